import type { Clock } from '../evidence/clock.ts'
import { zoneText } from '../evidence/zone.ts'

/** A clock in words: "UTC", "UTC−5, configured", "no times". */
export function clockText(clock: Clock): string {
  if (clock.basis === 'none') return 'no times'
  const set = clock.segments === undefined ? '' : ', set on the way'
  if (clock.basis === 'utc') return `UTC${set}`
  return `${zoneText(clock.zone)}, ${clock.how}${set}`
}
