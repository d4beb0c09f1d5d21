import { ENTRY } from '../../frames/csv/scan.ts'
import { addressIn } from '../../frames/exchange/endpoint.ts'
import { type Cells, endOf, type ExchangeLog, startOf, textOf } from '../../frames/exchange/rows.ts'
import { number, spells } from '../../frames/w3c/bytes.ts'
import { judgement, setJudgement } from '../../frames/w3c/value.ts'
import { httpVerdict } from '../../model/codes/codes.ts'
import { codeSpaceNumber, protocolNumber } from '../../model/codeSpace.ts'
import { HOST, ROLE_CLIENT, ROLE_DEVICE, ROLE_LOGGER, ROLE_USER, USER, DEVICE } from '../../model/identity.ts'
import { FACET_ACTION, FACET_CODE, FACET_DETAIL, FACET_DIRECTION, FACET_PROTOCOL, FACET_SPACE1, FACET_VALUE1 } from '../../model/what.ts'
import type { EntrySink } from '../format.ts'
import * as C from './columns.ts'
import { fromQuery } from './query.ts'
import { protocolOf } from './protocols.ts'
import { refusalIn } from './refusals.ts'

const HTTP = codeSpaceNumber('http')
const ACTIVESYNC = protocolNumber('activesync')
const INBOUND = 1
const DOT = 0x2e
const LOGON = judgement('logon')
const OTHER = judgement('other')
const HANDSHAKE = judgement('handshake')

/** Reads the rows of the front end of Exchange for the web: who asked, from where, and what came of it. */
export function httpProxyLog(): ExchangeLog {
  const protocols = new Map<number, number>()
  return {
    slots: C.SLOTS,
    guess: C.guessNames,
    read: (cells, sink) => {
      const word = termOf(cells, C.PROTOCOL, sink)
      const protocol = protocols.get(word) ?? protocolOf(textOf(cells, C.PROTOCOL))
      protocols.set(word, protocol)
      sink.what[FACET_PROTOCOL] = protocol
      sink.what[FACET_DIRECTION] = INBOUND
      sink.what[FACET_ACTION] = termOf(cells, C.METHOD, sink)
      const signedIn = setWho(cells, protocol === ACTIVESYNC, sink)
      setStatus(cells, signedIn, sink)
      return ENTRY
    },
  }
}

const termOf = (cells: Cells, slot: number, sink: EntrySink): number => sink.term(cells.bytes, startOf(cells, slot), endOf(cells, slot))

/** States who asked; says whether the row names somebody who has signed in. */
function setWho(cells: Cells, isActiveSync: boolean, sink: EntrySink): boolean {
  const { bytes } = cells
  sink.who[ROLE_CLIENT] = addressIn(cells, C.CLIENT, sink)
  const server = startOf(cells, C.SERVER)
  if (endOf(cells, C.SERVER) > server) sink.who[ROLE_LOGGER] = sink.identity(HOST, bytes, server, endOf(cells, C.SERVER))
  const name = startOf(cells, C.USER_NAME)
  const user = isSomebody(bytes, name, endOf(cells, C.USER_NAME)) ? sink.identity(USER, bytes, name, endOf(cells, C.USER_NAME)) : 0
  sink.who[ROLE_USER] = user
  if (isActiveSync) {
    sink.who[ROLE_USER] = user || fromQuery(cells, 'user', USER, sink)
    sink.who[ROLE_DEVICE] = fromQuery(cells, 'deviceid', DEVICE, sink)
  }
  return user !== 0 && !spells(bytes, startOf(cells, C.IS_AUTHENTICATED), endOf(cells, C.IS_AUTHENTICATED), 'false')
}

const isSomebody = (bytes: Uint8Array, start: number, end: number): boolean =>
  end > start && !spells(bytes, start, end, 'anonymousrequest') && !spells(bytes, start, end, 'anonymous')

function setStatus(cells: Cells, signedIn: boolean, sink: EntrySink): void {
  const { bytes } = cells
  const start = startOf(cells, C.STATUS)
  const end = endOf(cells, C.STATUS)
  let dot = start
  while (dot < end && bytes[dot] !== DOT) dot++
  const status = number(bytes, start, dot)
  if (status < 0) return setJudgement(sink, OTHER)
  const sub = Math.max(0, number(bytes, dot + 1, end))
  sink.what[FACET_CODE] = sink.term(bytes, start, end)
  sink.what[FACET_SPACE1] = HTTP
  sink.what[FACET_VALUE1] = status * 1000 + sub
  if (status < 400) return setJudgement(sink, signedIn ? LOGON : OTHER)
  if (status !== 401) return setJudgement(sink, judgement(httpVerdict(status, sub, 0)))
  const refusal = refusalIn(textOf(cells, C.ERROR_CODE), textOf(cells, C.ERRORS))
  if (refusal === undefined) return setJudgement(sink, HANDSHAKE)
  setJudgement(sink, judgement(refusal))
  sink.what[FACET_DETAIL] = termOf(cells, C.USER_AGENT, sink)
}
