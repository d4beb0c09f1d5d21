import type { EntrySink, Scanner } from '../../formats/format.ts'
import type { AlikeRows } from '../alike/rows.ts'
import { type Columns, columnsOf, fieldNames } from '../csv/columns.ts'
import { COMMA } from '../csv/delimiter.ts'
import { emptyRow, type Row } from '../csv/row.ts'
import { type Ahead, csvScanner, ENTRY, HEADING, type RecordReader } from '../csv/scan.ts'
import { valueReader, valueTexts } from '../csv/value.ts'
import { alikeRows } from './alike.ts'
import { type Cells, type ExchangeLog, startOf, endOf, textOf, TIME } from './cells.ts'
import { beginsWithStamp, stampReader } from './stamp.ts'

/** Headings that rows without `#Fields` may be guessed to have. */
const MOST_GUESSES = 64

const decoder = new TextDecoder()

/** The scanner of a log of Exchange. */
export const exchangeScanner = (log: ExchangeLog): Scanner => csvScanner(exchangeRows(log))

/** Reads the rows of a log of Exchange: comma-separated, headed by `#Fields`, each with its time in UTC in front. */
export function exchangeRows(log: ExchangeLog): RecordReader {
  const stamps = stampReader()
  const none = columnsOf([], log.slots)
  const cells: Cells = { bytes: new Uint8Array(0), row: emptyRow(), columns: none, logType: '', value: valueReader() }
  const splitRow = emptyRow()
  let behind: Ahead | undefined
  let alike: AlikeRows | undefined
  let stated = false
  let guesses = 0
  const use = (names: readonly string[], sink: EntrySink): void => {
    cells.columns = columnsOf(names, log.slots)
    alike = alikeRows(log, cells, () => behind, splitRow)
    sink.heading(headingText(names, cells.logType))
  }
  const guess = (bytes: Uint8Array, row: Row, sink: EntrySink): void => {
    if (stated || row.values === cells.columns.names.length || guesses++ >= MOST_GUESSES) return
    const values = valueTexts(bytes, row)
    const names = log.slots.get(values[0]?.toLowerCase() ?? '') === TIME ? values : log.guess(values)
    if (names !== undefined) use(names, sink)
  }
  return {
    delimiter: COMMA,
    begins: beginsWithStamp,
    alike: () => alike,
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
      behind = ahead
      guess(bytes, row, sink)
      const { columns } = cells
      if (row.values !== columns.names.length) return misfit(row, columns, stated)
      const time = stamps(bytes, startOf(cells, TIME), endOf(cells, TIME))
      if (Number.isNaN(time)) return isHeading(cells) ? HEADING : 'no date and time in its first column'
      const verdict = log.read(cells, sink, ahead)
      if (verdict === ENTRY) sink.time = time
      return verdict
    },
  }
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
