import { addressNumber, isStated, spells } from '../w3c/bytes.ts'
import * as C from '../w3c/columns.ts'
import { answerMemo } from './answerMemo.ts'
import { ftpUsers, type Span } from './ftpUsers.ts'
import { setParties } from './parties.ts'
import { refusal } from './refusal.ts'
import { Repeats } from '../w3c/repeats.ts'
import type { Row } from '../w3c/row.ts'
import type { RowReader } from '../w3c/scan.ts'
import { serverReader, SERVERS } from './servers.ts'
import { identityAt, judgement, numberAt, setJudgement, setStatus, setWindowsStatus, windowsStatus } from '../w3c/value.ts'
import { classOfCode } from '../../model/codes/codes.ts'
import { codeSpaceNumber, protocolNumber } from '../../model/codeSpace.ts'
import { ROLE_SESSION, ROLE_USER, SESSION, USER } from '../../model/identity.ts'
import type { EntryClass } from '../../model/outcome.ts'
import { FACET_ACTION, FACET_PROTOCOL } from '../../model/what.ts'
import type { EntrySink } from '../../formats/format.ts'

const FTP = codeSpaceNumber('ftp')
const PROTOCOL = protocolNumber('ftp')
/** Statuses from here on are of another space. */
const NTSTATUS = 0xc0000000
const OPENING = 91
const CLOSING = 93
const PIPE = 124
/** Sessions from here on do not fit beside the number of a server. */
const MOST_IDS = 1 << 24
/** Keys from here on no other service of the same file has. */
const RECALLED = 1 << 30

/** The command of a row: `[3]PASS` is session 3 and the verb PASS; newer services write the verb alone, and the session in a column of its own. */
interface Command {
  readonly verb: Span
  readonly session: Span
}

/** Reads the rows of an FTP service. The user stands in the USER row; the PASS row of the same session, which has the verdict, is given it. */
export function ftpRows(answers = answerMemo()): RowReader {
  const users = ftpUsers()
  const setWho = whoReader()
  const sessionOf = sessionReader()
  const command: Command = { verb: { start: 0, end: 0 }, session: { start: 0, end: 0 } }
  const { verb } = command
  const readRow = (bytes: Uint8Array, row: Row, sink: EntrySink): void => {
    users.takeUp(sink)
    placeCommand(bytes, row, command)
    const session = sessionOf(bytes, row, command, sink)
    let user = identityAt(USER, bytes, row, C.CS_USERNAME, sink)
    const names = spells(bytes, verb.start, verb.end, 'user')
    const proves = spells(bytes, verb.start, verb.end, 'pass')
    if (names) {
      const named = namedSpan(bytes, row)
      user = (isStated(bytes, named.start, named.end) ? sink.identity(USER, bytes, named.start, named.end) : 0) || user
      if (session !== 0)
        users.keep(session, user, bytes, [command.session, span(row, C.S_COMPUTERNAME), writtenUser(bytes, row, named, user)])
    } else if (proves && user === 0) user = users.of(session)
    setWho(bytes, row, session, user, sink)
    const known = answers.recall(row, verb.start, verb.end, PROTOCOL)
    if (known >= 0) return sink.recallWhat(known)
    sink.what[FACET_PROTOCOL] = PROTOCOL
    if (isStated(bytes, verb.start, verb.end)) sink.what[FACET_ACTION] = sink.term(bytes, verb.start, verb.end)
    setReply(bytes, row, sink, names || proves, isSession(bytes, verb))
    const key = answers.learn()
    if (key >= 0) sink.keepDraft(key)
  }
  return Object.assign(readRow, { memory: users.memory })
}

/** States who appears in a row: the client, user and session of a row before recall its who. */
function whoReader() {
  const serverOf = serverReader()
  return (bytes: Uint8Array, row: Row, session: number, user: number, sink: EntrySink): void => {
    const server = serverOf(bytes, row, sink)
    const client = addressNumber(bytes, row.starts[C.C_IP]!, row.ends[C.C_IP]!)
    const isKey = client !== undefined && server >= 0 && session < MOST_IDS
    if (isKey && sink.recall(client, user, RECALLED + session * SERVERS + server)) return
    setParties(bytes, row, sink)
    sink.who[ROLE_SESSION] = session
    sink.who[ROLE_USER] = user
  }
}

const span = (row: Row, slot: number): Span => ({ start: row.starts[slot]!, end: row.ends[slot]! })

/** Where the user of a session is written; nowhere where it is nobody. */
function writtenUser(bytes: Uint8Array, row: Row, named: Span, user: number): Span {
  if (user === 0) return { start: 0, end: 0 }
  return isStated(bytes, named.start, named.end) ? named : span(row, C.CS_USERNAME)
}

function setReply(bytes: Uint8Array, row: Row, sink: EntrySink, signsIn: boolean, session: boolean): void {
  const status = numberAt(bytes, row, C.SC_STATUS)
  const windows = Math.max(0, windowsStatus(bytes, row))
  if (status >= 0) setStatus(bytes, row, FTP, status, sink)
  if (windows > 0) setWindowsStatus(sink, windows)
  const kind: EntryClass = session ? 'session' : 'other'
  setJudgement(sink, judgement(signsIn && status >= 0 ? verdict(status, windows) : kind))
}

/** What a reply to USER or PASS says. 530 with a Windows status about a file or a right comes behind a good password: a rule of the site or its folder keeps the user out. */
function verdict(status: number, windows: number): EntryClass {
  const refused = refusal(classOfCode({ space: 'ftp', value: status }), windows)
  if (refused !== 'bad-password' || windows === 0 || windows >= NTSTATUS) return refused
  return classOfCode({ space: 'win32', value: windows }) === refused ? refused : 'other'
}

function placeCommand(bytes: Uint8Array, row: Row, { verb, session }: Command): void {
  const start = row.starts[C.CS_METHOD]!
  verb.end = row.ends[C.CS_METHOD]!
  const closing = bytes[start] === OPENING ? closingAfter(bytes, start, verb.end) : verb.end
  const isNumbered = closing < verb.end
  verb.start = isNumbered ? closing + 1 : start
  session.start = isNumbered ? start + 1 : row.starts[C.X_SESSION]!
  session.end = isNumbered ? closing : row.ends[C.X_SESSION]!
}

function closingAfter(bytes: Uint8Array, start: number, end: number): number {
  let closing = start
  while (closing < end && bytes[closing] !== CLOSING) closing++
  return closing
}

/** The session of a row, on the machine that wrote it; 0 where the row names none. Most rows are of the session of the row before. */
function sessionReader() {
  const id = new Repeats()
  const machine = new Repeats()
  let session = 0
  return (bytes: Uint8Array, { starts, ends, view }: Row, { session: { start, end } }: Command, sink: EntrySink): number => {
    const sameId = id.again(view, start, end)
    const sameMachine = machine.again(view, starts[C.S_COMPUTERNAME]!, ends[C.S_COMPUTERNAME]!)
    if (!sameId || !sameMachine)
      session = isStated(bytes, start, end) ? sink.pair(SESSION, bytes, start, end, starts[C.S_COMPUTERNAME]!, ends[C.S_COMPUTERNAME]!) : 0
    return session
  }
}

/** The argument of USER; a service with several hosts lets the client write `host|user`. */
function namedSpan(bytes: Uint8Array, row: Row): Span {
  const end = row.ends[C.CS_URI_STEM]!
  let start = end
  while (start > row.starts[C.CS_URI_STEM]! && bytes[start - 1] !== PIPE) start--
  return { start, end }
}

function isSession(bytes: Uint8Array, { start, end }: Span): boolean {
  return (
    spells(bytes, start, end, 'quit') ||
    spells(bytes, start, end, 'controlchannelopened') ||
    spells(bytes, start, end, 'controlchannelclosed')
  )
}
