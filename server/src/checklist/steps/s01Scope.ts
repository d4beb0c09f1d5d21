import { controllerOf, once } from '../collect.ts'
import type { Inquiry } from '../inquiry.ts'
import { evidence } from '../references.ts'
import { count, counted, quoted, share } from '../wording.ts'
import { type Finding, found, nothingToAskAbout, type Step, userOf } from './step.ts'

/** One user points at that person's stored password; many users at a spray, a worm or a broken proxy. */
export const s01Scope: Step = {
  id: 'S01',
  title: 'Is it one account or many?',
  run: inquiry => nothingToAskAbout(inquiry) ?? scope(inquiry),
}

/** A threshold below which people who mistype are locked out (step S01). */
const SANE = 10

function scope(inquiry: Inquiry): Finding {
  const { attempts, lockouts, company } = inquiry
  const shown = { evidence: evidence(attempts[0]?.row, lockouts[0]?.row), collect: [policy(inquiry)] }
  const failures = attempts.length + company.otherFailures
  if (company.scope === 'spray')
    return found(
      'RULED-OUT',
      `${counted(company.spraying?.accounts ?? 0, 'account')} fail a few times each from ${quoted(company.spraying?.source || 'one source')}: many accounts, not one.`,
      {
        ...shown,
        outcome: 'SPRAY',
      },
    )
  const locked = lockouts.length + company.otherLockedOut
  const lockedWords = locked === 0 ? '' : ` and ${share(lockouts.length, locked)} lockouts`
  const { threshold, how } = inquiry.replay.policy
  const low = how === 'told' && threshold !== undefined && threshold < SANE ? ` The threshold of ${threshold} is low (your note).` : ''
  const sentence = `${share(attempts.length, failures)} failures${lockedWords} are ${userOf(inquiry)}’s.`
  if (company.scope === 'single-user') return found('SUPPORTED', `${sentence}${low}`, { ...shown, outcome: 'SINGLE' })
  return found('INCONCLUSIVE', `${sentence} ${count(company.otherUsers)} other accounts fail too; look at them as well.`, {
    ...shown,
    outcome: 'several accounts',
  })
}

const policy = (inquiry: Inquiry) =>
  once(
    inquiry,
    controllerOf(inquiry),
    'net accounts /domain',
    'A lockout threshold below 10 locks accounts out without anybody doing wrong.',
  )
