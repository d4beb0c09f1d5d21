import { byteMemo } from '../../frames/byteMemo.ts'
import { type Cells, endOf, startOf } from '../../frames/exchange/cells.ts'
import { type Judgement, judgement } from '../../frames/w3c/value.ts'
import { number } from '../../frames/w3c/bytes.ts'
import { codeSpaceNumber } from '../../model/codeSpace.ts'
import { smtpReplyClass } from '../../model/codes/replies.ts'
import { FACET_CODE, FACET_SPACE1, FACET_VALUE1 } from '../../model/what.ts'
import type { EntrySink } from '../format.ts'
import { DATA } from './columns.ts'
import { wordEnd } from './phrases.ts'
import type { SmtpSession } from './session.ts'
import { setOther, setService } from './what.ts'

const SMTP = codeSpaceNumber('smtp')
const SIGN_INS: ReadonlySet<string> = new Set(['auth', 'x-exps'])
/** The enhanced code of 504 that is about signing in. */
const NOT_OFFERED = '5.7.4'

/** States a reply of the server. */
export type ReplySetter = (cells: Cells, session: SmtpSession, sink: EntrySink) => void

/** A setter of replies. What a reply says about a sign-in that was told in words already is not said again. Made anew for every file: it remembers verdicts. */
export function replySetter(): ReplySetter {
  const verdicts = byteMemo<Judgement>()
  return (cells, session, sink) => {
    const { bytes } = cells
    const start = startOf(cells, DATA)
    const end = endOf(cells, DATA)
    const codeEnd = Math.min(end, start + 3)
    const reply = codeEnd - start === 3 ? number(bytes, start, codeEnd) : -1
    if (reply < 200) return void setOther(0, false, sink)
    const code = sink.term(bytes, start, codeEnd)
    const signsIn = SIGN_INS.has(session.verb)
    if (reply !== 334) session.verb = ''
    const wasTold = (reply === 235 && session.signedIn) || (reply === 535 && session.refused > 0)
    if (wasTold && reply === 235) session.signedIn = false
    else if (wasTold) session.refused--
    if (wasTold || !isAbout(bytes, codeEnd, end, reply, signsIn)) {
      if (setOther(code, false, sink)) return
    } else {
      const enhanced = enhancedEnd(bytes, codeEnd, end)
      const verdict = verdicts(bytes, start, enhanced, () => judgement(smtpReplyClass(reply, enhancedIn(bytes, codeEnd, enhanced))))
      setService(false, verdict, sink)
    }
    sink.what[FACET_CODE] = code
    sink.what[FACET_SPACE1] = SMTP
    sink.what[FACET_VALUE1] = reply
  }
}

/** Whether a reply is about a sign-in: 235 and 535 are never about anything else. 530 asks for one, 421 closes after too many: neither refuses one. */
function isAbout(bytes: Uint8Array, codeEnd: number, end: number, reply: number, signsIn: boolean): boolean {
  if (reply === 530 || reply === 421) return false
  if (signsIn || reply === 235 || reply === 334 || reply === 535) return true
  return reply === 504 && enhancedIn(bytes, codeEnd, enhancedEnd(bytes, codeEnd, end)) === NOT_OFFERED
}

/** Where the enhanced code behind the code of a reply ends; where that ends, if there is none. */
const enhancedEnd = (bytes: Uint8Array, codeEnd: number, end: number): number =>
  Math.max(codeEnd, wordEnd(bytes, codeEnd + 1, Math.min(end, codeEnd + 10)))

const enhancedIn = (bytes: Uint8Array, codeEnd: number, end: number): string => String.fromCharCode(...bytes.subarray(codeEnd + 1, end))
