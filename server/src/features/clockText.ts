import type { Clock } from '../evidence/clock.ts'

/** A clock in words: "UTC", "UTC−05:00, configured", "no times". */
export function clockText(clock: Clock): string {
  if (clock.basis === 'none') return 'no times'
  const set = clock.segments === undefined ? '' : ', set on the way'
  if (clock.basis === 'utc') return `UTC${set}`
  const zone = /^[+-]/.test(clock.zone.name) ? `UTC${clock.zone.name.replace('-', '−')}` : clock.zone.name
  return `${zone}, ${clock.how}${set}`
}
