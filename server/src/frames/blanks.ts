import { BLANK } from './ascii.ts'

/** The blank that does not break in an ANSI page, and the last byte of it in UTF-8; and what stands before that. */
const NBSP = 0xa0
const NBSP_LEAD = 0xc2

/** 1 for blanks, tabs, line ends, and the blank that does not break, with which mail programs indent: in UTF-8 no text begins with that byte alone. */
export const SPACE = Uint8Array.from({ length: 256 }, (_, byte) => (byte === BLANK || byte === NBSP || (byte >= 9 && byte <= 13) ? 1 : 0))

/** Where a text begins: behind the blanks at the start of `bytes[start, end)`. */
export function textStart(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  while (at < end && (SPACE[bytes[at]!] === 1 || (bytes[at] === NBSP_LEAD && bytes[at + 1] === NBSP))) at++
  return at
}

/** Whether `bytes[start, end)` is more than blanks. */
export const hasText = (bytes: Uint8Array, start: number, end: number): boolean => textStart(bytes, start, end) < end

/** Where a text ends that begins at `start`: before the blanks at the end of `bytes[start, end)`. */
export function textEnd(bytes: Uint8Array, start: number, end: number): number {
  let last = end
  while (last > start && SPACE[bytes[last - 1]!] === 1) {
    const size = bytes[last - 1] === NBSP ? nbspsBefore(bytes, start, last) : 1
    if (size === 0) break
    last -= size
  }
  return last
}

/** The bytes that blanks that do not break take before `end`, where one of theirs stands; 0 where that ends a letter of UTF-8. */
function nbspsBefore(bytes: Uint8Array, start: number, end: number): number {
  let first = end - 1
  while (first > start && bytes[first - 1] === NBSP) first--
  const before = first > start ? bytes[first - 1]! : 0
  if (before === NBSP_LEAD) return end - first + 1
  const isLetter = before >= 0x80 && (before < NBSP_LEAD || end - first === bytesBehind(before))
  return isLetter ? 0 : end - first
}

/** How many bytes of a letter follow its first one in UTF-8. */
const bytesBehind = (lead: number): number => 1 + Number(lead >= 0xe0) + Number(lead >= 0xf0)

/**
 * Whether a value at `[from, to)` begins or ends with a blank that does not break (in UTF-8 or an ANSI page), or a letter like it in UTF-8: formats differ in
 * whether that is part of the value.
 */
export const isPadded = (bytes: Uint8Array, from: number, to: number): boolean =>
  bytes[from] === NBSP || bytes[to - 1] === NBSP || (bytes[from] === NBSP_LEAD && bytes[from + 1] === NBSP)
