import { CR, LF } from '../ascii.ts'

const QUOTE = 0x22
/** One byte four times, as a number. */
const ONES = 0x01010101
const FEEDS = LF * ONES
/** Values of a record beyond these are counted, and not kept. */
export const MOST_COLUMNS = 1023
/** The column of a value that the heading does not name: it always is empty. */
export const ABSENT = 1024
/** What `splitRow` returns of a record whose end is not in hand yet. */
export const UNFINISHED = -1
/**
 * A quote that is still open this many bytes behind the beginning of its record was never closed. With one chunk more this still is less than the
 * longest record a source hands over, so that it is found out here.
 */
export const LONGEST = 0xc0000

/** The record that was split last: where the value of each column lies, without its quotes. */
export interface Row {
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** 1 where a quote inside the value is doubled. */
  readonly doubled: Uint8Array
  /** How many values the record has. */
  values: number
  /** How many values are told apart, where a format reads no more of a record: the last one is all the rest of the line, if nothing is quoted there. */
  most: number
  /** Line feeds inside the record. */
  breaks: number
  /** Whether a quote was open when the record was ended. */
  unclosed: boolean
  /** Whether it was ended because nothing said where it ends: the lines behind it are read one by one. */
  cutBack: boolean
}

export const emptyRow = (): Row => ({
  starts: new Int32Array(ABSENT + 1),
  ends: new Int32Array(ABSENT + 1),
  doubled: new Uint8Array(ABSENT + 1),
  values: 0,
  most: Number.POSITIVE_INFINITY,
  breaks: 0,
  unclosed: false,
  cutBack: false,
})

/** Bytes to split, and by what. */
export interface Input {
  bytes: Uint8Array
  /** The bytes and the room behind them (`viewOn`). */
  view: DataView
  end: number
  /** Whether nothing follows behind `end`. */
  last: boolean
  delimiter: number
  /** Whether quotes quote. */
  readonly quotes: boolean
  /** Whether a line plainly begins a record; see `RecordReader`. */
  readonly begins: ((bytes: Uint8Array, at: number, end: number) => boolean) | undefined
  /** Whether a value ends with its line, quoted or not. */
  oneLine: boolean
}

/** Splits the record that begins at `at` and returns where the one behind it begins; `UNFINISHED` where its end is not in hand. */
export function splitRow(input: Input, at: number, row: Row): number {
  const { bytes, view, end, last, delimiter, quotes } = input
  const delimiters = delimiter * ONES
  row.values = 0
  row.breaks = 0
  row.unclosed = false
  row.cutBack = false
  const { most } = row
  let i = at
  for (;;) {
    let stop = i
    if (row.values + 1 === most) {
      stop = firstOf(view, quotes ? QUOTE * ONES : FEEDS, i, end)
      if (stop === end ? last : bytes[stop] === LF) {
        keep(row, i, lineEnd(bytes, i, stop), 0)
        return Math.min(stop + 1, end)
      }
    }
    stop = i
    if (quotes && bytes[i] === QUOTE && i < end) {
      const close = plainlyQuoted(input, i, Math.min(end, at + LONGEST) - 1)
      if (close > 0) {
        keep(row, i + 1, close, 0)
        i = close + 2
        continue
      }
      stop = quoted(input, at, i, row)
      if (stop === UNFINISHED) return UNFINISHED
    } else {
      stop = bytes[i] === delimiter && i < end ? i : firstOf(view, delimiters, i, end)
      keep(row, i, stop < end && bytes[stop] === delimiter ? stop : lineEnd(bytes, i, stop), 0)
    }
    if (stop >= end) return last ? end : UNFINISHED
    if (bytes[stop] === LF) return stop + 1
    i = stop + 1
  }
}

/** Where the quote stands that closes the one at `open`, if it is the next one, on the same line, and a delimiter follows; 0 where it is not that plain. */
function plainlyQuoted({ bytes, view, delimiter }: Input, open: number, end: number): number {
  const close = firstOf(view, QUOTE * ONES, open + 1, end)
  return close < end && bytes[close] === QUOTE && bytes[close + 1] === delimiter ? close : 0
}

/** Where a line feed or the byte that `like` spells four times stands first in `[at, end)`; `end` where neither does. Of the marks the lowest is right. */
function firstOf(view: DataView, like: number, at: number, end: number): number {
  for (let i = at; i < end; i += 4) {
    const word = view.getInt32(i, true)
    const unlike = word ^ like
    const unlikeFeed = word ^ FEEDS
    const marks = (((unlike - ONES) & ~unlike) | ((unlikeFeed - ONES) & ~unlikeFeed)) & 0x80808080
    if (marks !== 0) return Math.min(end, i + ((31 - Math.clz32(marks & -marks)) >> 3))
  }
  return end
}

function keep(row: Row, start: number, end: number, doubled: number): void {
  const column = row.values < MOST_COLUMNS ? row.values : MOST_COLUMNS
  row.starts[column] = start
  row.ends[column] = end
  row.doubled[column] = doubled
  row.values++
}

/** The end of a value without the carriage returns of its line end, and the zero bytes a crash left. */
function lineEnd(bytes: Uint8Array, start: number, stop: number): number {
  let end = stop
  while (end > start && (bytes[end - 1] === CR || bytes[end - 1] === 0)) end--
  return end
}

/** Keeps the value whose quote opens at `open`, and returns where the delimiter or line feed behind it stands. */
function quoted(input: Input, record: number, open: number, row: Row): number {
  const { bytes, view, last } = input
  const reach = Math.min(input.end, record + LONGEST)
  const breaksBefore = row.breaks
  let firstBreak = -1
  let doubled = 0
  for (let i = firstOf(view, QUOTE * ONES, open + 1, reach); i < reach; i = firstOf(view, QUOTE * ONES, i + 1, reach)) {
    if (bytes[i] === QUOTE) {
      if (bytes[i + 1] === QUOTE && i + 1 < input.end) {
        doubled = 1
        i++
        continue
      }
      const stop = closes(input, i)
      if (stop === UNFINISHED) return UNFINISHED
      if (stop === NOT_CLOSED) continue
      keep(row, open + 1, i, doubled)
      return stop
    }
    if (input.oneLine || input.begins?.(bytes, i + 1, input.end) === true) return unclosed(input, open, i, doubled, row)
    if (firstBreak < 0) firstBreak = i
    row.breaks++
  }
  const isOut = reach < input.end || reach === record + LONGEST
  if (!isOut && !last) return UNFINISHED
  if (firstBreak < 0) return unclosed(input, open, feedFrom(input, reach), doubled, row)
  if (!isOut && input.begins !== undefined) return unclosed(input, open, lastBreak(input, row), doubled, row)
  row.breaks = breaksBefore
  row.cutBack = true
  return unclosed(input, open, firstBreak, doubled, row)
}

const NOT_CLOSED = -2

/** Where the value ends whose quote at `at` closes it: a quote closes only before a delimiter or a line end, any other stands in the value. */
function closes({ bytes, end, last, delimiter }: Input, at: number): number {
  let stop = at + 1
  if (stop < end && bytes[stop] === delimiter) return stop
  while (stop < end && (bytes[stop] === CR || bytes[stop] === 0)) stop++
  if (stop >= end) return last ? end : UNFINISHED
  return bytes[stop] === LF ? stop : NOT_CLOSED
}

function feedFrom({ bytes, end }: Input, at: number): number {
  let i = at
  while (i < end && bytes[i] !== LF) i++
  return i
}

/** Where the last line of the file ends: at its line feed, which then stands in no record, or at the end. */
function lastBreak({ bytes, end }: Input, row: Row): number {
  if (bytes[end - 1] !== LF) return end
  row.breaks--
  return end - 1
}

function unclosed({ bytes }: Input, open: number, stop: number, doubled: number, row: Row): number {
  row.unclosed = true
  keep(row, open + 1, lineEnd(bytes, open + 1, stop), doubled)
  return stop
}
