import type { Clock } from '../evidence/clock.ts'

/** A clock in words: "UTC", "UTC−05:00, configured", "no times". */
export function clockText(clock: Clock): string {
  if (clock.basis === 'none') return 'no times'
  if (clock.basis === 'utc') return 'UTC'
  const zone = /^[+-]/.test(clock.zone.name) ? `UTC${clock.zone.name.replace('-', '−')}` : clock.zone.name
  return `${zone}, ${clock.how}`
}
