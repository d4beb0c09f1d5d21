import type { Inquiry } from '../inquiry.ts'
import { duration } from '../wording.ts'
import { found, type Step } from './step.ts'

/** A quiet hour proves little unless it is many periods long. */
export const s20Verify: Step = {
  id: 'S20',
  title: 'Did it stop?',
  run: inquiry => verify(inquiry),
}

function verify(inquiry: Inquiry) {
  const period = inquiry.rhythm?.periodSeconds ?? 0
  const least = period === 0 ? 'one working day at least' : `${duration(10 * period)} without a failure at least, one working day is better`
  return found('MISSING-DATA', `Open logs that begin after the change: ${least}.`, {
    outcome: 'needs logs after the change',
  })
}
