import { BLANK, skipBlanks, trimEnd } from '../../frames/ascii.ts'
import { COMMA } from '../../frames/csv/delimiter.ts'
import { MOST_COLUMNS, type Row as Cells } from '../../frames/csv/row.ts'
import { ENTRY, type RecordReader } from '../../frames/csv/scan.ts'
import { serviceRows } from '../../frames/iis/serviceRows.ts'
import { monthFirstTimes } from '../../frames/monthFirst.ts'
import * as C from '../../frames/w3c/columns.ts'
import { emptyRow, type Row } from '../../frames/w3c/row.ts'
import { viewOn } from '../../model/memory.ts'
import { alikeRequests } from './alike.ts'
import { LAST_COLUMN } from './columns.ts'
import { serviceAt } from './service.ts'

/** Where the columns go, in their order. */
const SLOTS = [
  C.C_IP,
  C.CS_USERNAME,
  C.DATE,
  C.TIME,
  C.UNUSED,
  C.S_COMPUTERNAME,
  C.S_IP,
  C.UNUSED,
  C.UNUSED,
  C.UNUSED,
  C.SC_STATUS,
  C.SC_WIN32_STATUS,
  C.CS_METHOD,
  C.CS_URI_STEM,
  C.CS_URI_QUERY,
]

/** Reads the rows of the Microsoft IIS layout. */
export function nativeRows(): RecordReader {
  const rows = serviceRows()
  const row = emptyRow()
  const times = monthFirstTimes()
  let known: Uint8Array | undefined
  const look = (bytes: Uint8Array): void => {
    if (known !== bytes) row.view = viewOn(bytes)
    known = bytes
  }
  const alike = alikeRequests(rows, Uint8Array.from(SLOTS), row, look)
  return {
    delimiter: COMMA,
    quotes: false,
    alike: alike.rows,
    record: (bytes, cells, sink) => {
      const columns = place(bytes, cells, row)
      if (columns <= LAST_COLUMN) return `${columns} values where the Microsoft IIS layout has ${LAST_COLUMN + 1}`
      const { starts, ends } = row
      const time = times(bytes, starts[C.DATE]!, ends[C.DATE]!, starts[C.TIME]!, ends[C.TIME]!)
      if (Number.isNaN(time)) return 'no date and time where the Microsoft IIS layout has them'
      look(bytes)
      sink.time = time
      const service = serviceAt(bytes[skipBlanks(bytes, ends[C.TIME]! + 1, starts[C.S_COMPUTERNAME]!)]!)
      rows[service](bytes, row, sink)
      alike.tell(service)
      return ENTRY
    },
  }
}

/** Places the values of a record, and says how many there are. One goes on over a comma without a blank behind it; the last goes on to the end. */
function place(bytes: Uint8Array, cells: Cells, row: Row): number {
  const count = Math.min(cells.values, MOST_COLUMNS + 1)
  let column = -1
  for (let i = 0; i < count; i++) {
    const start = cells.starts[i]!
    const end = cells.ends[i]!
    const begins = column < LAST_COLUMN && (i === 0 || (end > start && bytes[start] === BLANK))
    if (begins) row.starts[SLOTS[++column]!] = skipBlanks(bytes, start, end)
    row.ends[SLOTS[column]!] = end
  }
  if (column === LAST_COLUMN) row.ends[C.CS_URI_QUERY] = withoutComma(bytes, row.starts[C.CS_URI_QUERY]!, row.ends[C.CS_URI_QUERY]!)
  return column + 1
}

/** The end of the last value without the comma that closes a row, and a blank behind it. */
function withoutComma(bytes: Uint8Array, start: number, end: number): number {
  const stop = trimEnd(bytes, start, end)
  return stop > start && bytes[stop - 1] === COMMA ? stop - 1 : stop
}
