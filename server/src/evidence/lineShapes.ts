import { decodeText } from './text.ts'

/** The lines of a text as bytes, and what each looks like at its beginning. Numbers are 0-based. */
export interface Lines {
  readonly count: number
  /** Where each begins. */
  readonly starts: readonly number[]
  /** A number for its look: runs of letters, digits and blanks as one, other signs as they are. 0 for a line that says nothing. */
  shape(line: number): number
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
const BLANK = 32

const LETTERS = 1
const DIGITS = 2
const BLANKS = 3

export function linesOf(bytes: Uint8Array): Lines {
  const starts: number[] = []
  for (let at = 0; at < bytes.length; at = bytes.indexOf(LF, at) + 1 || bytes.length) starts.push(at)
  const endOf = (line: number): number => (starts[line + 1] ?? bytes.length + (bytes.at(-1) === LF ? 0 : 1)) - 1
  return {
    count: starts.length,
    starts,
    shape: line => shapeOf(bytes, starts[line]!, Math.min(endOf(line), starts[line]! + REACH)),
    isDirective: line => bytes[starts[line]!] === HASH,
    text: line => decodeText(bytes.subarray(starts[line], Math.min(endOf(line), starts[line]! + LONGEST))),
  }
}

function shapeOf(bytes: Uint8Array, start: number, end: number): number {
  let shape = 0
  let runs = 0
  let before = BLANKS
  for (let at = start; at < end && runs < RUNS; at++) {
    const look = lookOf(bytes[at]!)
    if (look === before && look <= BLANKS) continue
    before = look
    if (look === BLANKS) continue
    shape = (Math.imul(shape, 31) + look + 1) | 0
    runs++
  }
  return shape
}

function lookOf(byte: number): number {
  if (byte <= BLANK) return BLANKS
  if (byte >= 48 && byte <= 57) return DIGITS
  const letter = byte | 0x20
  return (letter >= 97 && letter <= 122) || byte >= 0x80 ? LETTERS : byte
}
