import type { EntrySink } from '../../formats/format.ts'
import { codeSpaceNumber, protocolNumber } from '../../model/codeSpace.ts'
import { ROLE_CLIENT, ROLE_SERVER, ROLE_SESSION, ROLE_USER, ROLE_VIA, SESSION, USER } from '../../model/identity.ts'
import { FACET_ACTION, FACET_CODE, FACET_DIRECTION, FACET_PROTOCOL, FACET_SPACE1, FACET_VALUE1 } from '../../model/what.ts'
import { OTHERWISE, UNKNOWN } from '../alike/core.ts'
import { ADDED } from '../alike/groups.ts'
import type { SlotGroup } from '../alike/slots.ts'
import { type ByteMemo, byteMemo } from '../byteMemo.ts'
import { ENTRY } from '../csv/scan.ts'
import { judgement, setJudgement } from '../w3c/value.ts'
import { dialogueReader } from './dialogue.ts'
import { addressReader, serverEndpoints } from './endpoint.ts'
import * as C from './mailboxColumns.ts'
import {
  judgeReply,
  type MailboxProtocol,
  type MailboxReply,
  type MailboxSession,
  replyIn,
  type ReplySetter,
  userIn,
} from './mailboxReply.ts'
import { type SessionMemory, sessionMemory } from './memory.ts'
import { type Cells, endOf, type ExchangeLog, repeatedId, startOf, textOf } from './cells.ts'
import { type Command, commandNamed, namedBy } from './signIn.ts'

const INBOUND = 1
const CONNECTION = judgement('session')
const OTHER = judgement('other')
const HANDSHAKE = judgement('handshake')

/** The questions that rows answer alike (`frames/alike`). Who signs in is read every time: hardly any session does it twice. Of such a command, the words beside it count too. */
const COMMAND = 0
const WHO = 1
const WHAT = 2
const GROUPS: readonly SlotGroup[] = [
  { slots: [C.COMMAND, C.EVENT] },
  { slots: [C.SESSION_ID, C.SERVER, C.CLIENT, C.USER_NAME], with: COMMAND },
  { slots: [C.COMMAND], whereOdd: [C.CONTEXT], with: COMMAND },
]
/** What the first says: an odd number of its own for each command that signs in. */
const ANSWERS: Readonly<Record<Command, number>> = { other: 0, session: 0, user: 1, pass: 3, login: 5, authenticate: 7 }

/** Reads the rows of POP3 and IMAP4: a command with its reply; the user stands beside it, in the words of the server, or in the USER before the PASS. */
export function mailboxLog(protocol: MailboxProtocol): ExchangeLog {
  const sessions = sessionMemory<MailboxSession>(() => ({ user: 0, verb: '' }))
  const readLine = dialogueReader(protocol, replySetter(protocol))
  const before: Before = {
    protocol,
    sessions,
    commands: new Map(),
    replies: [],
    contexts: byteMemo(),
    users: byteMemo(),
    logins: byteMemo(),
  }
  const setParties = partiesSetter()
  const says = new Int32Array(GROUPS.length)
  const readWho = (cells: Cells, sink: EntrySink): Verb => {
    const session = setParties(cells, sink)
    const verb = verbOf(cells, before, sink)
    says[WHO] = setUser(cells, session, verb, before, sink) && !signsIn(verb) ? ADDED : UNKNOWN
    return verb
  }
  return {
    slots: C.MAILBOX_SLOTS,
    guess: C.guessMailbox,
    read: (cells, sink) => {
      if (endOf(cells, C.EVENT) > startOf(cells, C.EVENT)) {
        says[COMMAND] = OTHERWISE
        const id = setParties(cells, sink)
        setService(protocol, sink)
        readLine(cells, sessions.of(id), sink)
        return ENTRY
      }
      const verb = readWho(cells, sink)
      says[COMMAND] = ANSWERS[verb.command]
      says[WHAT] = ADDED
      setWhat(verb, signsIn(verb) ? contextOf(cells, before, sink).reply : NO_REPLY, before, sink)
      return ENTRY
    },
    alike: { groups: GROUPS, addresses: [C.CLIENT], who: WHO, what: WHAT, says, readWho },
  }
}

function setService(protocol: MailboxProtocol, sink: EntrySink): void {
  sink.what[FACET_PROTOCOL] = protocolNumber(protocol)
  sink.what[FACET_DIRECTION] = INBOUND
  setJudgement(sink, OTHER)
}

/** States whose connection a row is of, and returns its session. */
function partiesSetter(): (cells: Cells, sink: EntrySink) => number {
  const serverOf = serverEndpoints(C.SERVER)
  const sessionOf = repeatedId(C.SESSION_ID, (cells, sink) => identityIn(cells, C.SESSION_ID, SESSION, sink))
  const clientOf = addressReader(C.CLIENT)
  return (cells, sink) => {
    const server = serverOf(cells, sink)
    const session = sessionOf(cells, sink)
    sink.who[ROLE_SESSION] = session
    sink.who[ROLE_SERVER] = server.address
    sink.who[C.isBackEnd(server.port) ? ROLE_VIA : ROLE_CLIENT] = clientOf(cells, sink)
    return session
  }
}

/** The identity in a column; 0 where it is empty. */
function identityIn(cells: Cells, slot: number, kind: number, sink: EntrySink): number {
  const start = startOf(cells, slot)
  const end = endOf(cells, slot)
  return end > start ? sink.identity(kind, cells.bytes, start, end) : 0
}

/** What was read of rows before, so that a row like them needs no text. */
interface Before {
  readonly protocol: MailboxProtocol
  readonly sessions: SessionMemory<MailboxSession>
  /** The commands by the ids of their words. */
  readonly commands: Map<number, Verb>
  /** The replies that were met, each once. */
  readonly replies: MailboxReply[]
  readonly contexts: ByteMemo<Context>
  /** The identities that the parameters of USER and LOGIN name. */
  readonly users: ByteMemo<number>
  readonly logins: ByteMemo<number>
}

/** A command: the id of its word, and its number among those of the log. */
interface Verb {
  readonly word: number
  readonly command: Command
  readonly number: number
}

/** What the words of the server say: who, and which of the replies. */
interface Context {
  /** Undefined where nobody is named. */
  readonly user: number | undefined
  readonly reply: number
}

const NO_REPLY = -1

const signsIn = ({ command }: Verb): boolean => command !== 'other' && command !== 'session'

/** States the user of a command; says whether that follows from the row alone, and nothing for other rows from it. */
function setUser(cells: Cells, id: number, verb: Verb, before: Before, sink: EntrySink): boolean {
  const { command } = verb
  const user = identityIn(cells, C.USER_NAME, USER, sink)
  sink.who[ROLE_USER] = user
  if (!signsIn(verb)) return true
  const named = user || (contextOf(cells, before, sink).user ?? userOf(cells, command, before, sink))
  sink.who[ROLE_USER] = named
  if (command === 'user') before.sessions.of(id).user = named
  if (command !== 'pass' || named !== 0) return command !== 'user'
  sink.who[ROLE_USER] = before.sessions.of(id).user
  return false
}

const contextOf = (cells: Cells, before: Before, sink: EntrySink): Context =>
  before.contexts(cells.bytes, startOf(cells, C.CONTEXT), endOf(cells, C.CONTEXT), () => readContext(cells, before, sink))

/** Commands, and replies, whose what is kept. */
const KEPT = 16

/** States a command and its reply: as a row before did, where both are among the first of the log. */
function setWhat(verb: Verb, reply: number, { protocol, replies }: Before, sink: EntrySink): void {
  const key = verb.number < KEPT && reply + 1 < KEPT ? verb.number * KEPT + reply + 1 : -1
  if (key >= 0 && sink.recallWhat(key)) return
  setService(protocol, sink)
  sink.what[FACET_ACTION] = verb.word
  if (verb.command === 'session') setJudgement(sink, CONNECTION)
  if (reply >= 0) setJudged(verb.command, replies[reply]!, codeSpaceNumber(protocol), sink)
  if (key >= 0) sink.keepDraft(key)
}

function verbOf(cells: Cells, { commands }: Before, sink: EntrySink): Verb {
  const word = sink.term(cells.bytes, startOf(cells, C.COMMAND), endOf(cells, C.COMMAND))
  const known = commands.get(word)
  if (known !== undefined) return known
  const verb = { word, command: commandNamed(textOf(cells, C.COMMAND)), number: commands.size }
  commands.set(word, verb)
  return verb
}

function readContext(cells: Cells, { protocol, replies }: Before, sink: EntrySink): Context {
  const words = textOf(cells, C.CONTEXT)
  const reply = replyIn(words)
  const named = userIn(words)
  return {
    user: named === '' ? undefined : sink.identityOf(USER, named),
    reply: reply === '' ? NO_REPLY : numberOf(judgeReply(protocol, reply, words), replies),
  }
}

/** The number of a reply among those that were met. */
function numberOf(reply: MailboxReply, replies: MailboxReply[]): number {
  const known = replies.findIndex(({ word, value, class: kind }) => word === reply.word && value === reply.value && kind === reply.class)
  return known < 0 ? replies.push(reply) - 1 : known
}

/** The user that the parameters of a command name. */
function userOf(cells: Cells, command: Command, { users, logins }: Before, sink: EntrySink): number {
  if (command !== 'user' && command !== 'login') return 0
  return (command === 'user' ? users : logins)(cells.bytes, startOf(cells, C.PARAMETERS), endOf(cells, C.PARAMETERS), () =>
    sink.identityOf(USER, namedBy(command, textOf(cells, C.PARAMETERS))),
  )
}

function replySetter(protocol: MailboxProtocol): ReplySetter {
  const space = codeSpaceNumber(protocol)
  return (command, reply, words, sink) => {
    if (reply !== '') setJudged(command, judgeReply(protocol, reply, words), space, sink)
  }
}

function setJudged(command: string, judged: MailboxReply, space: number, sink: EntrySink): void {
  sink.what[FACET_CODE] = sink.word(judged.word)
  sink.what[FACET_SPACE1] = judged.value === 0 ? 0 : space
  sink.what[FACET_VALUE1] = judged.value
  if (command !== 'user') setJudgement(sink, judgement(judged.class))
  else if (judged.class === 'logon') setJudgement(sink, HANDSHAKE)
}
