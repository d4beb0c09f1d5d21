import { classOfCode } from '../../model/codes/codes.ts'
import { type CodeSpace, codeSpaceNumber, protocolNumber } from '../../model/codeSpace.ts'
import { HOST, ROLE_CLIENT, ROLE_SERVER, ROLE_SOURCE } from '../../model/identity.ts'
import { FACET_ACTION, FACET_DIRECTION, FACET_PROTOCOL } from '../../model/what.ts'
import type { EntrySink } from '../../formats/format.ts'
import { FURTHER } from '../alike/core.ts'
import { ADDED } from '../alike/groups.ts'
import type { SlotGroup } from '../alike/slots.ts'
import { isStated, spells } from '../w3c/bytes.ts'
import type { AlikeReader } from '../w3c/alike.ts'
import * as C from '../w3c/columns.ts'
import { refusal } from './refusal.ts'
import { setParties } from './parties.ts'
import type { Row } from '../w3c/row.ts'
import { identityAt, type Judgement, judgement, numberAt, setJudgement, setStatus, setWindowsStatus, windowsStatus } from '../w3c/value.ts'

/** A service whose rows are the commands of a dialogue: mail and news. It never writes the user; `cs-username` is the name the client gives itself. */
export interface Dialogue {
  readonly protocol: 'smtp' | 'nntp'
  /** The command that signs in, lower case. */
  readonly signIn: string
  /** Replies that tell of a sign-in whatever the command. */
  readonly verdicts: readonly number[]
}

/** Mail and news, as IIS writes them. */
export const SMTP: Dialogue = { protocol: 'smtp', signIn: 'auth', verdicts: [235, 535] }
export const NNTP: Dialogue = { protocol: 'nntp', signIn: 'authinfo', verdicts: [281, 481] }

const INBOUND = 1
const OUTBOUND = 2
/** The way a row went, as a number: its direction, and whether the client names itself only by its greeting (an odd one). */
const DIRECTION_SHIFT = 1
const BY_GREETING = 1
const PLUS = 43
const SESSION = judgement('session')
const OTHER = judgement('other')

/** The questions that rows answer alike (`frames/alike`): the way follows from the name, where one is stated. */
const NAME = 0
const WAY = 1
const WHO = 2
const ANSWER = 3
const GROUPS: readonly SlotGroup[] = [
  { slots: [C.CS_USERNAME] },
  { slots: [C.CS_METHOD, C.S_PORT, C.SC_STATUS], stated: [C.CS_USERNAME, C.S_IP], behind: NAME },
  { slots: [C.C_IP, C.CS_USERNAME, C.S_IP, C.S_COMPUTERNAME], whereOdd: [C.CS_URI_QUERY], with: WAY },
  { slots: [C.CS_METHOD, C.SC_STATUS, C.SC_WIN32_STATUS], with: WAY },
]

/** Reads the rows of a mail or news service. */
export function dialogRows(service: Dialogue): AlikeReader {
  const protocol = protocolNumber(service.protocol)
  const setAnswer = answerReader(service)
  const says = new Int32Array(GROUPS.length).fill(ADDED)
  const readRow = (bytes: Uint8Array, row: Row, sink: EntrySink): void => {
    const direction = isOutbound(bytes, row) ? OUTBOUND : INBOUND
    const isNamed = direction === OUTBOUND ? states(bytes, row, C.CS_USERNAME) : identityAt(HOST, bytes, row, C.CS_USERNAME, sink) !== 0
    const way = (direction << DIRECTION_SHIFT) | (direction === INBOUND && !isNamed && greets(bytes, row) ? BY_GREETING : 0)
    says[NAME] = isNamed ? way : FURTHER
    says[WAY] = way
    setWho(bytes, row, way, sink)
    sink.what[FACET_PROTOCOL] = protocol
    sink.what[FACET_DIRECTION] = direction
    if (states(bytes, row, C.CS_METHOD)) sink.what[FACET_ACTION] = sink.term(bytes, row.starts[C.CS_METHOD]!, row.ends[C.CS_METHOD]!)
    // Where the server was the client, no status is one of ours.
    if (direction === INBOUND) setAnswer(bytes, row, sink)
  }
  return Object.assign(readRow, { alike: { groups: GROUPS, who: WHO, what: ANSWER, says, readWho: setWho } })
}

const states = (bytes: Uint8Array, row: Row, slot: number): boolean => isStated(bytes, row.starts[slot]!, row.ends[slot]!)

function answerReader(service: Dialogue) {
  const space = codeSpaceNumber(service.protocol)
  const judge = judgements(service)
  return (bytes: Uint8Array, row: Row, sink: EntrySink): void => {
    const status = numberAt(bytes, row, C.SC_STATUS)
    if (status < 0) return
    const quits = spells(bytes, row.starts[C.CS_METHOD]!, row.ends[C.CS_METHOD]!, 'quit')
    const windows = quits ? 0 : Math.max(0, windowsStatus(bytes, row))
    setStatus(bytes, row, space, status, sink)
    if (windows > 0) setWindowsStatus(sink, windows)
    setJudgement(sink, quits ? SESSION : judge(bytes, row, status, windows))
  }
}

/** States who speaks in a row: the client with the name it gives itself and the server, or where the server was the client only the other server. */
function setWho(bytes: Uint8Array, row: Row, way: number, sink: EntrySink): void {
  const isOut = way >> DIRECTION_SHIFT === OUTBOUND
  const { who } = sink
  if (!isOut) who[ROLE_SOURCE] = (way & BY_GREETING) !== 0 ? greeted(bytes, row, sink) : identityAt(HOST, bytes, row, C.CS_USERNAME, sink)
  setParties(bytes, row, sink)
  if (!isOut) return
  // The server was the client here: the address is the remote server's.
  who[ROLE_SERVER] = who[ROLE_CLIENT]!
  who[ROLE_CLIENT] = 0
}

/** Whether the server was the client: the row says so, or, where its name column is not logged, it has the other's port and no address of its own. */
function isOutbound(bytes: Uint8Array, row: Row): boolean {
  const start = row.starts[C.CS_USERNAME]!
  const end = row.ends[C.CS_USERNAME]!
  if (isStated(bytes, start, end))
    return spells(bytes, start, end, 'outboundconnectioncommand') || spells(bytes, start, end, 'outboundconnectionresponse')
  const isOthersPort = spells(bytes, row.starts[C.S_PORT]!, row.ends[C.S_PORT]!, '25')
  return isOthersPort && !states(bytes, row, C.S_IP) && numberAt(bytes, row, C.SC_STATUS) <= 0
}

const greets = (bytes: Uint8Array, row: Row): boolean =>
  spells(bytes, row.starts[C.CS_METHOD]!, row.ends[C.CS_METHOD]!, 'ehlo') ||
  spells(bytes, row.starts[C.CS_METHOD]!, row.ends[C.CS_METHOD]!, 'helo')

/** The name in the greeting itself, where the log has no column of names. */
function greeted(bytes: Uint8Array, row: Row, sink: EntrySink): number {
  const start = row.starts[C.CS_URI_QUERY]! + (bytes[row.starts[C.CS_URI_QUERY]!] === PLUS ? 1 : 0)
  const end = row.ends[C.CS_URI_QUERY]!
  return isStated(bytes, start, end) ? sink.identity(HOST, bytes, start, end) : 0
}

/** What a command and its reply say about a sign-in. */
function judgements({ protocol, signIn, verdicts }: Dialogue) {
  return (bytes: Uint8Array, row: Row, status: number, windows: number): Judgement => {
    if (!spells(bytes, row.starts[C.CS_METHOD]!, row.ends[C.CS_METHOD]!, signIn) && !verdicts.includes(status))
      return greets(bytes, row) ? SESSION : OTHER
    return judgement(refusal(classOfReply(protocol, status), windows))
  }
}

/** A reply to a sign-in. `530` asks for one; it refuses none. */
const classOfReply = (space: CodeSpace, value: number) => (value === 530 ? 'other' : classOfCode({ space, value }))
