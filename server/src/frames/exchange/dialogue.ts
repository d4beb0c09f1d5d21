import type { EntrySink } from '../../formats/format.ts'
import { ROLE_USER, USER } from '../../model/identity.ts'
import { FACET_ACTION } from '../../model/what.ts'
import { judgement, setJudgement } from '../w3c/value.ts'
import * as C from './mailboxColumns.ts'
import type { MailboxProtocol, MailboxSession, ReplySetter } from './mailboxReply.ts'
import { type Cells, startOf, textOf } from './cells.ts'
import { commandNamed, namedBy } from './signIn.ts'

const OPENED = 0x2b
const CLOSED = 0x2d
const RECEIVED = 0x3c
const SENT = 0x3e
const CONNECTION = judgement('session')
const HANDSHAKE = judgement('handshake')

/** A line of a client: `a2 LOGIN user1 *****`, `PASS *****`. */
export function lineOf(protocol: MailboxProtocol, data: string): { readonly verb: string; readonly rest: string } {
  const [, verb = '', rest = ''] =
    (protocol === 'imap4' ? /^\S+ ([A-Za-z]{2,14})\b ?(.*)$/s : /^([A-Za-z]{3,4})\b ?(.*)$/s).exec(data) ?? []
  return { verb, rest }
}

/** Reads rows of single lines, as Exchange 2007 writes them: what the client sends, and in a later row what the server answers. */
export function dialogueReader(protocol: MailboxProtocol, setReply: ReplySetter) {
  return (cells: Cells, session: MailboxSession, sink: EntrySink): void => {
    const event = cells.bytes[startOf(cells, C.EVENT)]
    if (event === OPENED || event === CLOSED) setJudgement(sink, CONNECTION)
    else if (event === RECEIVED) readLine(protocol, textOf(cells, C.DATA), session, sink)
    else if (event === SENT) readAnswer(textOf(cells, C.DATA), session, setReply, sink)
  }
}

function readLine(protocol: MailboxProtocol, data: string, session: MailboxSession, sink: EntrySink): void {
  // While a sign-in has no answer, what comes is a part of it.
  if (commandNamed(session.verb) === 'authenticate') return
  const { verb, rest } = lineOf(protocol, data)
  const command = commandNamed(verb)
  session.verb = verb
  if (verb !== '') sink.what[FACET_ACTION] = sink.word(verb)
  if (command === 'session') return setJudgement(sink, CONNECTION)
  const named = namedBy(command, rest)
  // Whoever signs in by parts that cannot be read need not be the user of an attempt before.
  if (named !== '' || command === 'login' || command === 'authenticate') session.user = sink.identityOf(USER, named)
  if (command !== 'other') sink.who[ROLE_USER] = session.user
}

function readAnswer(data: string, session: MailboxSession, setReply: ReplySetter, sink: EntrySink): void {
  const command = commandNamed(session.verb)
  if (command === 'other' || command === 'session') return
  if (/^\+(?: |$)/.test(data)) return setJudgement(sink, HANDSHAKE)
  sink.who[ROLE_USER] = session.user
  setReply(command, data, data, sink)
  session.verb = ''
}
