import { isStated } from '../w3c/bytes.ts'
import * as C from '../w3c/columns.ts'
import type { Row } from '../w3c/row.ts'
import type { RowReader } from '../w3c/scan.ts'
import { type Judgement, judgement, numberAt, setJudgement, setStatus, setWindowsStatus, windowsStatus } from '../w3c/value.ts'
import { httpVerdict } from '../../model/codes/codes.ts'
import { codeSpaceNumber } from '../../model/codeSpace.ts'
import { outcomeNumber } from '../../model/outcome.ts'
import { FACET_ACTION, FACET_DETAIL, FACET_OUTCOME, FACET_PROTOCOL } from '../../model/what.ts'
import type { EntrySink } from '../../formats/format.ts'
import { answerMemo } from './answerMemo.ts'
import { isFormPost, isRefusedForm } from './forms.ts'
import { ACTIVESYNC, protocolOf } from './protocol.ts'
import { whoReader } from './who.ts'

const HTTP = codeSpaceNumber('http')
const FAILURE = outcomeNumber('failure')
const LOGON = judgement('logon')
const REFUSED = judgement('bad-password')
const OTHER = judgement('other')

/** Reads the rows of a web service: who asked, and what the answer says about a logon. */
export function webRows(): RowReader {
  const setWho = whoReader()
  const memo = answerMemo()
  return (bytes, row, sink) => {
    const protocol = protocolOf(bytes, row)
    const signedIn = isStated(bytes, row.starts[C.CS_USERNAME]!, row.ends[C.CS_USERNAME]!)
    setWho(bytes, row, protocol === ACTIVESYNC, sink)
    const key = memo.keyOf(row, protocol, signedIn)
    if (memo.knows(key)) return sink.recallWhat(key)
    setWhat(bytes, row, protocol, signedIn, sink)
    // A refusal has the program with it, a form is told by its path: neither follows from the key.
    if (sink.what[FACET_OUTCOME] !== FAILURE && !isFormPost(bytes, row) && memo.learns(key)) sink.keepWhat(key)
  }
}

function setWhat(bytes: Uint8Array, row: Row, protocol: number, signedIn: boolean, sink: EntrySink): void {
  const { what } = sink
  what[FACET_PROTOCOL] = protocol
  what[FACET_ACTION] = sink.term(bytes, row.starts[C.CS_METHOD]!, row.ends[C.CS_METHOD]!)
  const status = numberAt(bytes, row, C.SC_STATUS)
  if (status < 0) return
  const sub = Math.max(0, numberAt(bytes, row, C.SC_SUBSTATUS))
  const windows = windowsStatus(bytes, row)
  setStatus(bytes, row, HTTP, status * 1000 + sub, sink)
  if (windows >= 0) setWindowsStatus(sink, windows)
  setJudgement(sink, judged(bytes, row, status, sub, Math.max(0, windows), signedIn))
  if (what[FACET_OUTCOME] === FAILURE) setProgram(bytes, row, sink)
}

/** What an answer says. Without an error: with a user, the logon held; a sign-in form that comes back was refused. */
function judged(bytes: Uint8Array, row: Row, status: number, sub: number, windows: number, signedIn: boolean): Judgement {
  if (status >= 400) return judgement(httpVerdict(status, sub, windows))
  if (signedIn && status >= 200) return LOGON
  return isRefusedForm(bytes, row, status) ? REFUSED : OTHER
}

/** The program that was refused. Only there: it decides cases, and on every row it would cost more than all else. */
function setProgram(bytes: Uint8Array, row: Row, sink: EntrySink): void {
  const start = row.starts[C.USER_AGENT]!
  const end = row.ends[C.USER_AGENT]!
  if (isStated(bytes, start, end)) sink.what[FACET_DETAIL] = sink.term(bytes, start, end)
}
