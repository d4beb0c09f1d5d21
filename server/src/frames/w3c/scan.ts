import type { EntrySink, Known, Scanner, ScanState } from '../../formats/format.ts'
import { afterLineEnd, BLANK, BYTE_ORDER_MARK, HASH, lineEnd } from './bytes.ts'
import type { Columns } from './columns.ts'
import { type Heading, guessColumns, headingOf, headingState, noHeading, readDirective } from './heading.ts'
import { splitQuotedRow } from './quotedRow.ts'
import { clearRow, emptyRow, type Row, splitRow } from './row.ts'
import { type Alike, alikeRows } from './alike.ts'
import type { AlikeRows } from '../alike/rows.ts'
import { type ClockState, type RowClock, rowClock } from './rowClock.ts'
import { type Stretch, stretches, wholeLinesEnd } from './stretch.ts'

/** Fills the sink's draft with what a row says: who and what; its time is read already. Made anew for every file. */
export interface RowReader {
  (bytes: Uint8Array, row: Row, sink: EntrySink): void
  /** Present where a row may mean what rows before it say. */
  readonly memory?: RowMemory
  /** What it knows of rows that are alike. */
  readonly alike?: Alike
}

/** What a reader keeps of the rows so far, as data. */
export interface RowMemory {
  state(sink: EntrySink): Known
  resume(state: Known): void
}

/** How far the reading of one file has come. */
interface Reading {
  readonly row: Row
  readonly clock: RowClock
  readonly heading: Heading
  readonly readRow: RowReader
  line: number
  /** The line behind the last directive or blank line. */
  headed: number
  /** The rows that are alike, under the columns they have. */
  alike: AlikeRows | undefined
  alikeUnder: Columns | undefined
}

/** The scanner of a W3C extended log: lines, directives, columns and times. `readRow` knows what the columns mean for a service. */
export function w3cScanner(readRow: RowReader, before?: ScanState): Scanner {
  const reading = before === undefined ? atStart(readRow) : behind(readRow, before)
  return {
    scan: (bytes, start, end, last, sink) => {
      const done = last ? end : wholeLinesEnd(bytes, start, end)
      for (const stretch of stretches(bytes, start, done)) readLines(reading, stretch, sink)
      return done
    },
    state: sink => stateOf(reading, sink),
  }
}

const atStart = (readRow: RowReader): Reading => ({
  row: emptyRow(),
  clock: rowClock(),
  heading: noHeading(),
  readRow,
  line: 1,
  headed: 0,
  alike: undefined,
  alikeUnder: undefined,
})

/** What a row needs to know of the lines before it. */
type KnownLines = readonly [heading: Known, clock: ClockState, isHeaded: boolean, rows: Known]

function stateOf(reading: Reading, sink: EntrySink): ScanState {
  const { heading, clock, line, headed, readRow } = reading
  if (isPast(reading)) clock.pass()
  return { line, year: 0, known: [headingState(heading), clock.state(), line === headed, readRow.memory?.state(sink) ?? null] }
}

function behind(readRow: RowReader, { line, known }: ScanState): Reading {
  const [heading, clock, isHeaded, rows] = known as KnownLines
  readRow.memory?.resume(rows)
  return { ...atStart(readRow), heading: headingOf(heading), clock: rowClock(clock), line, headed: isHeaded ? line : 0 }
}

/** Whether rows with dates of their own came since the last `#Date`. */
const isPast = ({ heading, line, headed }: Reading): boolean => line !== headed && heading.columns?.dated === true

function readLines(reading: Reading, stretch: Stretch, sink: EntrySink): void {
  const { bytes, view, end } = stretch
  const { row, heading } = reading
  row.view = view
  let at = stretch.start
  openAlike(reading, stretch)
  while (at < end) {
    if (heading.columns !== reading.alikeUnder) useColumns(reading, stretch)
    if (reading.alike !== undefined && !heading.quoted) {
      at = readAlike(reading, reading.alike, at, stretch.moved, sink)
      if (at >= end) break
    }
    const first = bytes[at]!
    if (first <= HASH || first === BYTE_ORDER_MARK || heading.columns === undefined || heading.quoted) {
      at = readUnusual(reading, stretch, at, sink)
      continue
    }
    const stop = splitRow(view, bytes, at, heading.columns, row)
    if (heading.guessed && row.values !== heading.columns.count) at = readUnusual(reading, stretch, at, sink)
    else at = addRow(reading, stretch, at, afterLineEnd(bytes, stop, end), sink)
  }
  if (stretch.textEnd < end) reading.line--
}

/** Adds the rows from `at` on that are alike, and returns where the first begins that is not. */
function readAlike(reading: Reading, alike: AlikeRows, at: number, moved: number, sink: EntrySink): number {
  const { heading, clock, line } = reading
  if (heading.columns?.dated === true) {
    const next = alike.read(at, line, moved, sink)
    reading.line += alike.count
    return next
  }
  const [midnight, last] = clock.state()
  const next = alike.readOf((midnight ?? Number.NaN) / 1000, Math.ceil(last / 1000), at, line, moved, sink)
  if (alike.count > 0) clock.goOn(alike.last * 1000)
  reading.line += alike.count
  return next
}

/** Looks for rows that are alike under the columns in force. */
function useColumns(reading: Reading, stretch: Stretch): void {
  const { heading, row, readRow } = reading
  reading.alikeUnder = heading.columns
  reading.alike = heading.columns === undefined || heading.quoted ? undefined : alikeRows(readRow, heading.columns, row)
  openAlike(reading, stretch)
}

/** A line that was closed for reading only is longer than it says. */
const openAlike = ({ alike }: Reading, { bytes, start, end, textEnd }: Stretch): void =>
  alike?.open(bytes, textEnd < end ? wholeLinesEnd(bytes, start, textEnd) : end)

/** Hands the row that was split to the sink, as an entry or a gap, and returns where the next line begins. */
function addRow(reading: Reading, { bytes, moved, textEnd }: Stretch, at: number, next: number, sink: EntrySink): number {
  const { row, heading } = reading
  const { columns } = heading
  const fits = columns !== undefined && row.values === columns.count
  const time = fits ? reading.clock.read(bytes, row, columns) : undefined
  const end = Math.min(next, textEnd) + moved
  if (time === undefined) sink.gap(at + moved, end, reading.line++, misfit(reading, fits))
  else {
    sink.time = time
    reading.readRow(bytes, row, sink)
    sink.add(at + moved, end, reading.line++)
    reading.alike?.learn(time, sink)
  }
  return next
}

function misfit({ row, heading }: Reading, fits: boolean): string {
  if (heading.columns === undefined) return 'no #Fields above this row, and its shape is not known'
  if (fits) return 'no date and time where #Fields names them'
  return heading.guessed
    ? 'not the shape of the rows before it'
    : `${row.values} values where #Fields names ${heading.columns.names.length}`
}

/** Reads a line that is no plain row below a heading: directive, comment, blank line, row with quotes, row whose columns must be guessed. */
function readUnusual(reading: Reading, stretch: Stretch, at: number, sink: EntrySink): number {
  const { bytes, end, textEnd, moved } = stretch
  const stop = lineEnd(bytes, at, end)
  const next = afterLineEnd(bytes, stop, end)
  const first = firstStated(bytes, at, stop)
  if (first < stop && bytes[first] !== HASH) {
    splitUnusual(reading, stretch, first, stop, sink)
    return addRow(reading, stretch, at, next, sink)
  }
  if (isPast(reading)) reading.clock.pass()
  if (first < stop) readHeading(reading, bytes.subarray(first, stop), sink)
  sink.rest(at + moved, Math.min(next, textEnd) + moved, reading.line++)
  reading.headed = reading.line
  return next
}

function readHeading({ row, heading, clock }: Reading, line: Uint8Array, sink: EntrySink): void {
  const before = heading.columns
  readDirective(heading, clock, line, sink)
  if (heading.columns !== before) clearRow(row)
}

function splitUnusual(reading: Reading, stretch: Stretch, first: number, stop: number, sink: EntrySink): void {
  const { row, heading } = reading
  split(reading, stretch, first, stop)
  if (heading.columns !== undefined && (!heading.guessed || row.values === heading.columns.count)) return
  if (!guessColumns(heading, stretch.bytes.subarray(first, stop), sink)) return
  clearRow(row)
  split(reading, stretch, first, stop)
}

function split({ row, heading }: Reading, { bytes, view }: Stretch, first: number, stop: number): void {
  if (heading.columns === undefined) return
  if (heading.quoted) splitQuotedRow(bytes, first, stop, heading.columns, row)
  else splitRow(view, bytes, first, heading.columns, row)
}

/** The first byte of a line that says something: behind blanks, and behind the byte order mark of a file that was joined to another. */
function firstStated(bytes: Uint8Array, at: number, stop: number): number {
  let first = bytes[at] === BYTE_ORDER_MARK && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf ? at + 3 : at
  while (first < stop && bytes[first]! <= BLANK) first++
  return first
}
