import type { EntrySink, Scanner } from '../../formats/format.ts'
import { type Columns, columnsOf, fieldNames } from '../csv/columns.ts'
import { COMMA } from '../csv/delimiter.ts'
import { emptyRow, type Row } from '../csv/row.ts'
import { type Ahead, csvScanner, ENTRY, HEADING } from '../csv/scan.ts'
import { type ValueReader, valueReader, valueText, valueTexts } from '../csv/value.ts'
import { RepeatedBytes } from '../repeatedBytes.ts'
import { beginsWithStamp, stampReader } from './stamp.ts'

/** The slot of the time in every log. */
export const TIME = 0
/** Headings that rows without `#Fields` may be guessed to have. */
const MOST_GUESSES = 64

/** A row in hand: where its values lie, by slot. */
export interface Cells {
  bytes: Uint8Array
  row: Row
  columns: Columns
  /** The `#Log-type` line in force; '' where there is none. */
  logType: string
  /** A value with its doubled quotes made single. */
  readonly value: ValueReader
}

export const startOf = ({ row, columns }: Cells, slot: number): number => row.starts[columns.of[slot]!]!
export const endOf = ({ row, columns }: Cells, slot: number): number => row.ends[columns.of[slot]!]!
export const textOf = ({ bytes, row, columns }: Cells, slot: number): string => valueText(bytes, row, columns.of[slot]!)

/** The id that `read` finds for a column: found once for rows that repeat it, as those of a connection do. */
export function repeatedId(slot: number, read: (cells: Cells, sink: EntrySink) => number): (cells: Cells, sink: EntrySink) => number {
  const values = new RepeatedBytes()
  let id = 0
  return (cells, sink) => {
    if (!values.again(cells.bytes, startOf(cells, slot), endOf(cells, slot))) id = read(cells, sink)
    return id
  }
}

/** One kind of log that Exchange writes. Made anew for every file. */
export interface ExchangeLog {
  /** The columns it looks for, by lower-case name; the time's is `TIME`. */
  readonly slots: ReadonlyMap<string, number>
  /** The columns of a row that has no `#Fields` above it, from its shape. */
  readonly guess: (values: readonly string[]) => readonly string[] | undefined
  /** Fills the draft with what a row states besides its time; says what it is, as `RecordReader.record` does. */
  readonly read: (cells: Cells, sink: EntrySink, ahead: Ahead) => string
}

const decoder = new TextDecoder()

/** The scanner of a log of Exchange: comma-separated, headed by `#Fields`, each row with its time in UTC in front. */
export function exchangeScanner(log: ExchangeLog): Scanner {
  const stamps = stampReader()
  const none = columnsOf([], log.slots)
  const cells: Cells = { bytes: new Uint8Array(0), row: emptyRow(), columns: none, logType: '', value: valueReader() }
  let stated = false
  let guesses = 0
  const use = (names: readonly string[], sink: EntrySink): void => {
    cells.columns = columnsOf(names, log.slots)
    sink.heading(headingText(names, cells.logType))
  }
  const guess = (bytes: Uint8Array, row: Row, sink: EntrySink): void => {
    if (stated || row.values === cells.columns.names.length || guesses++ >= MOST_GUESSES) return
    const values = valueTexts(bytes, row)
    const names = log.slots.get(values[0]?.toLowerCase() ?? '') === TIME ? values : log.guess(values)
    if (names !== undefined) use(names, sink)
  }
  return csvScanner({
    delimiter: COMMA,
    begins: beginsWithStamp,
    directive: (bytes, start, end, sink) => {
      const line = decoder.decode(bytes.subarray(start, end))
      const names = fieldNames(line, ',')
      if (/^#log-type:/i.test(line)) cells.logType = line
      if (names === undefined) return
      stated = true
      use(names, sink)
    },
    record: (bytes, row, sink, _delimiter, ahead) => {
      cells.bytes = bytes
      cells.row = row
      guess(bytes, row, sink)
      const { columns } = cells
      if (row.values !== columns.names.length) return misfit(row, columns, stated)
      const time = stamps(bytes, startOf(cells, TIME), endOf(cells, TIME))
      if (Number.isNaN(time)) return isHeading(cells) ? HEADING : 'no date and time in its first column'
      const verdict = log.read(cells, sink, ahead)
      if (verdict === ENTRY) sink.time = time
      return verdict
    },
  })
}

/** A heading as the table keeps it: the columns, and the kind of log where it is stated. */
const headingText = (names: readonly string[], logType: string): string =>
  [`#Fields: ${names.join(',')}`, ...(logType === '' ? [] : [logType])].join('\n')

/** Newer builds write the names a second time, as a row; in a snippet they may stand there alone. */
const isHeading = (cells: Cells): boolean => textOf(cells, TIME) === cells.columns.names[cells.columns.of[TIME]!]

function misfit(row: Row, { names }: Columns, stated: boolean): string {
  if (row.unclosed) return 'a quote that never closes'
  if (stated) return `${row.values} values where #Fields names ${names.length}`
  return names.length === 0 ? 'no #Fields above this row, and its shape is not known' : 'not the shape of the rows before it'
}
