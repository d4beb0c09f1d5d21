import { BLANK, CR, LF } from '../ascii.ts'
import type { Column, Span } from './columns.ts'
import { LONGEST_LINE } from './lines.ts'

/** A record as it was read, or a line that is none: positions are those of the bytes in hand. */
export interface ReadRecord {
  readonly start: number
  readonly stop: number
  readonly lines: number
  /** Where that ends which was looked at below it. */
  readonly seen: number
  /**
   * What its reading relied on beside its text, a number that its reader gave; 0 for nothing, `NOT_KEPT` where it is to be read anew when it comes again. Of a line that is
   * no entry, a number below that says what is to be done wherever it stands.
   */
  readonly reliance: number
  /**
   * Where the address and the port of who called stand in it, up to what stands behind them and blanks, counted from its start: any others may stand there when the
   * record comes again. Only its who depends on the address; the port the entry has beside what it says (`EntrySink.port`). Its end is 0 where none stand there.
   */
  readonly caller: Readonly<Span>
}

/** A row of plain ASCII: where its words lie. What a row needs of the line below it is here too. */
export interface PlainRow {
  bytes: Uint8Array
  start: number
  words: number
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** Where the next line begins, and how many lines are read till there: a reader that reads on below moves both. */
  stop: number
  lines: number
  /** The first byte of the next line, and where the first one lies there that is no blank. */
  next: number
  nextAt: number
  /** Where that ends which was looked at below the row: its first letters. */
  seen: number
  /** What the reading relied on beside the text, as its reader numbers it: 0 for nothing, `NOT_KEPT` where the row is to be read anew when it comes again. */
  reliance: number
  /** Where the address and the port of who called stand in the row (`ReadRecord.caller`). */
  readonly caller: { start: number; end: number }
  /** Where values of a block lie from which nothing is read, counted from its start. */
  gaps: Span[]
}

export const NOT_KEPT = -1
/** Added to what a row relies on where that is something of the port of who called, which is told in the lowest bits. */
export const OF_PORT = 1 << 30

export const MOST_WORDS = 64
/** Bytes of the next line that must be in hand, and the letters of it that are looked at. */
export const AHEAD = 64
const LETTERS = 4
const DELETE = 0x7f

export const emptyPlainRow = (): PlainRow => ({
  bytes: new Uint8Array(0),
  start: 0,
  words: 0,
  stop: 0,
  lines: 0,
  starts: new Int32Array(MOST_WORDS),
  ends: new Int32Array(MOST_WORDS),
  next: 0,
  nextAt: 0,
  seen: 0,
  reliance: 0,
  caller: { start: 0, end: 0 },
  gaps: [],
})

/** The line feed of the line end at `at`, in front of which carriage returns may stand: wmic writes two. -1 where none is. */
export function lineFeedAt(bytes: Uint8Array, at: number): number {
  let feed = at
  while (bytes[feed] === CR) feed++
  return bytes[feed] === LF ? feed : -1
}

export const isLineEnd = (bytes: Uint8Array, at: number): boolean => lineFeedAt(bytes, at) >= 0

/** Where the line behind a blank one at `at` begins; -1 where it is none, or the line below may be a ruler. */
export function afterBlankLine(bytes: Uint8Array, at: number, end: number, row: PlainRow): number {
  const feed = lineFeedAt(bytes, at)
  if (feed < 0 || feed + 1 + AHEAD > end) return -1
  return rowEnds(bytes, at, feed + 1, 0, row)
}

/** Looks at what stands below some lines that end at `next`; false where it is not in hand. */
export function afterLines(bytes: Uint8Array, at: number, next: number, lines: number, end: number, row: PlainRow): boolean {
  if (next + AHEAD > end || rowEnds(bytes, at, next, 0, row) < 0) return false
  row.lines = lines
  return true
}

/** Takes in a row that ends at `next`, if what stands below it is in hand; returns where the next line begins, or -1. */
export function rowEnds(bytes: Uint8Array, at: number, next: number, words: number, row: PlainRow): number {
  row.bytes = bytes
  row.start = at
  row.words = words
  row.lines = 0
  row.caller.end = 0
  return seeNext(row, next, next + AHEAD) ? next : -1
}

/** Looks at the line that begins at `next`; false where what it begins with is not in hand. */
function seeNext(row: PlainRow, next: number, end: number): boolean {
  const { bytes } = row
  const reach = Math.min(end, next + AHEAD) - 8
  let first = next
  while (first < reach && bytes[first] === BLANK) first++
  row.stop = next
  row.lines++
  row.next = bytes[next]!
  row.nextAt = first
  row.seen = first + LETTERS
  return first < reach
}

/** Reads on to the line behind the next one, and returns where the next one ends, without its line end; -1 where it is not plain or not all in hand. */
export function readOn(row: PlainRow, end: number): number {
  const { bytes } = row
  const reach = Math.min(end - AHEAD, row.stop + LONGEST_LINE - 2)
  let i = row.nextAt
  while (i < reach && bytes[i]! >= BLANK && bytes[i]! < DELETE) i++
  let last = i
  while (last > row.nextAt && bytes[last - 1] === BLANK) last--
  const feed = lineFeedAt(bytes, i)
  if (i >= reach || last === row.nextAt || feed < 0) return -1
  return seeNext(row, feed + 1, end) ? last : -1
}

/** Where the value of every column lies in a row; its end is 0 where it has none. */
export interface PlainValues {
  readonly starts: Int32Array
  readonly ends: Int32Array
}

export const emptyPlainValues = (): PlainValues => ({ starts: new Int32Array(MOST_WORDS), ends: new Int32Array(MOST_WORDS) })

/** Gives the words of a row to the columns below whose headings they stand, as `rowCells` does. */
export function placeWords(row: PlainRow, columns: readonly Column[], values: PlainValues): void {
  // A call of fill() costs more than these few cells.
  for (let i = 0; i < columns.length; i++) values.ends[i] = 0
  let column = 0
  for (let word = 0; word < row.words; word++) {
    const start = row.starts[word]! - row.start
    const end = row.ends[word]! - row.start
    column = columnFrom(columns, column, start, end)
    if (values.ends[column] === 0) values.starts[column] = row.starts[word]!
    values.ends[column] = row.ends[word]!
  }
}

/** The column of a word, from that of the word before on: whose heading ends where it ends, or stands above it, else the one on its left. */
function columnFrom(columns: readonly Column[], first: number, start: number, end: number): number {
  let under = -1
  let next = -1
  for (let i = first; i < columns.length; i++) {
    const column = columns[i]!
    if (column.end === end && start < end) return i
    if (under < 0 && start < column.end && end > column.start) under = i
    if (column.start >= end) {
      next = i
      break
    }
  }
  if (under >= 0) return under
  return next < 0 ? columns.length - 1 : Math.max(first, next - 1)
}
