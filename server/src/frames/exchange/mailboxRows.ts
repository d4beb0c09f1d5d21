import type { EntrySink } from '../../formats/format.ts'
import { codeSpaceNumber, protocolNumber } from '../../model/codeSpace.ts'
import { ROLE_CLIENT, ROLE_SERVER, ROLE_SESSION, ROLE_USER, ROLE_VIA, SESSION, USER } from '../../model/identity.ts'
import { FACET_ACTION, FACET_CODE, FACET_DIRECTION, FACET_PROTOCOL, FACET_SPACE1, FACET_VALUE1 } from '../../model/what.ts'
import { type ByteMemo, byteMemo } from '../byteMemo.ts'
import { ENTRY } from '../csv/scan.ts'
import { judgement, setJudgement } from '../w3c/value.ts'
import { dialogueReader } from './dialogue.ts'
import { addressIn, portIn } from './endpoint.ts'
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
import { sessionMemory } from './memory.ts'
import { type Cells, endOf, type ExchangeLog, startOf, textOf } from './rows.ts'
import { type Command, commandNamed, namedBy } from './signIn.ts'

const INBOUND = 1
const CONNECTION = judgement('session')
const OTHER = judgement('other')
const HANDSHAKE = judgement('handshake')

/** Reads the rows of POP3 and IMAP4: a command with its reply; the user stands beside it, in the words of the server, or in the USER before the PASS. */
export function mailboxLog(protocol: MailboxProtocol): ExchangeLog {
  const sessions = sessionMemory<MailboxSession>(() => ({ user: 0, verb: '' }))
  const number = protocolNumber(protocol)
  const readLine = dialogueReader(protocol, replySetter(protocol))
  const before: Before = { protocol, commands: new Map(), contexts: byteMemo(), users: byteMemo(), logins: byteMemo() }
  return {
    slots: C.MAILBOX_SLOTS,
    guess: C.guessMailbox,
    read: (cells, sink) => {
      sink.what[FACET_PROTOCOL] = number
      sink.what[FACET_DIRECTION] = INBOUND
      const id = setParties(cells, sink)
      setJudgement(sink, OTHER)
      if (endOf(cells, C.EVENT) > startOf(cells, C.EVENT)) readLine(cells, sessions.of(id), sink)
      else readCommand(cells, () => sessions.of(id), before, sink)
      return ENTRY
    },
  }
}

function setParties(cells: Cells, sink: EntrySink): number {
  const start = startOf(cells, C.SESSION_ID)
  const end = endOf(cells, C.SESSION_ID)
  const session = end > start ? sink.identity(SESSION, cells.bytes, start, end) : 0
  sink.who[ROLE_SESSION] = session
  sink.who[ROLE_SERVER] = addressIn(cells, C.SERVER, sink)
  sink.who[C.isBackEnd(portIn(cells, C.SERVER)) ? ROLE_VIA : ROLE_CLIENT] = addressIn(cells, C.CLIENT, sink)
  return session
}

/** What was read of rows before, so that a row like them needs no text. */
interface Before {
  readonly protocol: MailboxProtocol
  /** The commands by the ids of their words. */
  readonly commands: Map<number, Command>
  readonly contexts: ByteMemo<Context>
  /** The identities that the parameters of USER and LOGIN name. */
  readonly users: ByteMemo<number>
  readonly logins: ByteMemo<number>
}

/** What the words of the server say: who, and which reply; no reply is undefined. */
interface Context {
  /** Undefined where nobody is named. */
  readonly user: number | undefined
  readonly reply: MailboxReply | undefined
}

function readCommand(cells: Cells, sessionOf: () => MailboxSession, before: Before, sink: EntrySink): void {
  const { bytes } = cells
  const { commands } = before
  const word = sink.term(bytes, startOf(cells, C.COMMAND), endOf(cells, C.COMMAND))
  sink.what[FACET_ACTION] = word
  const name = startOf(cells, C.USER_NAME)
  const user = endOf(cells, C.USER_NAME) > name ? sink.identity(USER, bytes, name, endOf(cells, C.USER_NAME)) : 0
  sink.who[ROLE_USER] = user
  let command = commands.get(word)
  if (command === undefined) commands.set(word, (command = commandNamed(textOf(cells, C.COMMAND))))
  if (command === 'other') return
  if (command === 'session') return setJudgement(sink, CONNECTION)
  const context = before.contexts(bytes, startOf(cells, C.CONTEXT), endOf(cells, C.CONTEXT), () =>
    readContext(cells, before.protocol, sink),
  )
  const named = user || (context.user ?? userOf(cells, command, before, sink))
  if (command === 'user') sessionOf().user = named
  sink.who[ROLE_USER] = named || (command === 'pass' ? sessionOf().user : 0)
  if (context.reply !== undefined) setJudged(command, context.reply, codeSpaceNumber(before.protocol), sink)
}

function readContext(cells: Cells, protocol: MailboxProtocol, sink: EntrySink): Context {
  const words = textOf(cells, C.CONTEXT)
  const reply = replyIn(words)
  const named = userIn(words)
  return {
    user: named === '' ? undefined : sink.identityOf(USER, named),
    reply: reply === '' ? undefined : judgeReply(protocol, reply, words),
  }
}

/** The user that the parameters of a command name. */
function userOf(cells: Cells, command: Command, { users, logins }: Before, sink: EntrySink): number {
  if (command !== 'user' && command !== 'login') return 0
  const read = (): number => sink.identityOf(USER, namedBy(command, textOf(cells, C.PARAMETERS)))
  return (command === 'user' ? users : logins)(cells.bytes, startOf(cells, C.PARAMETERS), endOf(cells, C.PARAMETERS), read)
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
