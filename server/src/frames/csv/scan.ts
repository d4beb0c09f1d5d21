import type { EntrySink, Scanner } from '../../formats/format.ts'
import { viewOn } from '../../model/memory.ts'
import { LF, trimEnd } from '../ascii.ts'
import { delimiterOf, isEmpty } from './delimiter.ts'
import { emptyRow, type Input, LONGEST, type Row, splitRow, UNFINISHED } from './row.ts'

const HASH = 0x23
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf]

/** What a record is, besides a gap: an entry, or a line that names columns (or says nothing). Any other word is the reason for which it cannot be read. */
export const ENTRY = ''
export const HEADING = 'heading'
/** What a reader says of a record whose meaning hangs on records behind it that are not in hand yet: it is asked again. It must not have changed anything then. */
export const UNREAD = 'unread'

/** What lies behind the record in hand, for the rare one whose meaning hangs on it. */
export interface Ahead {
  /** All bytes in hand and the room behind them, by which several are read at once. */
  view: DataView
  /** Where the record behind begins. */
  next: number
  /** Where the bytes in hand end. */
  end: number
  /** Whether the file ends there. */
  last: boolean
  /** Splits the record at a place and returns where the one behind it begins; `UNFINISHED` where its end is not in hand. */
  readonly split: (at: number, row: Row) => number
}

/** Adds records that are alike (`AlikeRows`). */
export interface AlikeRecords {
  /** Takes bytes that are read next, up to `end`. */
  open(bytes: Uint8Array, end: number): void
  /** Adds the records from the one at `at` on that are known, and returns where the first begins that is not. */
  read(at: number, line: number, moved: number, sink: EntrySink): number
  /** Lines that were passed by the last `read`. */
  readonly count: number
  /** Learns from the record that was read by the format, and added. */
  learn(time: number, sink: EntrySink): void
}

/** What a format makes of the records. Made anew for every file. */
export interface RecordReader {
  /** What stands between values; absent where the file shows it: what stands first in it. */
  readonly delimiter?: number
  /** Present where a quote is an ordinary letter and nothing is quoted. */
  readonly quotes?: false
  /** Fills the draft with what a record states. Says what the record is: `ENTRY`, `HEADING`, `UNREAD`, or in words why it cannot be read. */
  readonly record: (bytes: Uint8Array, row: Row, sink: EntrySink, delimiter: number, ahead: Ahead) => string
  /** Takes in a line that begins with `#`, without its end. Where a format has no such lines, that is a record like any other. */
  readonly directive?: (bytes: Uint8Array, start: number, end: number, sink: EntrySink) => void
  /**
   * Whether the line that begins at `at` plainly begins a record: a quote that is open there was never closed. May see only a part of the line,
   * and then says no; what it said of a part it says of the whole.
   */
  readonly begins?: (bytes: Uint8Array, at: number, end: number) => boolean
  /** What finds records that are alike, under the columns in force; each of them is what `record` calls an entry. */
  readonly alike?: () => AlikeRecords | undefined
}

/** How far the reading of one file has come. */
interface Reading {
  readonly reader: RecordReader
  readonly input: Input
  readonly row: Row
  readonly ahead: Ahead
  /** What finds records that are alike in the bytes in hand, whose last line ends at `linesEnd`. */
  alike: AlikeRecords | undefined
  linesEnd: number
  line: number
  /** Bytes from here on in which a value ends with its line, because nothing said where an open quote ends. */
  oneLine: number
}

/** The scanner of a file of delimited records: quotes, line ends, remarks, and recovery where a quote is never closed. */
export function csvScanner(reader: RecordReader): Scanner {
  const delimiter = reader.delimiter ?? 0
  const { begins } = reader
  const nothing = new Uint8Array(0)
  const input: Input = {
    bytes: nothing,
    view: viewOn(nothing),
    end: 0,
    last: false,
    delimiter,
    begins,
    quotes: reader.quotes ?? true,
    oneLine: false,
  }
  const ahead: Ahead = { view: input.view, next: 0, end: 0, last: false, split: (at, row) => splitRow(input, at, row) }
  const reading: Reading = { reader, input, row: emptyRow(), ahead, alike: undefined, linesEnd: 0, line: 1, oneLine: 0 }
  return {
    scan: (bytes, start, end, last, sink) => {
      input.bytes = bytes
      input.view = viewOn(bytes)
      input.end = end
      input.last = last
      ahead.view = input.view
      ahead.end = end
      ahead.last = last
      reading.alike = undefined
      reading.linesEnd = reader.alike === undefined ? start : bytes.subarray(start, end).lastIndexOf(LF) + 1 + start
      let at = start
      while (at < end) {
        at = readAlike(reading, at, sink)
        if (at >= end) break
        const next = readOne(reading, at, sink)
        if (next === UNFINISHED) break
        reading.oneLine = Math.max(0, reading.oneLine - (next - at))
        at = next
      }
      return at
    },
  }
}

/** Adds the records from `at` on that are alike, and returns where the first begins that is not. */
function readAlike(reading: Reading, at: number, sink: EntrySink): number {
  const alike = reading.reader.alike?.()
  if (alike !== reading.alike) alike?.open(reading.input.bytes, reading.linesEnd)
  reading.alike = alike
  // Where a value ends with its line, a record may be another than it was elsewhere.
  if (alike === undefined || reading.oneLine > 0) return at
  const next = alike.read(at, reading.line, 0, sink)
  reading.line += alike.count
  return next
}

/** Reads the record, remark or blank line at `at`, and returns where the next one begins. */
function readOne(reading: Reading, at: number, sink: EntrySink): number {
  const { reader, input, row, ahead } = reading
  const { bytes, end } = input
  const first = firstStated(bytes, at, end)
  if (bytes[first] === HASH && first < end && reader.directive !== undefined) return readDirective(reading, at, first, sink)
  if (input.delimiter === 0 && !findDelimiter(input, first)) return UNFINISHED
  input.oneLine = reading.oneLine > 0
  const next = splitRow(input, first, row)
  if (next === UNFINISHED) return UNFINISHED
  ahead.next = next
  const verdict = row.values === 1 && isEmpty(bytes, first, next) ? HEADING : reader.record(bytes, row, sink, input.delimiter, ahead)
  if (verdict === UNREAD) return UNFINISHED
  if (row.cutBack) reading.oneLine = LONGEST
  hand(verdict, at, next, reading, sink)
  reading.line += row.breaks + (bytes[next - 1] === LF ? 1 : 0)
  return next
}

function hand(verdict: string, at: number, next: number, { line, alike }: Reading, sink: EntrySink): void {
  const { time } = sink
  if (verdict === ENTRY) {
    sink.add(at, next, line)
    alike?.learn(time, sink)
  } else if (verdict === HEADING) sink.rest(at, next, line)
  else sink.gap(at, next, line, verdict)
}

function readDirective(reading: Reading, at: number, first: number, sink: EntrySink): number {
  const { bytes, end, last } = reading.input
  let stop = first
  while (stop < end && bytes[stop] !== LF) stop++
  if (stop === end && !last) return UNFINISHED
  reading.reader.directive?.(bytes, first, trimEnd(bytes, first, stop), sink)
  const next = Math.min(stop + 1, end)
  sink.rest(at, next, reading.line)
  if (stop < end) reading.line++
  return next
}

/** Takes what stands between values from the first line that says something; false where that line is not all in hand. */
function findDelimiter(input: Input, first: number): boolean {
  const { bytes, end, last } = input
  const feed = bytes.subarray(0, end).indexOf(LF, first)
  if (feed < 0 && !last) return false
  if (!isEmpty(bytes, first, feed < 0 ? end : feed)) input.delimiter = delimiterOf(bytes, first, end)
  return true
}

/** The first byte of a record behind the byte order mark of a file that was joined to another, and the zero bytes a crash left. */
function firstStated(bytes: Uint8Array, at: number, end: number): number {
  let first = at
  while (first < end && bytes[first] === 0) first++
  if (BYTE_ORDER_MARK.every((byte, i) => bytes[first + i] === byte) && first + 3 <= end) first += 3
  return first
}
