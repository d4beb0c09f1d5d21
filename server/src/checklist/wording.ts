import { type Zone, fixedZone, zoneText } from '../evidence/zone.ts'

/** A count as a person reads it: `1,204`. */
export const count = (n: number): string => String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, ',')

/** `1 failure`, `3 failures`. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`

/** `118 of 120`. */
export const share = (part: number, whole: number): string => `${count(part)} of ${count(whole)}`

/** A duration in the unit that keeps it short: `0.4 s`, `60 s`, `5 min`, `2 h`. */
export function duration(seconds: number): string {
  const size = Math.abs(seconds)
  if (size >= 7200) return `${trimmed(size / 3600)} h`
  return size > 120 ? `${trimmed(size / 60)} min` : `${trimmed(size)} s`
}

const trimmed = (n: number): string => String(Math.round(n * 10) / 10)

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}

/** A name out of a log as part of a sentence: no control characters, not longer than a name. */
export function quoted(name: string): string {
  // oxlint-disable-next-line no-control-regex
  const plain = name.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
  return plain.length > 64 ? `${plain.slice(0, 63)}…` : plain
}

/** A name out of a log as a word of a command. What a shell could read as anything but a name becomes a placeholder to fill in. */
export const commandWord = (name: string, placeholder: string): string => (/^[\w.-]{1,64}$/.test(name) ? name : placeholder)

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** Says times in one zone: that of the log in which the failures stand. */
export interface Sayer {
  /** `UTC−5`, `UTC`. */
  readonly zone: string
  /** `18:05`; with seconds where they matter. */
  time(utc: number, withSeconds?: boolean): string
  /** `8 June 2006`. */
  day(utc: number): string
  /** Whether a moment lies at night or on a weekend. */
  isOutOfHours(utc: number): boolean
}

export function sayerIn(zone: Zone): Sayer {
  const civil = (utc: number): Date => {
    const guess = zone.offsetAt(utc)
    return new Date(utc + zone.offsetAt(utc + guess * 60_000) * 60_000)
  }
  return {
    zone: zoneText(zone),
    time: (utc, withSeconds = false) =>
      civil(utc)
        .toISOString()
        .slice(11, withSeconds ? 19 : 16),
    day: utc => `${civil(utc).getUTCDate()} ${MONTHS[civil(utc).getUTCMonth()]} ${civil(utc).getUTCFullYear()}`,
    isOutOfHours: utc => {
      const at = civil(utc)
      return at.getUTCDay() % 6 === 0 || at.getUTCHours() >= 22 || at.getUTCHours() < 5
    },
  }
}

export const UTC_SAYER = sayerIn(fixedZone(0))

/** ISO 8601 UTC with milliseconds; undefined for what is no time. */
export const iso = (utc: number): string => (Number.isFinite(utc) && Math.abs(utc) <= 8.64e15 ? new Date(utc).toISOString() : '')
