import { bytesWithRoom, ROOM } from '../../model/memory.ts'
import { LF } from './bytes.ts'

/** Whole lines in memory, the last one closed by a line end, all of it readable four bytes at a time. */
export interface Stretch {
  readonly bytes: Uint8Array
  /** The memory from the first of `bytes` on. */
  readonly view: DataView
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

/** The end of the last whole line that has room behind it. */
const wholeLines = (bytes: Uint8Array, start: number, end: number): number =>
  wholeLinesEnd(bytes, start, Math.min(end, bytes.buffer.byteLength - bytes.byteOffset - ROOM))

function closedCopy(bytes: Uint8Array, start: number, end: number): Stretch {
  const length = end - start
  const copy = bytesWithRoom(length + 1)
  copy.set(bytes.subarray(start, end))
  const closed = bytes[end - 1] === LF
  if (!closed) copy[length] = LF
  return stretch(copy, 0, closed ? length : length + 1, start, length)
}

function stretch(bytes: Uint8Array, start: number, end: number, moved: number, textEnd: number): Stretch {
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset), start, end, moved, textEnd }
}
