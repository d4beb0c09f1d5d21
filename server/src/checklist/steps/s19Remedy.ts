import type { Inquiry } from '../inquiry.ts'
import { remedyOf } from '../remedy.ts'
import { counted, quoted } from '../wording.ts'
import { found, nothingToAskAbout, type Step } from './step.ts'

/** Closes the case in words that can be acted on. */
export const s19Remedy: Step = {
  id: 'S19',
  title: 'What is the remedy?',
  run: inquiry => nothingToAskAbout(inquiry) ?? remedy(inquiry),
}

/** Whether the account would still lock if only this source were mended. */
function withoutIt({ replay }: Inquiry): string {
  const [answer] = replay.without
  const rest = replay.shares.slice(1).reduce((sum, n) => sum + n, 0)
  if (answer === 'locks') return ` The other ${counted(rest, 'wrong password')} would still lock the account.`
  if (answer !== 'does not lock') return ''
  return rest === 0 ? ' Nothing else would lock the account.' : ` The other ${counted(rest, 'wrong password')} would not lock the account.`
}

function remedy(inquiry: Inquiry) {
  const [first] = remedyOf(inquiry)
  const best = inquiry.sources[0]
  if (first === undefined || best === undefined)
    return found('INCONCLUSIVE', 'No cause is shown yet, so there is nothing to undo.', { outcome: 'no cause yet' })
  if (best.confidence === 'possible')
    return found('INCONCLUSIVE', `${first} Make sure of the client first.`, { outcome: 'only a possible cause' })
  return found('SUPPORTED', `${first}${withoutIt(inquiry)}`, { outcome: `remedy for ${quoted(best.value)}` })
}
