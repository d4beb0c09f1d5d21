import { once, userWord, controllerOf } from '../collect.ts'
import type { Inquiry } from '../inquiry.ts'
import { evidence } from '../references.ts'
import { counted, listed } from '../wording.ts'
import { type Finding, found, nothingToAskAbout, type Step, userOf } from './step.ts'

/** Recently replaced passwords are forgiven, so lockouts begin some changes after the one the user remembers. */
export const s18WhyNow: Step = {
  id: 'S18',
  title: 'Why now: do password changes fit?',
  run: inquiry => nothingToAskAbout(inquiry) ?? whyNow(inquiry),
}

const DAY = 86_400_000

function whyNow(inquiry: Inquiry): Finding {
  const { changes, lockouts, attempts, otherAttempts, say } = inquiry
  const first = lockouts[0]?.at ?? attempts[0]?.at ?? 0
  const before = changes.filter(({ at }) => at < first)
  const user = userOf(inquiry)
  const older = otherAttempts.filter(({ at }) => at < first)
  if (before.length === 0)
    return found(
      'INCONCLUSIVE',
      `No open file has a password change of ${user} before the first ${lockouts.length > 0 ? 'lockout' : 'failure'}.`,
      {
        outcome: 'no change in the files',
        collect: [
          once(inquiry, controllerOf(inquiry), `net user ${userWord(inquiry)} /domain`, 'Says when the password was last set.'),
          once(
            inquiry,
            controllerOf(inquiry),
            `Get-ADUser ${userWord(inquiry)} -Properties pwdLastSet,badPwdCount,badPasswordTime,lockoutTime`,
            'The same on later systems.',
          ),
        ],
      },
    )
  const shown = before.slice(-3)
  const days = shown.map(({ at }) => Math.round((first - at) / DAY))
  const rest = before.length > shown.length ? `, the last of ${before.length},` : ''
  const tail =
    older.length === 0 ? '' : ` ${counted(older.length, 'failure')} without a lockout ${older.length === 1 ? 'lies' : 'lie'} between.`
  const because = `${user}’s password was changed on ${listed(shown.map(({ at }) => say.day(at)))}${rest}, ${ago(days)} before the ${lockouts.length > 0 ? 'lockouts' : 'failures'}.${tail}`
  return found('SUPPORTED', because.replace(',,', ','), {
    evidence: evidence(...shown.map(({ ref }) => ref), older[0]?.row),
    outcome: 'FITS',
  })
}

/** `96 and 41 days`, `1 day`, `less than a day`. */
function ago(days: readonly number[]): string {
  const [only = 0, ...more] = days
  if (more.length > 0) return `${listed(days.map(String))} days`
  return only === 0 ? 'less than a day' : counted(only, 'day')
}
