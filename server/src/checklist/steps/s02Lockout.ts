import { controllerOf, forTheTime } from '../collect.ts'
import type { Inquiry } from '../inquiry.ts'
import { evidence } from '../references.ts'
import { counted } from '../wording.ts'
import { type Finding, found, nothingToAskAbout, type Step, userOf } from './step.ts'

/** Expired, disabled and restricted accounts look like lockouts and are none; wrong passwords have to come first. */
export const s02Lockout: Step = {
  id: 'S02',
  title: 'Is it a real lockout, driven by wrong passwords?',
  run: inquiry => {
    const missing = nothingToAskAbout(inquiry)
    return missing === undefined ? lockout(inquiry) : { ...missing, collect: [securityLog(inquiry)] }
  },
}

function lockout(inquiry: Inquiry): Finding {
  const { attempts, lockouts } = inquiry
  const bad = attempts.filter(attempt => attempt.class === 'bad-password')
  const refused = attempts.length - bad.length
  const first = lockouts[0]
  const shown = { evidence: evidence(bad[0]?.row, bad.at(-1)?.row, first?.row, attempts.find(one => one.class === 'locked-out')?.row) }
  const more = refused === 0 ? '' : `; ${counted(refused, 'more attempt')} ${refused === 1 ? 'is' : 'are'} refused while locked`
  if (first === undefined && refused === 0)
    return found('INCONCLUSIVE', `${counted(bad.length, 'wrong password')}, but no open file has a lockout of ${userOf(inquiry)}.`, {
      ...shown,
      outcome: 'no lockout seen',
      collect: [securityLog(inquiry)],
    })
  if (bad.length === 0)
    return found('INCONCLUSIVE', `${counted(lockouts.length, 'lockout')}${more}; no open file has the wrong passwords before.`, {
      ...shown,
      outcome: 'CONFIRMED',
      collect: [securityLog(inquiry)],
    })
  const led = first === undefined || bad.some(({ at }) => at <= first.at + 5000)
  const verb = led ? 'lead to' : 'come after'
  const locks = lockouts.length === 0 ? 'a lockout that is not in the files' : counted(lockouts.length, 'lockout')
  const tripping = attempts[inquiry.replay.tripping.find(n => n >= 0) ?? -1]
  return found('SUPPORTED', `${counted(bad.length, 'wrong password')} ${verb} ${locks}${more}.${trippedBy(inquiry)}`, {
    ...shown,
    evidence: evidence(bad[0]?.row, tripping?.row, first?.row, attempts.find(one => one.class === 'locked-out')?.row, bad.at(-1)?.row),
    outcome: led && lockouts.length > 0 ? 'DRIVEN' : 'CONFIRMED',
  })
}

/** Which wrong password trips the lockout, and who says so. */
function trippedBy({ replay, lockouts }: Inquiry): string {
  const { threshold, how } = replay.policy
  if (threshold === undefined || lockouts.length === 0) return ''
  return how === 'told'
    ? ` Wrong password number ${threshold} trips it (your note).`
    : ` Wrong password number ${threshold} trips it each time.`
}

const securityLog = (inquiry: Inquiry) =>
  forTheTime(
    inquiry,
    controllerOf(inquiry),
    'wevtutil epl Security C:\\temp\\Security.evtx /q:"*[System[(EventID=4740 or EventID=4625 or EventID=4771 or EventID=4776 or EventID=4768 or EventID=4767)]]"',
    'The Security log of the domain controller has the wrong passwords and the lockouts (on Windows 2003: save the log as text).',
  )
