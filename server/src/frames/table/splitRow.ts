import { BLANK } from '../ascii.ts'
import { LONGEST_LINE } from './lines.ts'
import { AHEAD, lineFeedAt, MOST_WORDS, type PlainRow, rowEnds } from './plainRow.ts'
import { kindBelow } from './unread.ts'

/** Splits the row that begins at `at` into words or values, and returns where the next line begins; -1 where it is none of its kind, or the line below it is not in hand. */
export type RowSplitter = (bytes: Uint8Array, at: number, end: number, row: PlainRow) => number

const QUOTE = 0x22
const COMMA = 0x2c
const COLON = 0x3a
const SEMICOLON = 0x3b
const EQUALS = 0x3d
const MORE = 0x3e
const DELETE = 0x7f

/** How rows below a heading are split; `free` is the value between commas that may hold some itself, -1 for none. */
export function splitterBelow(heading: string, free: number): RowSplitter {
  const of = kindBelow(heading)
  if (of === 'quoted') return splitQuotedRow
  return of === 'listed' ? valueSplitter(heading.split(',').length, free) : splitPlainRow
}

const LETTER = 0
const SIGN = 1
const OTHER = 2

/** What a byte is in a word. `:`, `=` and quotes may make a name of what stands before the first of them; `>` ends prompts, and tabs are of other shapes. */
const KINDS = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === COLON || byte === EQUALS || byte === QUOTE) return SIGN
  return byte <= BLANK || byte >= DELETE || byte === MORE ? OTHER : LETTER
})

/**
 * Splits the row that begins at `at` into words and returns where the next line begins; -1 where it is no plain row: it has letters beyond ASCII, looks like a prompt,
 * like a name with a value or like quoted values, or the line below it is not in hand.
 */
export function splitPlainRow(bytes: Uint8Array, at: number, end: number, row: PlainRow): number {
  const { starts, ends } = row
  const reach = Math.min(end - AHEAD, at + LONGEST_LINE - 2)
  let words = 0
  let isNamed = false
  for (let i = bytes[at] === MORE ? at + 1 : at; i < reach; ) {
    while (i < reach && bytes[i] === BLANK) i++
    let stop = wordEnd(bytes, i, reach)
    for (; stop < reach && KINDS[bytes[stop]!] === SIGN; stop = wordEnd(bytes, stop + 1, reach)) {
      if (isNamed ? isBetweenValues(bytes, stop) : isNaming(bytes, stop)) return -1
      isNamed = true
    }
    if (stop > i) {
      if (words === MOST_WORDS) return -1
      starts[words] = i
      ends[words++] = stop
    }
    i = stop + 1
    if (bytes[stop] === BLANK) continue
    const feed = lineFeedAt(bytes, stop)
    return feed >= 0 && words > 0 && stop < reach ? rowEnds(bytes, at, feed + 1, words, row) : -1
  }
  return -1
}

/** Where the letters of a word end that begin at `from`. */
function wordEnd(bytes: Uint8Array, from: number, reach: number): number {
  const kinds = KINDS
  let i = from
  while (i < reach && kinds[bytes[i]!] === LETTER) i++
  return i
}

/** Whether the first sign of a row may make a name of what stands before it, as a colon does at the end of a word; or a row begins with a quoted value. */
const isNaming = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === EQUALS || (bytes[at] === COLON && bytes[at + 1]! <= BLANK) || isBetweenValues(bytes, at)

/** Whether a quote stands beside a sign between values. */
const isBetweenValues = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === QUOTE && (isBetween(bytes[at + 1]!) || isBetween(bytes[at - 1]!))

const isBetween = (byte: number): boolean => byte === COMMA || byte === SEMICOLON

/** Splits a row of quoted values, each a word without the blanks around it; -1 where it is none. */
export function splitQuotedRow(bytes: Uint8Array, at: number, end: number, row: PlainRow): number {
  const { starts, ends } = row
  const reach = Math.min(end - AHEAD, at + LONGEST_LINE - 2)
  let words = 0
  for (let i = at; bytes[i] === QUOTE && words < MOST_WORDS; i++) {
    const from = ++i
    while (i < reach && bytes[i] !== QUOTE && bytes[i]! >= BLANK && bytes[i]! < DELETE) i++
    if (i >= reach || bytes[i] !== QUOTE) return -1
    starts[words] = from
    ends[words] = i
    while (starts[words]! < i && bytes[starts[words]!] === BLANK) starts[words]!++
    while (ends[words]! > starts[words]! && bytes[ends[words]! - 1] === BLANK) ends[words]!--
    words++
    if (bytes[++i] === COMMA) continue
    const feed = lineFeedAt(bytes, i)
    return feed >= 0 ? rowEnds(bytes, at, feed + 1, words, row) : -1
  }
  return -1
}

/** Splits rows of so many values between commas, of which none is quoted, each a word without the blanks around it; no row that may be a name with a value. */
const valueSplitter =
  (values: number, free: number): RowSplitter =>
  (bytes, at, end, row) => {
    const { starts, ends } = row
    const reach = Math.min(end - AHEAD, at + LONGEST_LINE - 2)
    let words = 0
    let from = at
    for (let i = at; i < reach; i++) {
      const byte = bytes[i]!
      if (byte === COMMA || byte < BLANK) {
        if (words === MOST_WORDS) return -1
        starts[words] = from
        ends[words++] = i
        from = i + 1
        if (byte === COMMA) continue
        const feed = lineFeedAt(bytes, i)
        return feed >= 0 && joinValues(bytes, words - values, free, words, row) ? rowEnds(bytes, at, feed + 1, values, row) : -1
      }
      if (byte >= DELETE || byte === MORE || (words === 0 && KINDS[byte] === SIGN)) return -1
    }
    return -1
  }

/** Gives values that are too many to the one before them that may hold commas, and leaves the blanks out that stand around each. */
function joinValues(bytes: Uint8Array, surplus: number, free: number, words: number, { starts, ends }: PlainRow): boolean {
  if (surplus < 0 || (surplus > 0 && free < 0)) return false
  for (let to = 0; to < words - surplus; to++) {
    const from = surplus > 0 && to > free ? to + surplus : to
    starts[to] = starts[from]!
    ends[to] = ends[surplus > 0 && to === free ? from + surplus : from]!
    while (starts[to]! < ends[to]! && bytes[starts[to]!] === BLANK) starts[to]!++
    while (ends[to]! > starts[to]! && bytes[ends[to]! - 1] === BLANK) ends[to]!--
  }
  return true
}
