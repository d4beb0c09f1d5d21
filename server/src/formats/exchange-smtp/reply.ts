import { type Cells, endOf, startOf } from '../../frames/exchange/rows.ts'
import { judgement, setJudgement } from '../../frames/w3c/value.ts'
import { number } from '../../frames/w3c/bytes.ts'
import { codeSpaceNumber } from '../../model/codeSpace.ts'
import { smtpReplyClass } from '../../model/codes/replies.ts'
import { FACET_CODE, FACET_SPACE1, FACET_VALUE1 } from '../../model/what.ts'
import type { EntrySink } from '../format.ts'
import { DATA } from './columns.ts'
import { wordEnd } from './phrases.ts'
import type { SmtpSession } from './session.ts'

const SMTP = codeSpaceNumber('smtp')
const SIGN_INS: ReadonlySet<string> = new Set(['auth', 'x-exps'])
/** The enhanced code of 504 that is about signing in. */
const NOT_OFFERED = '5.7.4'

/** States a reply of the server. What it says about a sign-in that was told in words already is not said again. */
export function setReply(cells: Cells, session: SmtpSession, sink: EntrySink): void {
  const { bytes } = cells
  const start = startOf(cells, DATA)
  const end = endOf(cells, DATA)
  const codeEnd = Math.min(end, start + 3)
  const reply = codeEnd - start === 3 ? number(bytes, start, codeEnd) : -1
  if (reply < 200) return
  sink.what[FACET_CODE] = sink.term(bytes, start, codeEnd)
  sink.what[FACET_SPACE1] = SMTP
  sink.what[FACET_VALUE1] = reply
  const signsIn = SIGN_INS.has(session.verb)
  if (reply !== 334) session.verb = ''
  if (reply === 235 && session.signedIn) session.signedIn = false
  else if (reply === 535 && session.refused > 0) session.refused--
  else if (signsIn || reply === 235 || reply === 334 || reply >= 500) judge(bytes, codeEnd, end, reply, signsIn, sink)
}

/** Judges a reply to a sign-in; 235 and 535 are never anything else. */
function judge(bytes: Uint8Array, codeEnd: number, end: number, reply: number, signsIn: boolean, sink: EntrySink): void {
  const enhanced = String.fromCharCode(...bytes.subarray(codeEnd + 1, wordEnd(bytes, codeEnd + 1, Math.min(end, codeEnd + 10))))
  const isAbout = signsIn || reply === 235 || reply === 334 || reply === 535 || (reply === 504 && enhanced === NOT_OFFERED)
  // 530 asks for a sign-in, 421 closes after too many: neither refuses one.
  if (isAbout && reply !== 530 && reply !== 421) setJudgement(sink, judgement(smtpReplyClass(reply, enhanced)))
}
