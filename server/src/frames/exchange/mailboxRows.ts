import type { EntrySink } from '../../formats/format.ts'
import { codeSpaceNumber, protocolNumber } from '../../model/codeSpace.ts'
import { ROLE_CLIENT, ROLE_SERVER, ROLE_SESSION, ROLE_USER, ROLE_VIA, SESSION, USER } from '../../model/identity.ts'
import { FACET_ACTION, FACET_CODE, FACET_DIRECTION, FACET_PROTOCOL, FACET_SPACE1, FACET_VALUE1 } from '../../model/what.ts'
import { ENTRY } from '../csv/scan.ts'
import { judgement, setJudgement } from '../w3c/value.ts'
import { dialogueReader } from './dialogue.ts'
import { addressIn, portIn } from './endpoint.ts'
import * as C from './mailboxColumns.ts'
import { judgeReply, type MailboxProtocol, type MailboxSession, replyIn, type ReplySetter, userIn } from './mailboxReply.ts'
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
  const setReply = replySetter(protocol)
  const readLine = dialogueReader(protocol, setReply)
  const commands: Commands = new Map()
  return {
    slots: C.MAILBOX_SLOTS,
    guess: C.guessMailbox,
    read: (cells, sink) => {
      sink.what[FACET_PROTOCOL] = number
      sink.what[FACET_DIRECTION] = INBOUND
      const id = setParties(cells, sink)
      setJudgement(sink, OTHER)
      if (endOf(cells, C.EVENT) > startOf(cells, C.EVENT)) readLine(cells, sessions.of(id), sink)
      else readCommand(cells, () => sessions.of(id), commands, setReply, sink)
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

/** The commands of a log by the ids of their words, so that a row needs no text. */
type Commands = Map<number, Command>

function readCommand(cells: Cells, sessionOf: () => MailboxSession, commands: Commands, setReply: ReplySetter, sink: EntrySink): void {
  const { bytes } = cells
  const word = sink.term(bytes, startOf(cells, C.COMMAND), endOf(cells, C.COMMAND))
  sink.what[FACET_ACTION] = word
  const name = startOf(cells, C.USER_NAME)
  const user = endOf(cells, C.USER_NAME) > name ? sink.identity(USER, bytes, name, endOf(cells, C.USER_NAME)) : 0
  sink.who[ROLE_USER] = user
  let command = commands.get(word)
  if (command === undefined) commands.set(word, (command = commandNamed(textOf(cells, C.COMMAND))))
  if (command === 'other') return
  if (command === 'session') return setJudgement(sink, CONNECTION)
  const context = textOf(cells, C.CONTEXT)
  const named = user || sink.identityOf(USER, userIn(context) || namedBy(command, textOf(cells, C.PARAMETERS)))
  if (command === 'user') sessionOf().user = named
  sink.who[ROLE_USER] = named || (command === 'pass' ? sessionOf().user : 0)
  setReply(command, replyIn(context), context, sink)
}

function replySetter(protocol: MailboxProtocol): ReplySetter {
  const space = codeSpaceNumber(protocol)
  return (command, reply, words, sink) => {
    if (reply === '') return
    const judged = judgeReply(protocol, reply, words)
    sink.what[FACET_CODE] = sink.word(judged.word)
    sink.what[FACET_SPACE1] = judged.value === 0 ? 0 : space
    sink.what[FACET_VALUE1] = judged.value
    if (command !== 'user') setJudgement(sink, judgement(judged.class))
    else if (judged.class === 'logon') setJudgement(sink, HANDSHAKE)
  }
}
