import { LF } from './bytes.ts'

/** Whole lines in memory, the last one closed by a line end, all of it readable four bytes at a time. */
export interface Stretch {
  readonly bytes: Uint8Array
  /** The memory of `bytes` as little-endian words; `bytes` begins at `shift` in it. */
  readonly words: Int32Array
  readonly shift: number
  readonly start: number
  readonly end: number
  /** Added to a position here, gives the position in the bytes that were handed to the scanner. */
  readonly moved: number
  /** Where the text ends: before `end` where its last line was closed for reading only. */
  readonly textEnd: number
}

/** `bytes[start, end)` as stretches: what can be read in place, and a copy of the lines at the very end of the memory or without a line end. */
export function stretches(bytes: Uint8Array, start: number, end: number): readonly Stretch[] {
  const inPlace = wholeLines(bytes, start, end)
  const tail = inPlace < end ? [closedCopy(bytes, inPlace, end)] : []
  return inPlace > start ? [stretch(bytes, start, inPlace, 0, inPlace), ...tail] : tail
}

/** The end of the last whole line of `bytes[start, end)`; `start` where there is none. */
export const wholeLinesEnd = (bytes: Uint8Array, start: number, end: number): number =>
  end > start ? bytes.subarray(start, end).lastIndexOf(LF) + 1 + start : start

/** The end of the last whole line that lies in whole words of memory. */
const wholeLines = (bytes: Uint8Array, start: number, end: number): number =>
  wholeLinesEnd(bytes, start, Math.min(end, (bytes.buffer.byteLength & ~3) - bytes.byteOffset))

function closedCopy(bytes: Uint8Array, start: number, end: number): Stretch {
  const length = end - start
  const copy = new Uint8Array((length + 4) & ~3)
  copy.set(bytes.subarray(start, end))
  const closed = bytes[end - 1] === LF
  if (!closed) copy[length] = LF
  return stretch(copy, 0, closed ? length : length + 1, start, length)
}

function stretch(bytes: Uint8Array, start: number, end: number, moved: number, textEnd: number): Stretch {
  const words = new Int32Array(bytes.buffer, 0, bytes.buffer.byteLength >> 2)
  return { bytes, words, shift: bytes.byteOffset, start, end, moved, textEnd }
}
