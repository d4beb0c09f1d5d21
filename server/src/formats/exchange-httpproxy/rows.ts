import { ADDED } from '../../frames/alike/groups.ts'
import type { SlotGroup } from '../../frames/alike/slots.ts'
import { ENTRY } from '../../frames/csv/scan.ts'
import { addressIn } from '../../frames/exchange/endpoint.ts'
import { type Cells, endOf, type ExchangeLog, startOf, textOf } from '../../frames/exchange/cells.ts'
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

/** The questions that rows answer alike (`frames/alike`): the query counts with ActiveSync, words with a 401. */
const PROTOCOL = 0
const WHO = 1
const SIGN_IN = 2
const ANSWER = 3
const WHAT = 4
const GROUPS: readonly SlotGroup[] = [
  { slots: [C.PROTOCOL] },
  { slots: [C.CLIENT, C.SERVER, C.USER_NAME], whereOdd: [C.QUERY], with: PROTOCOL },
  { slots: [C.USER_NAME, C.IS_AUTHENTICATED] },
  { slots: [C.STATUS], with: SIGN_IN },
  { slots: [C.PROTOCOL, C.METHOD, C.STATUS], whereOdd: [C.ERROR_CODE, C.ERRORS, C.USER_AGENT], with: ANSWER },
]
/** What the questions say; an odd number asks for more. */
const BY_QUERY = 1
const SIGNED_IN = 2
const REFUSED = 1

/** Reads the rows of the front end of Exchange for the web: who asked, from where, and what came of it. */
export function httpProxyLog(): ExchangeLog {
  const protocols = new Map<number, number>()
  const says = new Int32Array(GROUPS.length).fill(ADDED)
  const protocolIn = (cells: Cells, sink: EntrySink): number => {
    const word = termOf(cells, C.PROTOCOL, sink)
    const protocol = protocols.get(word) ?? protocolOf(textOf(cells, C.PROTOCOL))
    protocols.set(word, protocol)
    return protocol
  }
  return {
    slots: C.SLOTS,
    guess: C.guessNames,
    read: (cells, sink) => {
      const protocol = protocolIn(cells, sink)
      sink.what[FACET_PROTOCOL] = protocol
      sink.what[FACET_DIRECTION] = INBOUND
      sink.what[FACET_ACTION] = termOf(cells, C.METHOD, sink)
      const signedIn = setWho(cells, protocol === ACTIVESYNC, sink)
      const status = setStatus(cells, signedIn, sink)
      says[PROTOCOL] = protocol === ACTIVESYNC ? BY_QUERY : 0
      const signIn = signedIn ? SIGNED_IN : 0
      says[SIGN_IN] = signIn
      says[ANSWER] = signIn | (status === 401 ? REFUSED : 0)
      return ENTRY
    },
    alike: {
      groups: GROUPS,
      addresses: [C.CLIENT],
      who: WHO,
      what: WHAT,
      says,
      readWho: (cells, sink) => void setWho(cells, protocolIn(cells, sink) === ACTIVESYNC, sink),
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

/** States the answer, and returns its status; -1 where it has none. */
function setStatus(cells: Cells, signedIn: boolean, sink: EntrySink): number {
  const { bytes } = cells
  const start = startOf(cells, C.STATUS)
  const end = endOf(cells, C.STATUS)
  let dot = start
  while (dot < end && bytes[dot] !== DOT) dot++
  const status = number(bytes, start, dot)
  if (status < 0) {
    setJudgement(sink, OTHER)
    return status
  }
  const sub = Math.max(0, number(bytes, dot + 1, end))
  sink.what[FACET_CODE] = sink.term(bytes, start, end)
  sink.what[FACET_SPACE1] = HTTP
  sink.what[FACET_VALUE1] = status * 1000 + sub
  if (status === 401) setRefusal(cells, sink)
  else if (status < 400) setJudgement(sink, signedIn ? LOGON : OTHER)
  else setJudgement(sink, judgement(httpVerdict(status, sub, 0)))
  return status
}

function setRefusal(cells: Cells, sink: EntrySink): void {
  const refusal = refusalIn(textOf(cells, C.ERROR_CODE), textOf(cells, C.ERRORS))
  setJudgement(sink, refusal === undefined ? HANDSHAKE : judgement(refusal))
  if (refusal !== undefined) sink.what[FACET_DETAIL] = termOf(cells, C.USER_AGENT, sink)
}
