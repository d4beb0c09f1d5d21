import { hasSureClock } from './coverage.ts'
import type { Inquiry } from './inquiry.ts'
import { quoted, share } from './wording.ts'

/** Share of the failures that the web logs have to cover, and share of them that nameless refusals may account for (step S12). */
const COVERED = 0.8
const NEARLY_ALL = 0.9

/** Why the user's absence would prove nothing; undefined where it does. */
export function webDoubt(inquiry: Inquiry): string | undefined {
  const { web, attempts } = inquiry
  const user = quoted(inquiry.subject.user.name)
  if (web.named.length > 0)
    return `${share(web.named.length, web.rows)} rows name ${user}, but only ${share(web.failuresMatched, attempts.length)} failures have a refused one.`
  if (web.logs.some(({ file }) => file.format.can.userName === 'never'))
    return `No row names ${user}, but this kind of log never names users.`
  if (web.hidesRefusals) return `No row names ${user}, but without a Windows status beside it any 401 may be a refusal.`
  if (!web.sureHost) return `No row names ${user}, but nothing says on which machine the web log was written.`
  if (!attempts.every(({ row }) => hasSureClock(row.file))) return `No row names ${user}, but the clock of the failures is assumed.`
  if (!web.sureClock) return `No row names ${user}, but the clock of the web log is assumed.`
  if (web.coverage < COVERED) return `No row names ${user}, but the log covers only ${share(web.covered, attempts.length)} failures.`
  if (web.otherUsers === 0) return `No row names ${user}, but the log names nobody else either.`
  // That it names others who fail does not help: a form, or NTLM, is refused without a name.
  if (web.nearNameless >= NEARLY_ALL * attempts.length)
    return `No row names ${user}, but ${share(web.nearNameless, attempts.length)} failures have a refused request without a name.`
  return undefined
}

/** Whether the web logs rule the web service out: they would name the user, and do not (DOMAIN.md 3.3: capability, coverage, host and clock). */
export function isWebRuledOut(inquiry: Inquiry): boolean {
  const { web, attempts, services } = inquiry
  const isSuspect = services.candidates?.some(({ protocol }) => protocol === 'owa') !== false
  return (
    isSuspect && web.logs.length > 0 && attempts.length > 0 && web.failuresMatched * 2 < attempts.length && webDoubt(inquiry) === undefined
  )
}

/** The services that are left after the service list (S11) and the web logs (S12). */
export const leftToTest = (inquiry: Inquiry): string[] =>
  inquiry.services.remaining.filter(({ protocol }) => protocol !== 'owa' || !isWebRuledOut(inquiry)).map(({ name }) => name)
