import { ENTRY } from '../../frames/csv/scan.ts'
import { addressIn } from '../../frames/exchange/endpoint.ts'
import { type Cells, endOf, type ExchangeLog, startOf } from '../../frames/exchange/rows.ts'
import { spells } from '../../frames/w3c/bytes.ts'
import { judgement, setJudgement } from '../../frames/w3c/value.ts'
import { HOST, ROLE_CLIENT, ROLE_FORWARDED, ROLE_LOGGER, ROLE_SERVER, ROLE_SOURCE } from '../../model/identity.ts'
import { FACET_ACTION, FACET_DETAIL, FACET_DIRECTION } from '../../model/what.ts'
import type { EntrySink } from '../format.ts'
import * as C from './columns.ts'

const INBOUND = 1
const OUTBOUND = 2
const OTHER = judgement('other')

/**
 * Reads the rows of message tracking: which machine handed over a mail. It knows nothing of sign-ins, so a row speaks no protocol: that nobody is
 * refused here must not count as an answer.
 */
export function trackingLog(): ExchangeLog {
  return {
    slots: C.SLOTS,
    guess: C.guessNames,
    read: (cells, sink) => {
      const { bytes } = cells
      const isOutgoing =
        spells(bytes, startOf(cells, C.SOURCE), endOf(cells, C.SOURCE), 'smtp') &&
        spells(bytes, startOf(cells, C.EVENT_ID), Math.min(endOf(cells, C.EVENT_ID), startOf(cells, C.EVENT_ID) + 4), 'send')
      sink.what[FACET_ACTION] = sink.term(bytes, startOf(cells, C.EVENT_ID), endOf(cells, C.EVENT_ID))
      sink.what[FACET_DETAIL] = sink.term(bytes, startOf(cells, C.SOURCE), endOf(cells, C.SOURCE))
      sink.what[FACET_DIRECTION] = isOutgoing ? OUTBOUND : INBOUND
      sink.who[ROLE_SERVER] = addressIn(cells, C.SERVER, sink)
      sink.who[ROLE_FORWARDED] = addressIn(cells, C.ORIGINAL_CLIENT, sink)
      sink.who[ROLE_LOGGER] = hostIn(cells, isOutgoing ? C.CLIENT_NAME : C.SERVER_NAME, sink)
      if (!isOutgoing) {
        sink.who[ROLE_CLIENT] = addressIn(cells, C.CLIENT, sink)
        sink.who[ROLE_SOURCE] = hostIn(cells, C.CLIENT_NAME, sink)
      }
      setJudgement(sink, OTHER)
      return ENTRY
    },
  }
}

const hostIn = (cells: Cells, slot: number, sink: EntrySink): number =>
  endOf(cells, slot) > startOf(cells, slot) ? sink.identity(HOST, cells.bytes, startOf(cells, slot), endOf(cells, slot)) : 0
