import { decodeText } from './text.ts'

/** The lines of a text as bytes, and what each looks like. Numbers are 0-based. */
export interface Lines {
  readonly count: number
  readonly bytes: Uint8Array
  /** Where each begins. */
  readonly starts: readonly number[]
  /**
   * A number for the look of a line's beginning: a label as its words, and of the rest runs of letters, digits and blanks as one, other signs as they are. 0 for a
   * line that says nothing.
   */
  shape(line: number): number
  /** A number for the words of a line, whatever numbers stand between them. 0 for a line that says nothing. */
  wording(line: number): number
  isDirective(line: number): boolean
  /** Its text without the line feed; of a very long one the beginning. */
  text(line: number): string
}

/** Bytes of a line that are looked at. */
const LONGEST = 2000
/** Signs and runs that make a shape, and the bytes in which they are looked for. */
const RUNS = 14
const REACH = 80
const LF = 10
const HASH = 35
const COLON = 58
const BLANK = 32

const LETTERS = 1
const DIGITS = 2
const BLANKS = 3

export function linesOf(bytes: Uint8Array): Lines {
  const starts: number[] = []
  for (let at = 0; at < bytes.length; at = bytes.indexOf(LF, at) + 1 || bytes.length) starts.push(at)
  const endOf = (line: number): number => (starts[line + 1] ?? bytes.length + (bytes.at(-1) === LF ? 0 : 1)) - 1
  const texts: string[] = []
  const endWithin = (line: number, reach: number): number => Math.min(endOf(line), starts[line]! + reach)
  return {
    count: starts.length,
    bytes,
    starts,
    shape: line => {
      const start = starts[line]!
      const end = endWithin(line, REACH)
      const label = labelEnd(bytes, start, end)
      return (hashOf(bytes, start, label, WORDS, REACH) * 31 + hashOf(bytes, label, end, LOOKS, RUNS)) | 0
    },
    wording: line => hashOf(bytes, starts[line]!, endWithin(line, LONGEST), WORDS, LONGEST),
    isDirective: line => bytes[starts[line]!] === HASH,
    text: line => (texts[line] ??= decodeText(bytes.subarray(starts[line], endWithin(line, LONGEST)))),
  }
}

/** Where the label ends that a line begins with: its colon has a blank or nothing behind it. */
function labelEnd(bytes: Uint8Array, start: number, end: number): number {
  const colon = bytes.subarray(start, end).indexOf(COLON)
  return colon > 0 && (bytes[start + colon + 1] ?? BLANK) <= BLANK ? start + colon : start
}

function hashOf(bytes: Uint8Array, start: number, end: number, looks: Uint8Array, most: number): number {
  let hash = 0
  let runs = 0
  let before = BLANKS
  for (let at = start; at < end && runs < most; at++) {
    const seen = looks[bytes[at]!]!
    if (seen === before && seen <= BLANKS) continue
    before = seen
    if (seen === BLANKS) continue
    hash = (Math.imul(hash, 31) + seen + 1) | 0
    runs++
  }
  return hash
}

function lookOf(byte: number): number {
  const letter = byte | 0x20
  return (letter >= 97 && letter <= 122) || byte >= 0x80 ? LETTERS : letterOf(byte)
}

function letterOf(byte: number): number {
  if (byte <= BLANK) return BLANKS
  return byte >= 48 && byte <= 57 ? DIGITS : byte
}

/** What each byte counts as: in a look, letters as one; in words, as themselves. */
const LOOKS = Uint8Array.from({ length: 256 }, (_, byte) => lookOf(byte))
const WORDS = Uint8Array.from({ length: 256 }, (_, byte) => letterOf(byte))
