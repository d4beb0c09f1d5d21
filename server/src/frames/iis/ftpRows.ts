import { FURTHER, OTHERWISE, UNKNOWN } from '../alike/core.ts'
import { ascii, startsWith } from '../ascii.ts'
import { ADDED } from '../alike/groups.ts'
import type { SlotGroup } from '../alike/slots.ts'
import { isStated, spells } from '../w3c/bytes.ts'
import type { AlikeReader } from '../w3c/alike.ts'
import * as C from '../w3c/columns.ts'
import { RepeatedBytes } from '../repeatedBytes.ts'
import { ftpUsers } from './ftpUsers.ts'
import { setParties } from './parties.ts'
import { refusal } from './refusal.ts'
import type { Row } from '../w3c/row.ts'
import { identityAt, judgement, numberAt, setJudgement, setStatus, setWindowsStatus, windowsStatus } from '../w3c/value.ts'
import { classOfCode } from '../../model/codes/codes.ts'
import { codeSpaceNumber, protocolNumber } from '../../model/codeSpace.ts'
import { ROLE_USER, SESSION, USER } from '../../model/identity.ts'
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

/** What PROOF says of a PASS row that names nobody: its user is that of its session, which is asked each time. */
const OF_NOBODY = 1
/** The questions that rows answer alike (`frames/alike`): USER means something to other rows, and PASS, where it names nobody, goes by them. */
const OF_SESSION = 0
const VERB = 1
const PROOF = 2
const WHO = 3
const ANSWER = 4
const GROUPS: readonly SlotGroup[] = [
  { slots: [C.S_COMPUTERNAME, C.X_SESSION, C.CS_METHOD_SESSION] },
  { slots: [C.CS_METHOD_VERB] },
  { slots: [C.CS_USERNAME], behind: VERB },
  { slots: [C.C_IP, C.CS_USERNAME, C.S_IP, C.S_COMPUTERNAME], with: PROOF },
  { slots: [C.CS_METHOD_VERB, C.SC_STATUS, C.SC_WIN32_STATUS], with: PROOF },
]

/** Reads the rows of an FTP service. The user stands in the USER row; the PASS row of the same session, which has the verdict, is given it. */
export function ftpRows(): AlikeReader {
  const users = ftpUsers()
  const sessionOf = sessionReader()
  const replies = replyKeys()
  const says = new Int32Array(GROUPS.length).fill(ADDED)
  const readRow = (bytes: Uint8Array, row: Row, sink: EntrySink): void => {
    users.takeUp(sink)
    placeCommand(bytes, row)
    const verb = span(row, C.CS_METHOD_VERB)
    readSession(bytes, row, sink)
    const { session } = sink
    let user = identityAt(USER, bytes, row, C.CS_USERNAME, sink)
    says[PROOF] = user === 0 ? OF_NOBODY : 0
    says[WHO] = ADDED
    const names = spells(bytes, verb.start, verb.end, 'user')
    const proves = spells(bytes, verb.start, verb.end, 'pass')
    says[VERB] = proves ? FURTHER : 0
    if (names) {
      says[VERB] = OTHERWISE
      const named = namedSpan(bytes, row)
      user = (isStated(bytes, named.start, named.end) ? sink.identity(USER, bytes, named.start, named.end) : 0) || user
      if (session !== 0) users.keep(session, user)
    } else if (proves && user === 0) {
      says[WHO] = UNKNOWN
      user = users.of(session)
    }
    setWho(bytes, row, user, sink)
    const key = names || proves ? replies.keyOf(bytes, row, proves) : -1
    if (key >= 0 && sink.recallWhat(key)) return
    sink.what[FACET_PROTOCOL] = PROTOCOL
    if (isStated(bytes, verb.start, verb.end)) sink.what[FACET_ACTION] = sink.term(bytes, verb.start, verb.end)
    setReply(bytes, row, sink, names || proves, isSession(bytes, verb))
    if (key >= 0) sink.keepDraft(key)
  }
  const readSession = (bytes: Uint8Array, row: Row, sink: EntrySink): void => {
    says[OF_SESSION] = sink.session = sessionOf(bytes, row, sink)
  }
  const readWho = (bytes: Uint8Array, row: Row, number: number, sink: EntrySink): void => {
    says[WHO] = number === OF_NOBODY ? UNKNOWN : ADDED
    setWho(bytes, row, number === OF_NOBODY ? users.of(sink.session) : identityAt(USER, bytes, row, C.CS_USERNAME, sink), sink)
  }
  const alike = { groups: GROUPS, who: WHO, what: ANSWER, session: OF_SESSION, says, readWho, readSession }
  return Object.assign(readRow, { memory: users.memory, alike })
}

/** Replies to sign-ins that are told apart. */
const MOST_REPLIES = 4096
const STATUS_DIGITS = 3
const CAPITALS = ['USER', 'PASS'].map(ascii)

/** Numbers replies to USER and PASS: what such a row says follows from the command as it is written and two numbers. -1 for one that is written in another way. */
function replyKeys() {
  const keys = new Map<number, number>()
  return {
    keyOf(bytes: Uint8Array, row: Row, proves: boolean): number {
      const { starts, ends } = row
      const status = numberAt(bytes, row, C.SC_STATUS)
      const isUsual = startsWith(bytes, starts[C.CS_METHOD_VERB]!, ends[C.CS_METHOD_VERB]!, CAPITALS[proves ? 1 : 0]!)
      if (!isUsual || status < 0 || ends[C.SC_STATUS]! - starts[C.SC_STATUS]! !== STATUS_DIGITS) return -1
      const reply = (Math.max(0, windowsStatus(bytes, row)) * 1000 + status) * 2 + (proves ? 1 : 0)
      const known = keys.get(reply)
      if (known !== undefined || keys.size === MOST_REPLIES) return known ?? -1
      keys.set(reply, keys.size)
      return keys.size - 1
    },
  }
}

function setWho(bytes: Uint8Array, row: Row, user: number, sink: EntrySink): void {
  setParties(bytes, row, sink)
  sink.who[ROLE_USER] = user
}

/** What a row says in `bytes[start, end)`. */
interface Span {
  readonly start: number
  readonly end: number
}

const span = (row: Row, slot: number): Span => ({ start: row.starts[slot]!, end: row.ends[slot]! })

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

/** The command of a row: `[3]PASS` is session 3 and the verb PASS; newer services write the verb alone, and the session in a column of its own. */
function placeCommand(bytes: Uint8Array, { starts, ends }: Row): void {
  const start = starts[C.CS_METHOD]!
  const end = ends[C.CS_METHOD]!
  const closing = bytes[start] === OPENING ? closingAfter(bytes, start, end) : end
  const isNumbered = closing < end
  starts[C.CS_METHOD_SESSION] = start
  ends[C.CS_METHOD_SESSION] = isNumbered ? closing : start
  starts[C.CS_METHOD_VERB] = isNumbered ? closing + 1 : start
  ends[C.CS_METHOD_VERB] = end
}

function closingAfter(bytes: Uint8Array, start: number, end: number): number {
  let closing = start
  while (closing < end && bytes[closing] !== CLOSING) closing++
  return closing
}

/** Where the session of a row is written: `[3` in front of the command, or in its column. */
function sessionSpan(row: Row): Span {
  const { start, end } = span(row, C.CS_METHOD_SESSION)
  return end > start ? { start: start + 1, end } : span(row, C.X_SESSION)
}

/** Reads the session of a row, on the machine that wrote it, mostly that of the row before; 0 where the row names none. */
function sessionReader(): (bytes: Uint8Array, row: Row, sink: EntrySink) => number {
  const sessions = new RepeatedBytes()
  const machines = new RepeatedBytes()
  let session = 0
  return (bytes, row, sink) => {
    const { start, end } = sessionSpan(row)
    const machine = span(row, C.S_COMPUTERNAME)
    const isSameMachine = machines.again(bytes, machine.start, machine.end)
    if (sessions.again(bytes, start, end) && isSameMachine) return session
    session = isStated(bytes, start, end) ? sink.pair(SESSION, bytes, start, end, machine.start, machine.end) : 0
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
