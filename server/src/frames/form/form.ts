import { wordAt } from '../../model/memory.ts'
import { ENDS, type Ends, MOST_PLACES, type Places, withoutBlanks } from './places.ts'

const BLANK = 32
/** A longer record is read in the usual way every time. */
const LONGEST = 8192

/** Bytes at hand, and the memory behind them as words: byte 0 lies `offset` bytes into it. */
export interface Memory {
  readonly bytes: Uint8Array
  readonly words: Int32Array
  readonly offset: number
}

/**
 * A record as it was read once, without its values: the pieces of text between them, as on a form that is to be filled in. Another record with the same text
 * is read by comparing, four bytes at a time, and by looking where its values end. `says` is what its format knows of such a record.
 */
export interface Form<T> {
  /** The pieces, each from a word of its own on; the last word of each is filled up with zeros. */
  readonly texts: Int32Array
  /** By piece: how long it is, where its words begin, and what ends the value behind it. */
  readonly lengths: Int32Array
  readonly begins: Int32Array
  readonly ends: readonly Ends[]
  readonly pieces: number
  readonly says: T
}

/** Where the values of a record lie that is compared with forms, by piece; and where the pieces begin. */
export interface Values {
  readonly from: Int32Array
  readonly to: Int32Array
  /** 1 where signs stand for others. */
  readonly escaped: Uint8Array
  readonly begins: Int32Array
  /** The piece at which the form that was compared last was found to be another one. */
  failed: number
}

export const newValues = (): Values => ({
  from: new Int32Array(MOST_PLACES),
  to: new Int32Array(MOST_PLACES),
  escaped: new Uint8Array(MOST_PLACES),
  begins: new Int32Array(MOST_PLACES + 1),
  failed: 0,
})

/** The form of a record at `[start, end)` whose places were noted; undefined where it has too many of them, or is too long. */
export function formOf<T>({ words, offset }: Memory, places: Places, start: number, end: number, says: T): Form<T> | undefined {
  if (end - start > LONGEST || places.count > MOST_PLACES) return undefined
  const pieces = places.count + 1
  const texts: number[] = []
  const lengths = new Int32Array(pieces)
  const begins = new Int32Array(pieces)
  let at = start
  for (let piece = 0; piece < pieces; piece++) {
    const stop = piece === places.count ? end : places.from[piece]!
    lengths[piece] = stop - at
    begins[piece] = texts.length
    for (; at < stop; at += 4) texts.push(wordAt(words, at + offset) & (stop - at >= 4 ? -1 : -1 >>> (32 - ((stop - at) << 3))))
    at = places.to[piece]!
  }
  return { texts: Int32Array.from(texts), lengths, begins, ends: places.ends.slice(0, places.count), pieces, says }
}

/** Where a record ends that is known to be like a form up to its piece `first`, if it is so to its end; else -1. */
export function endOfForm(form: Form<unknown>, { bytes, words, offset }: Memory, values: Values, first: number, end: number): number {
  const { lengths, pieces, texts, ends, begins } = form
  const limit = Math.min(end, words.length * 4 - 8 - offset)
  let at = values.begins[first]!
  let text = begins[first]!
  for (let piece = first; ; piece++) {
    values.failed = piece
    values.begins[piece] = at
    const length = lengths[piece]!
    if (at + length > limit) return -1
    const bits = ((at + offset) & 3) << 3
    let word = (at + offset) >> 2
    let low = words[word]!
    for (const last = text + (length >> 2); text < last; text++) {
      const high = words[++word]!
      if (((low >>> bits) | ((high << 1) << (31 - bits))) !== texts[text]) return -1
      low = high
    }
    const rest = (length & 3) << 3
    if (rest !== 0 && (((low >>> bits) | ((words[word + 1]! << 1) << (31 - bits))) & (-1 >>> (32 - rest))) !== texts[text++]) return -1
    at += length
    if (piece === pieces - 1) return at
    const stop = valueEnd(bytes, at, limit, ends[piece]!, values, piece)
    if (stop < 0) return -1
    values.from[piece] = at
    values.to[piece] = withoutBlanks(bytes, at, stop)
    at = stop
  }
}

/** Where the value ends that begins at `start`: at `limit` at the latest. -1 where there is none, or blanks stand before it. */
function valueEnd(bytes: Uint8Array, start: number, limit: number, ends: Ends, { escaped }: Values, piece: number): number {
  if (start >= limit || bytes[start]! <= BLANK) return -1
  let isEscaped = 0
  let at = start
  for (; at < limit; at++) {
    const sign = ends[bytes[at]!]!
    if (sign === 0) continue
    if (sign === ENDS) break
    isEscaped = 1
    at += sign - 2
  }
  escaped[piece] = isEscaped
  return at <= limit && at > start ? at : -1
}

/** How many pieces two forms have in common, with the values behind them: a record that was found to be like the one up to there is like the other. */
export function commonPieces(one: Form<unknown>, other: Form<unknown>): number {
  const most = Math.min(one.pieces, other.pieces) - 1
  let piece = 0
  while (piece < most && isSamePiece(one, other, piece)) piece++
  return piece
}

function isSamePiece(one: Form<unknown>, other: Form<unknown>, piece: number): boolean {
  if (one.lengths[piece] !== other.lengths[piece] || one.ends[piece] !== other.ends[piece]) return false
  const start = one.begins[piece]!
  if (start !== other.begins[piece]) return false
  for (let i = start; i < one.begins[piece + 1]!; i++) if (one.texts[i] !== other.texts[i]) return false
  return true
}
