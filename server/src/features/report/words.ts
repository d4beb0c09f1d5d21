import type { Investigation, RankedSource, SourceFile } from '../../../../shared/investigation.ts'
import { zoneWords } from '../../../../shared/zoneWords.ts'

/** A count as a person reads it: `1,204`. */
export const count = (n: number): string => n.toLocaleString('en-US')
export const counted = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`
export const share = (part: number, whole: number): string => `${count(part)} of ${count(whole)}`

/** `2006-09-12 21:55:12`. */
export const instant = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 19)}`

/** `10.1.5.77 WEBAPP01`. */
export const nameOf = ({ value, name, ip }: RankedSource): string =>
  [value, name, ip].filter((part, i, all) => part !== undefined && all.indexOf(part) === i).join(' ')

export const userOf = ({ subject: { user, domain } }: Investigation): string => (domain ? `${domain}\\${user}` : user)

/** `UTC−5, configured, 3 s ahead`. */
export function clockText({ clock: { basis, offsetMinutes = 0, skewSeconds = 0, how } }: SourceFile): string {
  if (basis === 'none') return 'no times'
  const skew = skewSeconds === 0 ? '' : `, ${Math.abs(skewSeconds)} s ${skewSeconds > 0 ? 'ahead' : 'behind'}`
  return `${basis === 'utc' ? 'UTC' : zoneWords(offsetMinutes)}, ${how}${skew}`
}

/** The clock on which the sentences of the steps tell their times: that of the log in which the failures stand; undefined where it is UTC. */
export function sentenceClock({ sources }: Investigation): string | undefined {
  const local = sources.filter(({ clock }) => clock.basis === 'local' && clock.offsetMinutes !== undefined && clock.offsetMinutes !== 0)
  const reference = local.find(({ format }) => format.startsWith('security')) ?? local[0]
  return reference && zoneWords(reference.clock.offsetMinutes ?? 0)
}
