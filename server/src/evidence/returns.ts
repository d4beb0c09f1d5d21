import { marksOf, viewOn } from '../model/memory.ts'
import { type ByteSource, readBytes } from './byteSource.ts'

const LF = 10
const CR = 13
/** Bytes that show how the lines of a file end. */
const LOOKED_AT = 65_536

/** Whether a carriage return alone ends the lines of a text, as some tools and old systems have it. */
export function endsLinesWithReturns(text: ByteSource): boolean {
  const head = readBytes(text, 0, LOOKED_AT)
  return head.includes(CR) && !head.includes(LF)
}

/** The same text with line feeds in place of the carriage returns that end its lines; every byte keeps its place. */
export const withLineFeeds = <Source extends ByteSource>(text: Source): Source => ({
  ...text,
  readInto: (target, at, offset, length) => {
    const count = text.readInto(target, at, offset, length)
    const end = at + count
    for (let i = target.indexOf(CR, at); i >= 0 && i < end; i = target.indexOf(CR, i + 1)) {
      const following = i + 1 < end ? target[i + 1] : readBytes(text, offset + count, 1)[0]
      if (following !== LF) target[i] = LF
    }
    return count
  },
})

/** Watches a text while it is read from beginning to end. */
export interface ReturnWatch<Source extends ByteSource> {
  readonly text: Source
  /** Whether a carriage return stood alone in what was read: to an editor it ends a line, to most logs it is text. */
  sawLoneReturn(): boolean
}

/** The same text; reading it shows whether carriage returns stand alone in it. */
export function watchReturns<Source extends ByteSource>(text: Source): ReturnWatch<Source> {
  let isOpen = false
  let isSeen = false
  const look = (bytes: Uint8Array): void => {
    isSeen ||= (isOpen && bytes[0] !== LF) || hasLoneReturn(bytes)
    isOpen = bytes.at(-1) === CR
  }
  return {
    text: {
      ...text,
      readInto: (target, at, offset, length) => {
        const count = text.readInto(target, at, offset, length)
        if (!isSeen && count > 0) look(target.subarray(at, at + count))
        return count
      },
    },
    sawLoneReturn: () => isSeen || isOpen,
  }
}

/** Four bytes alike, as a number; and what finds a byte that is 0 among four. */
const RETURNS = 0x0d0d0d0d
const FEEDS = 0x0a0a0a0a
const ONES = 0x01010101
const HIGHS = 0x80808080 | 0
/** Bytes that are looked at together. */
const BLOCK = 16

/** Whether a carriage return stands before anything but a line feed. Sixteen bytes are asked at once, for this looks at every byte of a log. */
function hasLoneReturn(bytes: Uint8Array): boolean {
  const view = viewOn(bytes)
  const blocks = bytes.length - BLOCK
  let at = 0
  for (; at <= blocks; at += BLOCK) {
    const first = returnsIn(view.getInt32(at, true))
    const second = returnsIn(view.getInt32(at + 4, true))
    const third = returnsIn(view.getInt32(at + 8, true))
    const fourth = returnsIn(view.getInt32(at + 12, true))
    if (((first | second | third | fourth) & HIGHS) === 0) continue
    const alone =
      (first & ~marksOf(view.getInt32(at + 1, true), FEEDS)) |
      (second & ~marksOf(view.getInt32(at + 5, true), FEEDS)) |
      (third & ~marksOf(view.getInt32(at + 9, true), FEEDS)) |
      (fourth & ~marksOf(view.getInt32(at + 13, true), FEEDS))
    if ((alone & HIGHS) !== 0 && isLoneReturnIn(bytes, at, at + BLOCK)) return true
  }
  return isLoneReturnIn(bytes, at, bytes.length)
}

/** The high bit of every byte that is a carriage return, and now and then of one above such a byte. */
function returnsIn(four: number): number {
  const differing = four ^ RETURNS
  return (differing - ONES) & ~differing
}

function isLoneReturnIn(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] === CR && at + 1 < bytes.length && bytes[at + 1] !== LF) return true
  return false
}
