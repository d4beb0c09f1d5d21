import { marksOf } from '../model/memory.ts'

const LINE_FEED = 10

/** Bytes to look through at a time, and so the most line feeds that `lineFeeds` writes. */
export const WINDOW = 32_768

/**
 * Finds the line feeds of `bytes[start, end)` (not longer than a window), writes their indices in order and returns how many there are. Looks at four
 * bytes at a time, which is what makes reading by lines fast: a scanner that knows where a line ends need not search for it.
 */
export function lineFeeds(bytes: Uint8Array, start: number, end: number, into: Int32Array): number {
  const shift = bytes.byteOffset & 3
  const firstWord = (start + shift + 3) >> 2
  const lastWord = (end + shift) >> 2
  if (lastWord <= firstWord) return one(bytes, start, end, into, 0)
  const words = new Int32Array(bytes.buffer, bytes.byteOffset - shift, lastWord)
  let count = one(bytes, start, firstWord * 4 - shift, into, 0)
  for (let word = firstWord; word < lastWord; word++) {
    const differs = words[word]! ^ 0x0a0a0a0a
    if (((differs - 0x01010101) & ~differs & 0x80808080) === 0) continue
    const at = word * 4 - shift
    if (bytes[at] === LINE_FEED) into[count++] = at
    if (bytes[at + 1] === LINE_FEED) into[count++] = at + 1
    if (bytes[at + 2] === LINE_FEED) into[count++] = at + 2
    if (bytes[at + 3] === LINE_FEED) into[count++] = at + 3
  }
  return one(bytes, lastWord * 4 - shift, end, into, count)
}

/** The same, one byte at a time. */
function one(bytes: Uint8Array, start: number, end: number, into: Int32Array, count: number): number {
  let found = count
  for (let at = start; at < end; at++) if (bytes[at] === LINE_FEED) into[found++] = at
  return found
}

/** The first line feed at or behind `start`; `end` where there is none before it. `words` is the memory of the bytes. */
export function lineFeedAfter(bytes: Uint8Array, words: Int32Array, start: number, end: number): number {
  const shift = bytes.byteOffset
  const last = (end + shift) >> 2
  let word = (start + shift) >> 2
  let marks = word < last ? feedsOf(words[word]!) & (-1 << (((start + shift) & 3) << 3)) : 0
  while (marks === 0 && ++word < last) marks = feedsOf(words[word]!)
  if (marks !== 0) return (word << 2) + ((31 - Math.clz32(marks & -marks)) >> 3) - shift
  let at = Math.max(start, (last << 2) - shift)
  while (at < end && bytes[at] !== LINE_FEED) at++
  return at
}

const feedsOf = (word: number): number => marksOf(word, 0x0a0a0a0a)
