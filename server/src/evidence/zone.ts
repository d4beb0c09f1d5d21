import { zoneWords } from '../../../shared/zoneWords.ts'

/** Offsets of time zones: minutes east of UTC (−300 for UTC−5), for a civil time. Deterministic: uses only what is asked. */
export interface Zone {
  /** The zone as configured: an IANA name or `±hh:mm`. */
  readonly name: string
  /** Minutes east of UTC at a civil time (milliseconds). The repeated hour of autumn counts as summer time. */
  offsetAt(civil: number): number
}

const FIXED = /^(?:UTC|GMT)?\s*([+\-\u2212])?(\d{1,2})(?::?(\d{2}))?$/i

/** A zone by name; undefined where there is no such zone. */
export function zoneOf(name: string): Zone | undefined {
  const trimmed = name.trim()
  if (/^(utc|gmt|z)$/i.test(trimmed)) return fixedZone(0)
  const fixed = FIXED.exec(trimmed)
  if (fixed === null) return namedZone(trimmed)
  const minutes = signed(fixed)
  return Math.abs(minutes) <= FARTHEST && Number(fixed[3] ?? 0) < 60 ? fixedZone(minutes) : undefined
}

/** No place is farther from UTC than this. Minutes. */
const FARTHEST = 14 * 60

/** A zone that keeps one offset. */
export function fixedZone(minutes: number): Zone {
  return { name: offsetText(minutes), offsetAt: () => minutes }
}

/** `UTC−5`, `UTC+5:30`, or the name of a zone that changes its offset. */
export function zoneText(zone: Zone): string {
  return /^[+-]/.test(zone.name) ? zoneWords(zone.offsetAt(0)) : zone.name
}

/** `+02:00`, `-05:00`. */
export function offsetText(minutes: number): string {
  const size = Math.abs(Math.round(minutes))
  return `${minutes < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`
}

function signed(match: RegExpExecArray): number {
  const size = Number(match[2]) * 60 + Number(match[3] ?? 0)
  return match[1] === undefined || match[1] === '+' ? size : -size
}

const HOUR = 3_600_000
/** The last civil time that is a date in every zone. Milliseconds; source: ECMA-262, Time Values. */
const LAST = 8.64e15 - 48 * HOUR

/** Named zones that were asked for, with the offsets that were worked out. */
const named = new Map<string, Zone>()

function namedZone(name: string): Zone | undefined {
  const known = named.get(name)
  if (known !== undefined) return known
  const format = dateFormat(name)
  if (format === undefined) return undefined
  const zone = { name, offsetAt: offsetsOf(format) }
  named.set(name, zone)
  return zone
}

/** Offsets by the hour; 0 for what is no time, such as NaN. */
function offsetsOf(format: Intl.DateTimeFormat): (civil: number) => number {
  const byHour = new Map<number, number>()
  return civil => {
    const hour = Math.floor(civil / HOUR)
    const known = byHour.get(hour)
    if (known !== undefined) return known
    if (!(Math.abs(civil) <= LAST)) return 0
    const offset = offsetOfHour(format, hour * HOUR)
    byHour.set(hour, offset)
    return offset
  }
}

/** The offset at a civil hour: of the two that an hour of autumn has, the larger one; in the hour that spring leaves out, that of after. */
function offsetOfHour(format: Intl.DateTimeFormat, civil: number): number {
  const larger = Math.max(offsetOf(format, civil - 24 * HOUR), offsetOf(format, civil + 24 * HOUR))
  if (offsetOf(format, civil - larger * 60_000) === larger) return larger
  return offsetOf(format, civil - offsetOf(format, civil) * 60_000)
}

function dateFormat(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
  } catch {
    return undefined
  }
}

function offsetOf(format: Intl.DateTimeFormat, utc: number): number {
  const part = Object.fromEntries(format.formatToParts(utc).map(({ type, value }) => [type, Number(value)]))
  const civil = Date.UTC(part['year'] ?? 1970, (part['month'] ?? 1) - 1, part['day'], part['hour'], part['minute'])
  return (civil - Math.floor(utc / 60_000) * 60_000) / 60_000
}
