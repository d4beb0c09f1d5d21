import { ADDED } from '../../frames/alike/groups.ts'
import { setParties } from '../../frames/iis/parties.ts'
import type { SlotGroup } from '../../frames/alike/slots.ts'
import { isStated, spells } from '../../frames/w3c/bytes.ts'
import * as C from '../../frames/w3c/columns.ts'
import type { Row } from '../../frames/w3c/row.ts'
import type { RowReader } from '../../frames/w3c/scan.ts'
import { judgement, numberAt, setJudgement, setStatus } from '../../frames/w3c/value.ts'
import { codeSpaceNumber } from '../../model/codeSpace.ts'
import { FACET_ACTION, FACET_DETAIL } from '../../model/what.ts'
import type { EntrySink } from '../format.ts'

const HTTP = codeSpaceNumber('http')
const NOISE = judgement('noise')
const OTHER = judgement('other')
const TIMER = 'timer_'

/** The questions that rows answer alike (`frames/alike`). */
const WHO = 0
const ANSWER = 1
const GROUPS: readonly SlotGroup[] = [{ slots: [C.C_IP, C.S_IP, C.S_COMPUTERNAME] }, { slots: [C.CS_METHOD, C.SC_STATUS, C.S_REASON] }]

/**
 * Reads the rows of HTTPERR: who was cut off and why. It is no log of sign-ins (no request of it reached a web site), so it states no protocol: a search for
 * a user in the web logs must not mind it.
 */
export function errorRows(): RowReader {
  const readRow = (bytes: Uint8Array, row: Row, sink: EntrySink): void => {
    setParties(bytes, row, sink)
    sink.what[FACET_ACTION] = termAt(bytes, row, C.CS_METHOD, sink)
    sink.what[FACET_DETAIL] = termAt(bytes, row, C.S_REASON, sink)
    const status = numberAt(bytes, row, C.SC_STATUS)
    if (status >= 0) setStatus(bytes, row, HTTP, status * 1000, sink)
    setJudgement(sink, isNoise(bytes, row) ? NOISE : OTHER)
  }
  const says = new Int32Array(GROUPS.length).fill(ADDED)
  const readWho = (bytes: Uint8Array, row: Row, _: number, sink: EntrySink): void => setParties(bytes, row, sink)
  return Object.assign(readRow, { alike: { groups: GROUPS, who: WHO, what: ANSWER, says, readWho } })
}

/** The word in a column; 0 where there is none. */
const termAt = (bytes: Uint8Array, { starts, ends }: Row, slot: number, sink: EntrySink): number =>
  isStated(bytes, starts[slot]!, ends[slot]!) ? sink.term(bytes, starts[slot]!, ends[slot]!) : 0

/** Connections that ended because nothing came any more, or because the client left. */
function isNoise(bytes: Uint8Array, { starts, ends }: Row): boolean {
  const start = starts[C.S_REASON]!
  const end = ends[C.S_REASON]!
  if (spells(bytes, start, Math.min(end, start + TIMER.length), TIMER)) return true
  return spells(bytes, start, end, 'connection_dropped') || spells(bytes, start, end, 'client_reset')
}
