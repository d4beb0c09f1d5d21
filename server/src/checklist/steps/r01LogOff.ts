import { s06Session } from './s06Session.ts'
import { found, type Step } from './step.ts'

/** A session cannot learn the new password: it has to be logged off. */
export const r01LogOff: Step = {
  id: 'R01',
  title: 'Was the open session logged off?',
  run: inquiry => {
    const session = s06Session.run(inquiry)
    if (session.verdict !== 'SUPPORTED') return found('NOT-APPLICABLE', 'No open session is shown to send the old password (S06).')
    return found('MISSING-DATA', 'Log the session off, then open logs of the time after.', { evidence: session.evidence })
  },
}
