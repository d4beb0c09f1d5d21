import { answerMemo } from '../../frames/iis/answerMemo.ts'
import { setParties } from '../../frames/iis/parties.ts'
import { serverReader } from '../../frames/iis/servers.ts'
import { addressNumber, isStated, spells } from '../../frames/w3c/bytes.ts'
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

/** Ids of methods that fit into the key of an answer. */
const KINDS = 0x10000

/**
 * Reads the rows of HTTPERR: who was cut off and why. It is no log of sign-ins (no request of it reached a web site), so it states no protocol: a search for
 * a user in the web logs must not mind it.
 */
export function errorRows(): RowReader {
  const setWho = whoReader()
  const answers = answerMemo()
  return (bytes, row, sink) => {
    setWho(bytes, row, sink)
    const method = termAt(bytes, row, C.CS_METHOD, sink)
    const isKey = method < KINDS
    const known = isKey ? answers.recall(row, row.starts[C.S_REASON]!, row.ends[C.S_REASON]!, method) : -1
    if (known >= 0) return sink.recallWhat(known)
    sink.what[FACET_ACTION] = method
    sink.what[FACET_DETAIL] = termAt(bytes, row, C.S_REASON, sink)
    const status = numberAt(bytes, row, C.SC_STATUS)
    if (status >= 0) setStatus(bytes, row, HTTP, status * 1000, sink)
    setJudgement(sink, isNoise(bytes, row) ? NOISE : OTHER)
    const key = isKey ? answers.learn() : -1
    if (key >= 0) sink.keepDraft(key)
  }
}

/** States who was cut off; the same client at the same server recalls the who of an earlier row. */
function whoReader() {
  const serverOf = serverReader()
  return (bytes: Uint8Array, row: Row, sink: EntrySink): void => {
    const server = serverOf(bytes, row, sink)
    const client = addressNumber(bytes, row.starts[C.C_IP]!, row.ends[C.C_IP]!)
    if (client === undefined || server < 0 || !sink.recall(client, 0, server)) setParties(bytes, row, sink)
  }
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
