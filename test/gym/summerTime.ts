import type { Random } from '../../tools/sample/random.ts'

/** A zone as somebody would tell it, and how many minutes its clocks are ahead of UTC at a moment. */
export interface LocalTime {
  readonly zone: string
  readonly minutesAt: (at: number) => number
}

/** A zone in a night in which its clocks change, and the moment at which they do. */
export interface ClockChange extends LocalTime {
  readonly at: number
}

export type Direction = 'forward' | 'back'

const NAMES = ['Europe/Berlin', 'America/New_York', 'America/St_Johns', 'Australia/Adelaide'] as const
/** Clocks change at a full hour of their own, which may be half an hour off UTC's. */
const HALF_HOUR = 1_800_000

/** A change of the clocks, in some zone and some year. */
export function clockChange(random: Random, direction: Direction): ClockChange {
  const zone = random.pick(NAMES)
  const year = random.whole(2015, 2024)
  const minutesAt = offsetsOf(zone)
  const moments = Array.from({ length: 364 * 48 }, (_, n) => Date.UTC(year, 0, 1) + n * HALF_HOUR)
  const sign = direction === 'forward' ? 1 : -1
  const at = moments.find(moment => Math.sign(minutesAt(moment) - minutesAt(moment - 1)) === sign) ?? 0
  return { zone, minutesAt, at }
}

/** Offset of a zone at a moment, minutes. */
function offsetsOf(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  return at => {
    const text = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? ''
    const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(text) ?? []
    return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
  }
}
