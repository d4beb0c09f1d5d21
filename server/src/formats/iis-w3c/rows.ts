import { isStated } from '../../frames/w3c/bytes.ts'
import * as C from '../../frames/w3c/columns.ts'
import { setParties } from '../../frames/w3c/parties.ts'
import type { Row } from '../../frames/w3c/row.ts'
import type { RowReader } from '../../frames/w3c/scan.ts'
import {
  identityAt,
  type Judgement,
  judgement,
  numberAt,
  setJudgement,
  setStatus,
  setWindowsStatus,
  windowsStatus,
} from '../../frames/w3c/value.ts'
import { httpVerdict } from '../../model/codes/codes.ts'
import { codeSpaceNumber } from '../../model/codeSpace.ts'
import { DEVICE, IP, ROLE_DEVICE, ROLE_FORWARDED, ROLE_USER, USER } from '../../model/identity.ts'
import { outcomeNumber } from '../../model/outcome.ts'
import { FACET_ACTION, FACET_DETAIL, FACET_OUTCOME, FACET_PROTOCOL } from '../../model/what.ts'
import type { EntrySink } from '../format.ts'
import { isRefusedForm } from './forms.ts'
import { ACTIVESYNC, protocolOf } from './protocol.ts'
import { parameter } from './query.ts'

const HTTP = codeSpaceNumber('http')
const FAILURE = outcomeNumber('failure')
const COMMA = 44

/** Reads the rows of a web service: who asked, and what the answer says about a logon. */
export function webRows(): RowReader {
  const verdict = verdicts()
  return (bytes, row, sink) => {
    sink.what[FACET_PROTOCOL] = protocolOf(bytes, row.starts[C.CS_URI_STEM]!, row.ends[C.CS_URI_STEM]!)
    sink.what[FACET_ACTION] = sink.term(bytes, row.starts[C.CS_METHOD]!, row.ends[C.CS_METHOD]!)
    setParties(bytes, row, sink)
    setForwarded(bytes, row, sink)
    sink.who[ROLE_USER] = identityAt(USER, bytes, row, C.CS_USERNAME, sink)
    const authenticated = sink.who[ROLE_USER] !== 0
    if (sink.what[FACET_PROTOCOL] === ACTIVESYNC) setDevice(bytes, row, sink)
    const status = numberAt(bytes, row, C.SC_STATUS)
    if (status < 0) return
    const sub = Math.max(0, numberAt(bytes, row, C.SC_SUBSTATUS))
    const win32 = windowsStatus(bytes, row)
    setStatus(bytes, row, HTTP, status * 1000 + sub, sink)
    if (win32 >= 0) setWindowsStatus(sink, win32)
    const judged = status < 400 ? answered(bytes, row, status, authenticated) : verdict(status, sub, Math.max(0, win32))
    setJudgement(sink, judged)
    if (sink.what[FACET_OUTCOME] === FAILURE) setProgram(bytes, row, sink)
  }
}

/** The program that was refused. Only there: it decides cases, and on every row it would cost more than all else. */
function setProgram(bytes: Uint8Array, row: Row, sink: EntrySink): void {
  const start = row.starts[C.USER_AGENT]!
  const end = row.ends[C.USER_AGENT]!
  if (isStated(bytes, start, end)) sink.what[FACET_DETAIL] = sink.term(bytes, start, end)
}

/** The client behind a proxy: the first address of the list. */
function setForwarded(bytes: Uint8Array, row: Row, sink: EntrySink): void {
  const start = row.starts[C.FORWARDED_FOR]!
  let end = start
  while (end < row.ends[C.FORWARDED_FOR]! && bytes[end] !== COMMA) end++
  if (isStated(bytes, start, end)) sink.who[ROLE_FORWARDED] = sink.identity(IP, bytes, start, end)
}

/** The device of an ActiveSync request, and the user it names where the request was not authenticated. */
function setDevice(bytes: Uint8Array, row: Row, sink: EntrySink): void {
  const start = row.starts[C.CS_URI_QUERY]!
  const end = row.ends[C.CS_URI_QUERY]!
  const device = parameter(bytes, start, end, 'deviceid')
  sink.who[ROLE_DEVICE] = isStated(bytes, device.start, device.end) ? sink.identity(DEVICE, bytes, device.start, device.end) : 0
  if (sink.who[ROLE_USER] !== 0) return
  const user = parameter(bytes, start, end, 'user')
  if (isStated(bytes, user.start, user.end)) sink.who[ROLE_USER] = sink.identity(USER, bytes, user.start, user.end)
}

/** What an answer without an error says: with a user, the logon held; a sign-in form that comes back was refused. */
function answered(bytes: Uint8Array, row: Row, status: number, authenticated: boolean): Judgement {
  if (authenticated && status >= 200) return LOGON
  return isRefusedForm(bytes, row, status) ? REFUSED : OTHER
}

const LOGON = judgement('logon')
const REFUSED = judgement('bad-password')
const OTHER = judgement('other')

/** Keeps verdicts: few triples of status, sub-status and Windows status make up a log. */
function verdicts(): (status: number, sub: number, win32: number) => Judgement {
  const statuses = new Uint32Array(KEPT)
  const windows = new Uint32Array(KEPT)
  const kept = new Uint16Array(KEPT)
  return (status, sub, win32) => {
    const both = status * 1000 + sub
    const slot = (both ^ (win32 >>> 1) ^ (win32 >>> 8)) & (KEPT - 1)
    if (statuses[slot] === both && windows[slot] === win32) return kept[slot]!
    statuses[slot] = both
    windows[slot] = win32
    return (kept[slot] = judgement(httpVerdict(status, sub, win32)))
  }
}
const KEPT = 256
