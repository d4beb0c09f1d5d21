import { classOfCode } from '../../model/codes/codes.ts'
import { type CodeSpace, codeSpaceNumber, protocolNumber } from '../../model/codeSpace.ts'
import { HOST, ROLE_CLIENT, ROLE_SERVER, ROLE_SOURCE } from '../../model/identity.ts'
import { FACET_ACTION, FACET_DIRECTION, FACET_PROTOCOL } from '../../model/what.ts'
import type { EntrySink } from '../../formats/format.ts'
import { addressNumber, isStated, spells } from '../w3c/bytes.ts'
import * as C from '../w3c/columns.ts'
import { answerMemo } from './answerMemo.ts'
import { refusal } from './refusal.ts'
import { setParties } from './parties.ts'
import { serverReader, SERVERS } from './servers.ts'
import type { Row } from '../w3c/row.ts'
import type { RowReader } from '../w3c/scan.ts'
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
/** Where the direction stands beside the protocol. */
const DIRECTION_SHIFT = 8
const PLUS = 43
const SESSION = judgement('session')
const OTHER = judgement('other')

/** Reads the rows of a mail or news service. */
export function dialogRows(service: Dialogue, answers = answerMemo()): RowReader {
  const protocol = protocolNumber(service.protocol)
  const setWho = dialogWho(protocol)
  const setAnswer = answerReader(service)
  return (bytes, row, sink) => {
    const direction = isOutbound(bytes, row) ? OUTBOUND : INBOUND
    const start = row.starts[C.CS_METHOD]!
    const end = row.ends[C.CS_METHOD]!
    setWho(bytes, row, direction, sink)
    const known = answers.recall(row, start, end, protocol | (direction << DIRECTION_SHIFT))
    if (known >= 0) return sink.recallWhat(known)
    sink.what[FACET_PROTOCOL] = protocol
    sink.what[FACET_DIRECTION] = direction
    if (isStated(bytes, start, end)) sink.what[FACET_ACTION] = sink.term(bytes, start, end)
    // Where the server was the client, no status is one of ours.
    if (direction === INBOUND) setAnswer(bytes, row, sink)
    const key = answers.learn()
    if (key >= 0) sink.keepDraft(key)
  }
}

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
function dialogWho(protocol: number) {
  const serverOf = serverReader()
  return (bytes: Uint8Array, row: Row, direction: number, sink: EntrySink): void => {
    const source = direction === OUTBOUND ? 0 : identityAt(HOST, bytes, row, C.CS_USERNAME, sink) || greeted(bytes, row, sink)
    // Behind the source: ids are given in the same order, whether the server was met before or not.
    const server = serverOf(bytes, row, sink)
    const address = addressNumber(bytes, row.starts[C.C_IP]!, row.ends[C.C_IP]!)
    // Below 0, where no web row of the same file is kept.
    const third = ~(((direction << DIRECTION_SHIFT) | protocol) * SERVERS + server)
    if (address !== undefined && server >= 0 && sink.recall(address, source, third)) return
    setParties(bytes, row, sink)
    sink.who[ROLE_SOURCE] = source
    if (direction === OUTBOUND) setOutbound(sink)
  }
}

/** Whether the server was the client: the row says so, or, where its name column is not logged, it has the other's port and no address of its own. */
function isOutbound(bytes: Uint8Array, row: Row): boolean {
  const start = row.starts[C.CS_USERNAME]!
  const end = row.ends[C.CS_USERNAME]!
  if (isStated(bytes, start, end))
    return spells(bytes, start, end, 'outboundconnectioncommand') || spells(bytes, start, end, 'outboundconnectionresponse')
  const hasAddress = isStated(bytes, row.starts[C.S_IP]!, row.ends[C.S_IP]!)
  return !hasAddress && spells(bytes, row.starts[C.S_PORT]!, row.ends[C.S_PORT]!, '25') && numberAt(bytes, row, C.SC_STATUS) <= 0
}

/** The server was the client here: the address is the remote server's. */
function setOutbound(sink: EntrySink): void {
  sink.who[ROLE_SERVER] = sink.who[ROLE_CLIENT]!
  sink.who[ROLE_CLIENT] = 0
}

const greets = (bytes: Uint8Array, row: Row): boolean =>
  spells(bytes, row.starts[C.CS_METHOD]!, row.ends[C.CS_METHOD]!, 'ehlo') ||
  spells(bytes, row.starts[C.CS_METHOD]!, row.ends[C.CS_METHOD]!, 'helo')

/** The name in the greeting itself, where the log has no column of names. */
function greeted(bytes: Uint8Array, row: Row, sink: EntrySink): number {
  const start = row.starts[C.CS_URI_QUERY]! + (bytes[row.starts[C.CS_URI_QUERY]!] === PLUS ? 1 : 0)
  const end = row.ends[C.CS_URI_QUERY]!
  return greets(bytes, row) && isStated(bytes, start, end) ? sink.identity(HOST, bytes, start, end) : 0
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
