import { UNKNOWN } from '../../frames/alike/core.ts'
import { ENTRY, UNREAD } from '../../frames/csv/scan.ts'
import { type Cells, endOf, type ExchangeLog, startOf } from '../../frames/exchange/cells.ts'
import { type SessionMemory, sessionMemory } from '../../frames/exchange/memory.ts'
import { type Judgement, judgement } from '../../frames/w3c/value.ts'
import { HOST, IP, USER } from '../../model/identity.ts'
import { FACET_ACTION, FACET_AUTH_PACKAGE, FACET_CODE } from '../../model/what.ts'
import type { EntrySink } from '../format.ts'
import * as C from './columns.ts'
import { Connection } from './connection.ts'
import { classOfReason, forwardedIn, isSignedIn, namedIn, refusalIn, type Span, verbOf, wordEnd } from './phrases.ts'
import { type ReplySetter, replySetter } from './reply.ts'
import { newSession, type SmtpSession } from './session.ts'
import { userAhead } from './userAhead.ts'
import { setConnection, setOther, setService } from './what.ts'

const LOGON = judgement('logon')
const OTHER = judgement('other')

const WHO = 0
const WHAT = 1
/** No row tells of others: what it says goes by the rows of its session, so that each is read from where its values lie. */
const GROUPS = [{ slots: [] }, { slots: [] }]

/** What is remembered of the rows before. */
interface Known {
  readonly sessions: SessionMemory<SmtpSession>
  readonly connection: Connection
  readonly setReply: ReplySetter
}

/** Reads the rows of a receive or send log. What the rows of a session tell in several steps counts once: a refusal in words, and its 535 seconds later. */
export function smtpLog(): ExchangeLog {
  const connection = new Connection()
  const known: Known = { sessions: sessionMemory(newSession), connection, setReply: replySetter() }
  const findUser = userAhead()
  const says = new Int32Array(GROUPS.length).fill(UNKNOWN)
  let session = newSession()
  return {
    slots: C.SLOTS,
    guess: C.guessNames,
    read: (cells, sink, ahead) => {
      const refusal = isNote(cells) ? refusalIn(cells) : undefined
      const user = refusal === undefined ? undefined : findUser(cells, ahead)
      if (user === 'unread') return UNREAD
      const isOther = connection.take(cells, sink)
      if (connection.isOutbound) {
        setOutbound(cells, sink)
        connection.setWho(0, undefined, sink)
        return ENTRY
      }
      // Rows without a session have nothing in common.
      if (isOther || connection.session === 0) session = known.sessions.of(connection.session)
      const named = refusal === undefined ? setInbound(cells, known, session, sink) : setRefusal(cells, session, refusal, user, sink)
      connection.setWho(named, session, sink)
      return ENTRY
    },
    alike: { groups: GROUPS, addresses: [], who: WHO, what: WHAT, says, readWho: () => {} },
  }
}

const eventOf = (cells: Cells): number => cells.bytes[startOf(cells, C.EVENT)]!
const isNote = (cells: Cells): boolean => eventOf(cells) === C.NOTE

/** The server is the client here: nobody signs in to it. */
function setOutbound(cells: Cells, sink: EntrySink): void {
  const event = eventOf(cells)
  if (event === C.OPENED || event === C.CLOSED) return void setConnection(0, true, sink)
  const word = event === C.SENT && verbOf(cells) !== '' ? firstWord(cells, sink) : 0
  if (!setOther(word, true, sink)) sink.what[FACET_ACTION] = word
}

/** States what an inbound row says that tells of no refusal; returns the user that it names, 0 for none. */
function setInbound(cells: Cells, { sessions, connection, setReply }: Known, session: SmtpSession, sink: EntrySink): number {
  switch (eventOf(cells)) {
    case C.CLOSED:
      sessions.forget(connection.session)
      connection.close()
      setConnection(0, false, sink)
      return 0
    case C.OPENED:
      setConnection(0, false, sink)
      return 0
    case C.RECEIVED:
      readCommand(cells, session, connection, sink)
      return 0
    case C.SENT:
      setReply(cells, session, sink)
      return 0
    default:
      return readNote(cells, session, sink)
  }
}

/** The id of the first word that was sent. */
function firstWord(cells: Cells, sink: EntrySink): number {
  const start = startOf(cells, C.DATA)
  return sink.term(cells.bytes, start, wordEnd(cells.bytes, start, endOf(cells, C.DATA)))
}

function readCommand(cells: Cells, session: SmtpSession, connection: Connection, sink: EntrySink): void {
  const { bytes } = cells
  const verb = verbOf(cells)
  const greets = verb === 'ehlo' || verb === 'helo'
  const word = verb === '' ? 0 : firstWord(cells, sink)
  if (!(greets ? setConnection(word, false, sink) : setOther(word, false, sink))) sink.what[FACET_ACTION] = word
  if (verb !== '') session.verb = verb
  const forwarded = verb.startsWith('xproxy') ? forwardedIn(cells) : undefined
  if (forwarded !== undefined) session.forwarded = sink.identity(IP, bytes, forwarded.start, forwarded.end)
  const end = endOf(cells, C.DATA)
  const name = wordEnd(bytes, startOf(cells, C.DATA), end) + 1
  if (greets) session.source = name < end ? sink.identity(HOST, bytes, name, wordEnd(bytes, name, end)) : 0
  if (greets || forwarded !== undefined) connection.forgetWho()
}

/** A refusal in words: the moment of the verdict. A row that stands twice is one refusal. */
function setRefusal(
  cells: Cells,
  session: SmtpSession,
  { reason, mechanism }: NonNullable<ReturnType<typeof refusalIn>>,
  user: Span | 'nobody' | undefined,
  sink: EntrySink,
): number {
  const { bytes } = cells
  const sequence = sequenceOf(cells)
  const isAgain = sequence === session.sequence
  sink.what[FACET_CODE] = sink.term(bytes, reason.start, reason.end)
  sink.what[FACET_AUTH_PACKAGE] = sink.term(bytes, mechanism.start, mechanism.end)
  sink.what[FACET_ACTION] = sink.word('AUTH')
  setService(
    false,
    isAgain ? OTHER : verdictOf(String.fromCharCode(...bytes.subarray(reason.start, Math.min(reason.end, reason.start + 64)))),
    sink,
  )
  session.sequence = sequence
  if (!isAgain) session.refused++
  return user === undefined || user === 'nobody' ? 0 : sink.identity(USER, bytes, user.start, user.end)
}

const verdictOf = (reason: string): Judgement => judgement(classOfReason(reason))

/** The sequence number of a row; -2, which is none, where it states none. */
function sequenceOf(cells: Cells): number {
  let value = 0
  for (let i = startOf(cells, C.SEQUENCE); i < endOf(cells, C.SEQUENCE); i++) value = (value * 10 + cells.bytes[i]! - 0x30) | 0
  return endOf(cells, C.SEQUENCE) > startOf(cells, C.SEQUENCE) ? value : -2
}

/** Other notes: the user of a refusal, and who has signed in. Returns the user that it names, 0 for none. */
function readNote(cells: Cells, session: SmtpSession, sink: EntrySink): number {
  const { bytes } = cells
  if (isSignedIn(cells)) {
    session.signedIn = true
    setService(false, LOGON, sink)
    return sink.identity(USER, bytes, startOf(cells, C.DATA), endOf(cells, C.DATA))
  }
  setOther(0, false, sink)
  const named = namedIn(bytes, startOf(cells, C.CONTEXT), endOf(cells, C.CONTEXT))
  return named === undefined ? 0 : sink.identity(USER, bytes, named.start, named.end)
}
