import type { EntrySink } from '../../formats/format.ts'
import { viewOn } from '../../model/memory.ts'
import { webRows } from '../iis/webRows.ts'
import * as C from '../w3c/columns.ts'
import { emptyRow } from '../w3c/row.ts'
import { nameNumber } from './dataNames.ts'
import type { Slots } from './slotValues.ts'
import * as S from './slots.ts'
import { writtenTimes } from './written.ts'

/** The columns of a web row by the names they have in an event. */
const COLUMNS: readonly (readonly [name: string, column: number])[] = [
  ['date', C.DATE],
  ['time', C.TIME],
  ['c-ip', C.C_IP],
  ['cs-username', C.CS_USERNAME],
  ['s-ip', C.S_IP],
  ['cs-method', C.CS_METHOD],
  ['cs-uri-stem', C.CS_URI_STEM],
  ['cs-uri-query', C.CS_URI_QUERY],
  ['sc-status', C.SC_STATUS],
  ['sc-substatus', C.SC_SUBSTATUS],
  ['sc-win32-status', C.SC_WIN32_STATUS],
  ['csUser-Agent', C.USER_AGENT],
  ['X-Forwarded-For', C.FORWARDED_FOR],
]

/** Reads a row of a web log that IIS handed over as an event: judged as in the log itself; the server is the machine that wrote the event. */
export function webEventReader(names: Slots, slots: Slots): (bytes: Uint8Array, sink: EntrySink) => void {
  const row = emptyRow()
  const readRow = webRows()
  const times = writtenTimes()
  const columns = COLUMNS.map(([name, column]) => ({ name: nameNumber(name), column }))
  let memory: Uint8Array | undefined
  return (bytes, sink) => {
    if (bytes !== memory) {
      memory = bytes
      row.view = viewOn(bytes)
    }
    for (const { name, column } of columns) {
      row.starts[column] = names.from[name]!
      row.ends[column] = names.to[name]!
    }
    row.starts[C.S_COMPUTERNAME] = slots.from[S.COMPUTER]!
    row.ends[C.S_COMPUTERNAME] = slots.to[S.COMPUTER]!
    const time = times.read(bytes, row.starts[C.DATE]!, row.ends[C.DATE]!, row.starts[C.TIME]!, row.ends[C.TIME]!)
    if (!Number.isNaN(time)) sink.time = time
    sink.who.fill(0)
    sink.what.fill(0)
    sink.logonId = 0
    readRow(bytes, row, sink)
  }
}
