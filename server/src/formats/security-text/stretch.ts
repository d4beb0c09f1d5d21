import { wordAt } from '../../model/memory.ts'
import { type Block, copyProgress, MOST_VALUES, newProgress, type Progress } from './block.ts'
import { BLANKS } from './line.ts'

const LF = 10
/** A longer event is read line by line every time. */
const LONGEST = 8192

/**
 * An event as it was read once, without its values: the text between them, and what there is to know at its end. Another event with the same text is read by
 * comparing, four bytes at a time, and by looking where its values end.
 */
export interface Stretch {
  /** Whether the text begins behind the line `Event[0]`. */
  readonly numbered: boolean
  /** The texts, each from a word of its own on; the last word of each is filled up with zeros. */
  readonly words: Int32Array
  /** By piece: the length of its text, which slot the value behind it belongs to (none: -1), and whether the text ends with that value. */
  readonly lengths: Int32Array
  readonly slots: Int8Array
  /** By piece too: bytes at the end of the text that are the value of the slot; -1 where a value follows that differs from event to event. */
  readonly fixed: Int32Array
  readonly pieces: number
  readonly lines: number
  /** From the end of its text, and of the blank lines behind it, back to the last line that says something: bytes and lines. */
  readonly blankBytes: number
  readonly blankLines: number
  readonly end: Progress
  /** How many events had this text. */
  hits: number
}

/** The beginning of a line: index and line number. */
export interface Place {
  at: number
  line: number
}

/** Where the values of the event that is compared lie, by piece. */
const from = new Int32Array(MOST_VALUES)
const to = new Int32Array(MOST_VALUES)

/** What there is to learn from a block whose text begins at `origin` and ends before `end`; undefined where it is too long. */
export function stretchOf(block: Block, words: Int32Array, offset: number, origin: Place, end: Place): Stretch | undefined {
  const { values } = block
  const pieces = values.count + 1
  if (end.at - origin.at > LONGEST || values.count >= MOST_VALUES) return undefined
  const texts: number[] = []
  const lengths = new Int32Array(pieces)
  let at = origin.at
  for (let piece = 0; piece < pieces; piece++) {
    const stop = piece === values.count ? end.at : (values.varies[piece] === 1 ? values.from : values.to)[piece]!
    lengths[piece] = stop - at
    for (; at < stop; at += 4) texts.push(wordAt(words, at + offset) & (stop - at >= 4 ? -1 : -1 >>> (32 - ((stop - at) << 3))))
    at = values.to[piece]!
  }
  return {
    numbered: block.numbered,
    words: Int32Array.from(texts),
    lengths,
    slots: values.slots.slice(0, pieces),
    fixed: values.from.slice(0, pieces).map((start, piece) => (values.varies[piece] === 1 ? -1 : values.to[piece]! - start)),
    pieces,
    lines: end.line - origin.line,
    blankBytes: end.at - block.textEnd,
    blankLines: end.line - block.textEndLine,
    end: copyProgress(block, newProgress()),
    hits: 0,
  }
}

/** Where the text that begins at `origin` ends, if it is that of a stretch; else -1. */
export function endOfStretch(stretch: Stretch, bytes: Uint8Array, words: Int32Array, offset: number, origin: number, end: number): number {
  const { lengths, fixed, pieces, words: texts } = stretch
  const limit = Math.min(end, words.length * 4 - 8 - offset)
  let text = 0
  let at = origin
  for (let piece = 0; ; piece++) {
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
    from[piece] = fixed[piece]! < 0 ? at : at - fixed[piece]!
    if (fixed[piece]! < 0) at = valueEnd(bytes, at, limit)
    if (at < 0) return -1
    to[piece] = at
  }
}

/** The end of a value without the blanks behind it; -1 where there is none, or no line feed before `limit`. */
function valueEnd(bytes: Uint8Array, start: number, limit: number): number {
  if (start >= limit || BLANKS[bytes[start]!] === 1) return -1
  let at = start
  while (at < limit && bytes[at] !== LF) at++
  if (at === limit || at === start) return -1
  while (BLANKS[bytes[at - 1]!] === 1) at--
  return at
}

/** Brings a block whose first line was read to where the reading of the stretch that was compared last would have brought it. */
export function takeStretch(block: Block, { slots, pieces, end }: Stretch): void {
  copyProgress(end, block)
  for (let piece = 0; piece < pieces - 1; piece++) {
    const slot = slots[piece]!
    if (slot < 0) continue
    block.from[slot] = from[piece]!
    block.to[slot] = to[piece]!
  }
}
