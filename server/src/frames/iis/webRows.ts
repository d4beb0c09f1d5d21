import { FURTHER, OTHERWISE } from '../alike/core.ts'
import { ADDED } from '../alike/groups.ts'
import type { SlotGroup } from '../alike/slots.ts'
import { isStated } from '../w3c/bytes.ts'
import * as C from '../w3c/columns.ts'
import type { Row } from '../w3c/row.ts'
import { type Judgement, judgement, numberAt, setJudgement, setStatus, setWindowsStatus, windowsStatus } from '../w3c/value.ts'
import { httpVerdict } from '../../model/codes/codes.ts'
import { codeSpaceNumber } from '../../model/codeSpace.ts'
import { outcomeNumber } from '../../model/outcome.ts'
import { FACET_ACTION, FACET_DETAIL, FACET_OUTCOME, FACET_PROTOCOL } from '../../model/what.ts'
import type { EntrySink } from '../../formats/format.ts'
import { FAR, formReader, kindOf, NEAR } from './forms.ts'
import { FORMS, PROTOCOL, protocolOf } from './protocol.ts'
import { setWho, wayOf } from './who.ts'

const HTTP = codeSpaceNumber('http')
const FAILURE = outcomeNumber('failure')
const LOGON = judgement('logon')
const REFUSED = judgement('bad-password')
const OTHER = judgement('other')

/** The questions that rows of a web service answer alike (`frames/alike`): the first of a pair is asked first, and may leave the answer to the second. */
const PATH = 0
const REQUEST = 1
const WAY = 2
const WHO = 3
const ANSWER = 4
const ANSWER_WITH_PROGRAM = 5
const PARTIES = [C.C_IP, C.CS_USERNAME, C.S_IP, C.S_COMPUTERNAME, C.FORWARDED_FOR]
const STATUSES = [C.CS_METHOD, C.SC_STATUS, C.SC_SUBSTATUS, C.SC_WIN32_STATUS]
const GROUPS: readonly SlotGroup[] = [
  { slots: [C.CS_URI_STEM] },
  { slots: [C.CS_URI_STEM, C.CS_URI_QUERY, C.CS_METHOD, C.SC_STATUS], behind: PATH },
  { slots: [C.S_PORT], with: REQUEST },
  { slots: PARTIES, whereOdd: [C.CS_URI_QUERY], with: WAY },
  { slots: STATUSES, stated: [C.CS_USERNAME, C.USER_AGENT], with: REQUEST },
  { slots: [...STATUSES, C.USER_AGENT], stated: [C.CS_USERNAME], with: REQUEST, behind: ANSWER },
]

/** Reads the rows of a web service: who asked, and what the answer says about a logon. */
export function webRows() {
  const forms = formReader()
  const says = new Int32Array(GROUPS.length).fill(ADDED)
  const readRow = (bytes: Uint8Array, row: Row, sink: EntrySink): void => {
    forms.pass(sink.time)
    const path = protocolOf(bytes, row)
    const protocol = path & PROTOCOL
    const kind = path >= FORMS ? kindOf(bytes, row) : FAR
    const form = forms.read(kind, bytes, row, sink)
    says[PATH] = kind === FAR ? protocol : FURTHER
    says[REQUEST] = kind > NEAR ? OTHERWISE : protocol
    const way = wayOf(bytes, row, protocol)
    says[WAY] = way
    says[ANSWER] = ADDED
    setWho(bytes, row, way, sink, form?.user)
    if (form !== undefined) return setWhat(bytes, row, protocol, form.refused ? REFUSED : OTHER, sink)
    const signedIn = isStated(bytes, row.starts[C.CS_USERNAME]!, row.ends[C.CS_USERNAME]!)
    setWhat(bytes, row, protocol, signedIn ? LOGON : OTHER, sink)
    if (sink.what[FACET_DETAIL] !== 0) says[ANSWER] = FURTHER
  }
  const alike = { groups: GROUPS, who: WHO, what: ANSWER_WITH_PROGRAM, says, readWho: setWho, pass: (time: number) => forms.pass(time) }
  return Object.assign(readRow, { memory: forms.memory, alike })
}

/** States the answer of a row. `without` is what one without an error says: with a user, that the logon held; at a form, what the form says. */
function setWhat(bytes: Uint8Array, row: Row, protocol: number, without: Judgement, sink: EntrySink): void {
  const { what } = sink
  what[FACET_PROTOCOL] = protocol
  what[FACET_ACTION] = sink.term(bytes, row.starts[C.CS_METHOD]!, row.ends[C.CS_METHOD]!)
  const status = numberAt(bytes, row, C.SC_STATUS)
  if (status < 0) return
  const sub = Math.max(0, numberAt(bytes, row, C.SC_SUBSTATUS))
  const windows = windowsStatus(bytes, row)
  setStatus(bytes, row, HTTP, status * 1000 + sub, sink)
  if (windows >= 0) setWindowsStatus(sink, windows)
  if (status >= 400) setJudgement(sink, judgement(httpVerdict(status, sub, Math.max(0, windows))))
  else setJudgement(sink, status >= 200 ? without : OTHER)
  if (what[FACET_OUTCOME] === FAILURE) setProgram(bytes, row, sink)
}

/** The program that was refused. Only there: it decides cases, and on every row it would cost more than all else. */
function setProgram(bytes: Uint8Array, row: Row, sink: EntrySink): void {
  const start = row.starts[C.USER_AGENT]!
  const end = row.ends[C.USER_AGENT]!
  if (isStated(bytes, start, end)) sink.what[FACET_DETAIL] = sink.term(bytes, start, end)
}
