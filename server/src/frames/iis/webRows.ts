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
import { formReader } from './forms.ts'
import { FORMS, PROTOCOL, protocolOf } from './protocol.ts'
import { whoReader } from './who.ts'

/** Beside a protocol: whether a row names a user, and whether it names a program. */
const SIGNED_IN = 0x100
const WITH_PROGRAM = 0x200
const HTTP = codeSpaceNumber('http')
const FAILURE = outcomeNumber('failure')
const LOGON = judgement('logon')
const REFUSED = judgement('bad-password')
const OTHER = judgement('other')

/** Reads the rows of a web service: who asked, and what the answer says about a logon. */
export function webRows(memo = answerMemo()): RowReader {
  const setWho = whoReader()
  const forms = formReader()
  const readRow = (bytes: Uint8Array, row: Row, sink: EntrySink): void => {
    forms.pass(sink.time)
    const path = protocolOf(bytes, row)
    const protocol = path & PROTOCOL
    const form = path >= FORMS ? forms.read(bytes, row, sink) : undefined
    if (form !== undefined) {
      setWho(bytes, row, protocol, sink, form.user)
      return setWhat(bytes, row, protocol, form.refused ? REFUSED : OTHER, sink)
    }
    const signedIn = isStated(bytes, row.starts[C.CS_USERNAME]!, row.ends[C.CS_USERNAME]!)
    setWho(bytes, row, protocol, sink)
    const named = isStated(bytes, row.starts[C.USER_AGENT]!, row.ends[C.USER_AGENT]!)
    const kind = protocol | (signedIn ? SIGNED_IN : 0) | (named ? WITH_PROGRAM : 0)
    const known = memo.recall(row, row.starts[C.CS_METHOD]!, row.ends[C.CS_METHOD]!, kind)
    if (known >= 0) return sink.recallWhat(known)
    setWhat(bytes, row, protocol, signedIn ? LOGON : OTHER, sink)
    // A refusal has the program with it, which does not follow from the key.
    const key = named && sink.what[FACET_OUTCOME] === FAILURE ? -1 : memo.learn()
    if (key >= 0) sink.keepDraft(key)
  }
  return Object.assign(readRow, { memory: forms.memory })
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
