import { UNKNOWN } from '../../frames/alike/core.ts'
import { ENTRY, UNREAD } from '../../frames/csv/scan.ts'
import { addressIn, addressReader, type Endpoint, portIn, serverEndpoints } from '../../frames/exchange/endpoint.ts'
import { type SessionMemory, sessionMemory } from '../../frames/exchange/memory.ts'
import { type Cells, endOf, type ExchangeLog, startOf } from '../../frames/exchange/cells.ts'
import { RepeatedBytes } from '../../frames/repeatedBytes.ts'
import { setJudgement, type Judgement, judgement } from '../../frames/w3c/value.ts'
import { protocolNumber } from '../../model/codeSpace.ts'
import {
  HOST,
  IP,
  ROLE_CLIENT,
  ROLE_FORWARDED,
  ROLE_LOGGER,
  ROLE_SERVER,
  ROLE_SESSION,
  ROLE_SOURCE,
  ROLE_USER,
  ROLE_VIA,
  SESSION,
  USER,
} from '../../model/identity.ts'
import { FACET_ACTION, FACET_AUTH_PACKAGE, FACET_CODE, FACET_DIRECTION, FACET_PROTOCOL } from '../../model/what.ts'
import type { EntrySink } from '../format.ts'
import * as C from './columns.ts'
import { type Connector, connectorReader } from './connector.ts'
import { classOfReason, forwardedIn, isSignedIn, namedIn, refusalIn, type Span, verbOf, wordEnd } from './phrases.ts'
import { type ReplySetter, replySetter } from './reply.ts'
import { newSession, type SmtpSession } from './session.ts'
import { userAhead } from './userAhead.ts'

const SMTP = protocolNumber('smtp')
const INBOUND = 1
const OUTBOUND = 2
const CONNECTION = judgement('session')
const LOGON = judgement('logon')
const OTHER = judgement('other')

const WHO = 0
const WHAT = 1
const GROUPS = [{ slots: [] }, { slots: [] }]

/** What is remembered of the rows before. */
interface Known {
  readonly sessions: SessionMemory<SmtpSession>
  readonly serverOf: (cells: Cells, sink: EntrySink) => Endpoint
  readonly clientOf: (cells: Cells, sink: EntrySink) => number
  readonly setReply: ReplySetter
}

/** Reads the rows of a receive or send log. What the rows of a session tell in several steps counts once: a refusal in words, and its 535 seconds later. */
export function smtpLog(): ExchangeLog {
  const known: Known = {
    sessions: sessionMemory(newSession),
    serverOf: serverEndpoints(C.LOCAL),
    clientOf: addressReader(C.REMOTE),
    setReply: replySetter(),
  }
  const setParties = partiesSetter()
  const findUser = userAhead()
  const directions = statedDirection()
  const says = new Int32Array(GROUPS.length).fill(UNKNOWN)
  return {
    slots: C.SLOTS,
    guess: C.guessNames,
    read: (cells, sink, ahead) => {
      const refusal = isNote(cells) ? refusalIn(cells) : undefined
      const user = refusal === undefined ? undefined : findUser(cells, ahead)
      if (user === 'unread') return UNREAD
      const isOutbound = directions(cells) ?? C.isOutboundBy(portIn(cells, C.LOCAL), portIn(cells, C.REMOTE))
      const session = setParties(cells, isOutbound, sink)
      if (isOutbound) setOutbound(cells, sink)
      else setInbound(cells, known, session, refusal, user === 'nobody' ? undefined : user, sink)
      return ENTRY
    },
    alike: { groups: GROUPS, addresses: [], who: WHO, what: WHAT, says, readWho: () => {} },
  }
}

/** Whether the heading says that the server is the client; undefined where it says nothing. Headings are few: each is looked at once. */
function statedDirection(): (cells: Cells) => boolean | undefined {
  let known = ''
  let direction: boolean | undefined
  return ({ logType }) => {
    if (logType !== known) direction = C.directionIn((known = logType))
    return direction
  }
}

const eventOf = (cells: Cells): number => cells.bytes[startOf(cells, C.EVENT)]!
const isNote = (cells: Cells): boolean => eventOf(cells) === C.NOTE

/** States whose connection a row is of, and returns its session. */
function partiesSetter(): (cells: Cells, isOutbound: boolean, sink: EntrySink) => number {
  const connectorOf = connectorReader()
  const sessionOf = sessionReader()
  return (cells, isOutbound, sink) => {
    const connector = connectorOf(cells, sink)
    const session = sessionOf(cells, connector, sink)
    sink.who[ROLE_SESSION] = session
    sink.who[ROLE_LOGGER] = connector.logger
    sink.what[FACET_PROTOCOL] = SMTP
    sink.what[FACET_DIRECTION] = isOutbound ? OUTBOUND : INBOUND
    return session
  }
}

/** Reads the session of a row, which is one of its server: mostly the one of the row before. */
function sessionReader(): (cells: Cells, connector: Connector, sink: EntrySink) => number {
  const ids = new RepeatedBytes()
  let server = -1
  let session = 0
  return (cells, { length, logger }, sink) => {
    const connector = startOf(cells, C.CONNECTOR)
    const start = startOf(cells, C.SESSION_ID)
    const end = endOf(cells, C.SESSION_ID)
    if (ids.again(cells.bytes, start, end) && logger === server) return session
    server = logger
    session = end > start ? sink.pair(SESSION, cells.bytes, start, end, connector, connector + length) : 0
    return session
  }
}

/** The server is the client here: nobody signs in to it. */
function setOutbound(cells: Cells, sink: EntrySink): void {
  sink.who[ROLE_SERVER] = addressIn(cells, C.REMOTE, sink)
  const event = eventOf(cells)
  if (event === C.SENT) setVerb(cells, verbOf(cells), sink)
  setJudgement(sink, event === C.OPENED || event === C.CLOSED ? CONNECTION : OTHER)
}

function setInbound(
  cells: Cells,
  { sessions, serverOf, clientOf, setReply }: Known,
  id: number,
  refusal: ReturnType<typeof refusalIn>,
  user: Span | undefined,
  sink: EntrySink,
): void {
  const session = sessions.of(id)
  const server = serverOf(cells, sink)
  const client = server.port === C.PROXIED_PORT ? ROLE_VIA : ROLE_CLIENT
  sink.who[client] = clientOf(cells, sink)
  sink.who[ROLE_SERVER] = server.address
  sink.who[ROLE_SOURCE] = session.source
  sink.who[ROLE_FORWARDED] = session.forwarded
  setJudgement(sink, OTHER)
  switch (eventOf(cells)) {
    case C.OPENED:
    case C.CLOSED:
      if (eventOf(cells) === C.CLOSED) sessions.forget(id)
      return setJudgement(sink, CONNECTION)
    case C.RECEIVED:
      return readCommand(cells, session, sink)
    case C.SENT:
      return setReply(cells, session, sink)
    default:
      return refusal === undefined ? readNote(cells, session, sink) : setRefusal(cells, session, refusal, user, sink)
  }
}

function setVerb(cells: Cells, verb: string, sink: EntrySink): void {
  const start = startOf(cells, C.DATA)
  if (verb !== '') sink.what[FACET_ACTION] = sink.term(cells.bytes, start, wordEnd(cells.bytes, start, endOf(cells, C.DATA)))
}

function readCommand(cells: Cells, session: SmtpSession, sink: EntrySink): void {
  const verb = verbOf(cells)
  setVerb(cells, verb, sink)
  if (verb !== '') session.verb = verb
  const forwarded = verb.startsWith('xproxy') ? forwardedIn(cells) : undefined
  if (forwarded !== undefined) sink.who[ROLE_FORWARDED] = session.forwarded = sink.identity(IP, cells.bytes, forwarded.start, forwarded.end)
  if (verb !== 'ehlo' && verb !== 'helo') return
  setJudgement(sink, CONNECTION)
  const { bytes } = cells
  const end = endOf(cells, C.DATA)
  const name = wordEnd(bytes, startOf(cells, C.DATA), end) + 1
  session.source = name < end ? sink.identity(HOST, bytes, name, wordEnd(bytes, name, end)) : 0
  sink.who[ROLE_SOURCE] = session.source
}

/** A refusal in words: the moment of the verdict. A row that stands twice is one refusal. */
function setRefusal(
  cells: Cells,
  session: SmtpSession,
  { reason, mechanism }: NonNullable<ReturnType<typeof refusalIn>>,
  user: Span | undefined,
  sink: EntrySink,
): void {
  const { bytes } = cells
  const sequence = sequenceOf(cells)
  if (user !== undefined) sink.who[ROLE_USER] = sink.identity(USER, bytes, user.start, user.end)
  sink.what[FACET_CODE] = sink.term(bytes, reason.start, reason.end)
  sink.what[FACET_AUTH_PACKAGE] = sink.term(bytes, mechanism.start, mechanism.end)
  sink.what[FACET_ACTION] = sink.word('AUTH')
  if (sequence === session.sequence) return
  session.sequence = sequence
  session.refused++
  setJudgement(sink, verdictOf(String.fromCharCode(...bytes.subarray(reason.start, Math.min(reason.end, reason.start + 64)))))
}

const verdictOf = (reason: string): Judgement => judgement(classOfReason(reason))

/** The sequence number of a row; -2, which is none, where it states none. */
function sequenceOf(cells: Cells): number {
  let value = 0
  for (let i = startOf(cells, C.SEQUENCE); i < endOf(cells, C.SEQUENCE); i++) value = (value * 10 + cells.bytes[i]! - 0x30) | 0
  return endOf(cells, C.SEQUENCE) > startOf(cells, C.SEQUENCE) ? value : -2
}

/** Other notes: the user of a refusal, and who has signed in. */
function readNote(cells: Cells, session: SmtpSession, sink: EntrySink): void {
  const { bytes } = cells
  const named = namedIn(bytes, startOf(cells, C.CONTEXT), endOf(cells, C.CONTEXT))
  if (named !== undefined) sink.who[ROLE_USER] = sink.identity(USER, bytes, named.start, named.end)
  if (!isSignedIn(cells)) return
  sink.who[ROLE_USER] = sink.identity(USER, bytes, startOf(cells, C.DATA), endOf(cells, C.DATA))
  session.signedIn = true
  setJudgement(sink, LOGON)
}
