import { viewOf } from '../ascii.ts'
import { isPadded } from '../blanks.ts'
import { ENDS, type Ends, MOST_PLACES, type Places, withoutBlanks } from './places.ts'

const BLANK = 32
/** A longer record is read in the usual way every time. */
const LONGEST = 8192
/** Bytes that are compared at once. */
const WIDTH = 8

/** Bytes, and a view by which eight of them are read at once. */
export interface Memory {
  readonly bytes: Uint8Array
  readonly view: DataView
}

export const memoryOf = (bytes: Uint8Array): Memory => ({ bytes, view: viewOf(bytes) })

/**
 * A record as it was read once, without its values: the pieces of text between them, as on a form that is to be filled in. Another record with the same text
 * is read by comparing, eight bytes at a time, and by looking where its values end. `says` is what its format knows of such a record.
 */
export interface Form<T> {
  /** The pieces, one behind the other. */
  readonly text: Memory
  /** By piece: how long it is, where it begins in the text, and what ends the value behind it. */
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

/** The form of a record at `[start, end)` whose places were noted; undefined where it has too many of them, is too long, or cannot be compared. */
export function formOf<T>(bytes: Uint8Array, places: Places, start: number, end: number, says: T): Form<T> | undefined {
  if (end - start > LONGEST || places.count > MOST_PLACES) return undefined
  const pieces = places.count + 1
  const text = new Uint8Array(end - start)
  const lengths = new Int32Array(pieces)
  const begins = new Int32Array(pieces)
  let at = start
  let length = 0
  for (let piece = 0; piece < pieces; piece++) {
    const stop = piece === places.count ? end : places.from[piece]!
    text.set(bytes.subarray(at, stop), length)
    begins[piece] = length
    lengths[piece] = stop - at
    length += stop - at
    at = places.to[piece]!
  }
  const form = { text: memoryOf(text), lengths, begins, ends: places.ends.slice(0, places.count), pieces, says }
  return form.lengths.every((size, piece) => isSameText(form.text, begins[piece]!, form.text, begins[piece]!, size)) ? form : undefined
}

/**
 * Whether two stretches of some length are the same. Eight bytes are compared as a number with a fraction: nothing else is read as fast. Of those not all are
 * equal to themselves, and two are equal that are not the same, both of them zero: such bytes, which no text has, are the same as none.
 */
export function isSameText(one: Memory, at: number, other: Memory, otherAt: number, length: number): boolean {
  if (length < WIDTH) {
    for (let i = 0; i < length; i++) if (one.bytes[at + i] !== other.bytes[otherAt + i]) return false
    return true
  }
  const { view } = one
  const { view: otherView } = other
  const last = length - WIDTH
  for (let i = 0; i < last; i += WIDTH) {
    const number = view.getFloat64(at + i, true)
    if (number !== otherView.getFloat64(otherAt + i, true) || number === 0) return false
  }
  const number = view.getFloat64(at + last, true)
  return number === otherView.getFloat64(otherAt + last, true) && number !== 0
}

/** Where a record ends that is known to be like a form up to its piece `first`, if it is so to its end; else -1. */
export function endOfForm(form: Form<unknown>, memory: Memory, values: Values, first: number, limit: number): number {
  const { lengths, pieces, text, ends, begins } = form
  let at = values.begins[first]!
  for (let piece = first; ; piece++) {
    values.failed = piece
    values.begins[piece] = at
    const length = lengths[piece]!
    if (at + length > limit || !isSameText(memory, at, text, begins[piece]!, length)) return -1
    at += length
    if (piece === pieces - 1) return at
    const stop = valueEnd(memory.bytes, at, limit, ends[piece]!, values, piece)
    if (stop < 0) return -1
    values.from[piece] = at
    values.to[piece] = withoutBlanks(memory.bytes, at, stop)
    if (isPadded(memory.bytes, at, values.to[piece]!)) return -1
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
  const length = one.lengths[piece]!
  return (
    length === other.lengths[piece] &&
    one.ends[piece] === other.ends[piece] &&
    isSameText(one.text, one.begins[piece]!, other.text, other.begins[piece]!, length)
  )
}
