import { ADDED } from '../../frames/alike/groups.ts'
import type { SlotGroup } from '../../frames/alike/slots.ts'
import { ENTRY } from '../../frames/csv/scan.ts'
import { addressIn } from '../../frames/exchange/endpoint.ts'
import { type Cells, endOf, type ExchangeLog, startOf } from '../../frames/exchange/cells.ts'
import { spells } from '../../frames/w3c/bytes.ts'
import { judgement, setJudgement } from '../../frames/w3c/value.ts'
import { HOST, ROLE_CLIENT, ROLE_FORWARDED, ROLE_LOGGER, ROLE_SERVER, ROLE_SOURCE } from '../../model/identity.ts'
import { FACET_ACTION, FACET_DETAIL, FACET_DIRECTION } from '../../model/what.ts'
import type { EntrySink } from '../format.ts'
import * as C from './columns.ts'

const INBOUND = 1
const OUTBOUND = 2
const OTHER = judgement('other')

/** The questions that rows answer alike (`frames/alike`). */
const WAY = 0
const WHO = 1
const WHAT = 2
const GROUPS: readonly SlotGroup[] = [
  { slots: [C.SOURCE, C.EVENT_ID] },
  { slots: [C.CLIENT, C.CLIENT_NAME, C.SERVER, C.SERVER_NAME, C.ORIGINAL_CLIENT], with: WAY },
  { slots: [C.SOURCE, C.EVENT_ID] },
]

/**
 * Reads the rows of message tracking: which machine handed over a mail. It knows nothing of sign-ins, so a row speaks no protocol: that nobody is
 * refused here must not count as an answer.
 */
export function trackingLog(): ExchangeLog {
  const says = new Int32Array(GROUPS.length).fill(ADDED)
  return {
    slots: C.SLOTS,
    guess: C.guessNames,
    read: (cells, sink) => {
      const isOutgoing = setWho(cells, sink)
      says[WAY] = isOutgoing ? OUTBOUND : INBOUND
      sink.what[FACET_ACTION] = termIn(cells, C.EVENT_ID, sink)
      sink.what[FACET_DETAIL] = termIn(cells, C.SOURCE, sink)
      sink.what[FACET_DIRECTION] = says[WAY]!
      setJudgement(sink, OTHER)
      return ENTRY
    },
    alike: { groups: GROUPS, addresses: [C.CLIENT, C.SERVER, C.ORIGINAL_CLIENT], who: WHO, what: WHAT, says, readWho: setWho },
  }
}

/** States which machines handed over a mail, and says whether it was this one that did. */
function setWho(cells: Cells, sink: EntrySink): boolean {
  const { bytes } = cells
  const isOutgoing =
    spells(bytes, startOf(cells, C.SOURCE), endOf(cells, C.SOURCE), 'smtp') &&
    spells(bytes, startOf(cells, C.EVENT_ID), Math.min(endOf(cells, C.EVENT_ID), startOf(cells, C.EVENT_ID) + 4), 'send')
  sink.who[ROLE_SERVER] = addressIn(cells, C.SERVER, sink)
  sink.who[ROLE_FORWARDED] = addressIn(cells, C.ORIGINAL_CLIENT, sink)
  sink.who[ROLE_LOGGER] = hostIn(cells, isOutgoing ? C.CLIENT_NAME : C.SERVER_NAME, sink)
  if (isOutgoing) return true
  sink.who[ROLE_CLIENT] = addressIn(cells, C.CLIENT, sink)
  sink.who[ROLE_SOURCE] = hostIn(cells, C.CLIENT_NAME, sink)
  return false
}

const termIn = (cells: Cells, slot: number, sink: EntrySink): number => sink.term(cells.bytes, startOf(cells, slot), endOf(cells, slot))

const hostIn = (cells: Cells, slot: number, sink: EntrySink): number =>
  endOf(cells, slot) > startOf(cells, slot) ? sink.identity(HOST, cells.bytes, startOf(cells, slot), endOf(cells, slot)) : 0
