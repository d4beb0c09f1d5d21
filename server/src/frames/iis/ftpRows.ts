import { isStated, spells } from '../w3c/bytes.ts'
import * as C from '../w3c/columns.ts'
import { answerMemo } from './answerMemo.ts'
import { setParties } from './parties.ts'
import { recent } from './recent.ts'
import { refusal } from './refusal.ts'
import type { Row } from '../w3c/row.ts'
import type { RowReader } from '../w3c/scan.ts'
import { textAt, textBytes, textIn } from './written.ts'
import { identityAt, judgement, numberAt, setJudgement, setStatus, setWindowsStatus, windowsStatus } from '../w3c/value.ts'
import { classOfCode } from '../../model/codes/codes.ts'
import { codeSpaceNumber, protocolNumber } from '../../model/codeSpace.ts'
import { ROLE_SESSION, ROLE_USER, SESSION, USER } from '../../model/identity.ts'
import type { EntryClass } from '../../model/outcome.ts'
import { FACET_ACTION, FACET_PROTOCOL } from '../../model/what.ts'
import type { EntrySink, Known } from '../../formats/format.ts'

const FTP = codeSpaceNumber('ftp')
const PROTOCOL = protocolNumber('ftp')
/** Statuses from here on are of another space. */
const NTSTATUS = 0xc0000000
const OPENING = 91
const CLOSING = 93
const PIPE = 124
/** Sessions whose user is remembered; a server has fewer open at a time. */
const MOST_SESSIONS = 4096

/** The command of a row: `[3]PASS` is session 3 and the verb PASS; newer services write the verb alone. */
interface Command {
  readonly verb: number
  readonly end: number
  /** Where the session number ends; 0 where there is none. */
  readonly sessionEnd: number
}

/** Reads the rows of an FTP service. The user stands in the USER row; the PASS row of the same session, which has the verdict, is given it. */
export function ftpRows(answers = answerMemo()): RowReader {
  const users = recent<Signing>(MOST_SESSIONS)
  let resumed: readonly Written[] = []
  const takeUp = (sink: EntrySink): void => {
    const before = resumed
    resumed = []
    for (const written of before) {
      const [session, machine, user] = written.map(textBytes) as [Uint8Array, Uint8Array, Uint8Array]
      const key = sink.pair(SESSION, both(session, machine), 0, session.length, session.length, session.length + machine.length)
      users.keep(key, { user: user.length === 0 ? 0 : sink.identity(USER, user, 0, user.length), written })
    }
  }
  const readRow = (bytes: Uint8Array, row: Row, sink: EntrySink): void => {
    if (resumed.length > 0) takeUp(sink)
    const command = commandOf(bytes, row)
    setParties(bytes, row, sink)
    const session = sessionOf(bytes, row, command, sink)
    sink.who[ROLE_SESSION] = session
    let user = identityAt(USER, bytes, row, C.CS_USERNAME, sink)
    const names = spells(bytes, command.verb, command.end, 'user')
    const proves = spells(bytes, command.verb, command.end, 'pass')
    if (names) {
      user = namedUser(bytes, row, sink) || user
      if (session !== 0) users.keep(session, { user, written: writtenIn(bytes, row, command, user === 0) })
    } else if (proves && user === 0) user = users.of(session)?.user ?? 0
    sink.who[ROLE_USER] = user
    const known = answers.recall(row, command.verb, command.end, PROTOCOL)
    if (known >= 0) return sink.recallWhat(known)
    sink.what[FACET_PROTOCOL] = PROTOCOL
    if (isStated(bytes, command.verb, command.end)) sink.what[FACET_ACTION] = sink.term(bytes, command.verb, command.end)
    setReply(bytes, row, sink, names || proves, isSession(bytes, command))
    const key = answers.learn()
    if (key >= 0) sink.keepWhat(key)
  }
  return Object.assign(readRow, {
    memory: {
      state: (): Known => (resumed.length > 0 ? resumed : Array.from(users.values(), ({ written }) => written)),
      resume: (state: Known) => {
        resumed = state as readonly Written[]
      },
    },
  })
}

/** The user that a session named, and how the row writes both. */
interface Signing {
  readonly user: number
  readonly written: Written
}
type Written = readonly [session: string, machine: string, user: string]

function writtenIn(bytes: Uint8Array, row: Row, command: Command, isNobody: boolean): Written {
  const { start, end } = sessionSpan(row, command)
  const named = namedSpan(bytes, row)
  const user = textIn(bytes, named.start, named.end) || textAt(bytes, row, C.CS_USERNAME)
  const machine = String.fromCharCode(...bytes.subarray(row.starts[C.S_COMPUTERNAME], row.ends[C.S_COMPUTERNAME]))
  return [textIn(bytes, start, end), machine, isNobody ? '' : user]
}

function both(a: Uint8Array, b: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(a.length + b.length)
  bytes.set(a)
  bytes.set(b, a.length)
  return bytes
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

function commandOf(bytes: Uint8Array, row: Row): Command {
  const start = row.starts[C.CS_METHOD]!
  const end = row.ends[C.CS_METHOD]!
  if (bytes[start] !== OPENING) return { verb: start, end, sessionEnd: 0 }
  let closing = start
  while (closing < end && bytes[closing] !== CLOSING) closing++
  return closing === end ? { verb: start, end, sessionEnd: 0 } : { verb: closing + 1, end, sessionEnd: closing }
}

/** The session of a row, on the machine that wrote it; 0 where the row names none. */
function sessionOf(bytes: Uint8Array, row: Row, command: Command, sink: EntrySink): number {
  const { start, end } = sessionSpan(row, command)
  if (!isStated(bytes, start, end)) return 0
  return sink.pair(SESSION, bytes, start, end, row.starts[C.S_COMPUTERNAME]!, row.ends[C.S_COMPUTERNAME]!)
}

function sessionSpan(row: Row, { sessionEnd }: Command): Span {
  const numbered = sessionEnd > 0
  const start = numbered ? row.starts[C.CS_METHOD]! + 1 : row.starts[C.X_SESSION]!
  return { start, end: numbered ? sessionEnd : row.ends[C.X_SESSION]! }
}

interface Span {
  readonly start: number
  readonly end: number
}

/** The argument of USER; a service with several hosts lets the client write `host|user`. */
function namedSpan(bytes: Uint8Array, row: Row): Span {
  const end = row.ends[C.CS_URI_STEM]!
  let start = end
  while (start > row.starts[C.CS_URI_STEM]! && bytes[start - 1] !== PIPE) start--
  return { start, end }
}

function namedUser(bytes: Uint8Array, row: Row, sink: EntrySink): number {
  const { start, end } = namedSpan(bytes, row)
  return isStated(bytes, start, end) ? sink.identity(USER, bytes, start, end) : 0
}

function isSession(bytes: Uint8Array, { verb, end }: Command): boolean {
  return (
    spells(bytes, verb, end, 'quit') || spells(bytes, verb, end, 'controlchannelopened') || spells(bytes, verb, end, 'controlchannelclosed')
  )
}
