/**
 * Times as logs write them: *civil milliseconds*, the milliseconds from 1970-01-01 00:00 to the written date and time, as if it were UTC. Only a file's
 * clock knows which instant that was. A log without a year (netlogon) is written on the *yearless* scale: its first line lies in the leap year 1972, and every
 * New Year it passes begins 366 days after the one before; its clock puts the years in.
 */
const DAY = 86_400_000
/** Days of a year on the yearless scale. */
const YEARLESS_DAYS = 366
/** A year on it, milliseconds. */
export const YEARLESS_YEAR = YEARLESS_DAYS * DAY
const YEARLESS_START = Date.UTC(1972, 0, 1)

/** Civil milliseconds of a written date and time; NaN where there is no such date. Month 1–12. */
export function civil(year: number, month: number, day: number, hour: number, minute: number, second: number, millis = 0): number {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return Number.NaN
  if (hour > 23 || minute > 59 || second > 60) return Number.NaN
  return Date.UTC(year, month - 1, day, hour, minute, second, millis)
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** Civil milliseconds on the yearless scale; `yearIndex` counts the years since the file's first line. */
export function yearless(yearIndex: number, month: number, day: number, hour: number, minute: number, second: number): number {
  return civil(1972, month, day, hour, minute, second) + yearIndex * YEARLESS_DAYS * DAY
}

/** A yearless time with its year put in: `firstYear` is the year of the file's first line. 29 February of a common year gives NaN. */
export function withYear(written: number, firstYear: number): number {
  const sinceStart = written - YEARLESS_START
  const yearIndex = Math.floor(sinceStart / (YEARLESS_DAYS * DAY))
  const inLeapYear = new Date(YEARLESS_START + (sinceStart - yearIndex * YEARLESS_DAYS * DAY))
  const month = inLeapYear.getUTCMonth() + 1
  return civil(firstYear + yearIndex, month, inLeapYear.getUTCDate(), 0, 0, 0) + (inLeapYear.getTime() % DAY)
}

/** Which year of the file (0, 1, …) a yearless time lies in. */
export const yearIndexOf = (written: number): number => Math.floor((written - YEARLESS_START) / (YEARLESS_DAYS * DAY))

/** The time that the same digits name where day and month stand the other way round; the time itself where they cannot. */
export function withDaySwapped(written: number): number {
  const date = new Date(written)
  const day = date.getUTCDate()
  const midnight = Date.UTC(date.getUTCFullYear(), day - 1, date.getUTCMonth() + 1)
  return day > 12 ? written : midnight + (((written % DAY) + DAY) % DAY)
}

/** The same for many times: what becomes of a day is worked out once for all times of it that follow each other. */
export function daySwapper(): typeof withDaySwapped {
  let day = Number.NaN
  let shift = 0
  return written => {
    const own = Math.floor(written / DAY)
    if (own !== day) {
      day = own
      shift = withDaySwapped(own * DAY) - own * DAY
    }
    return written + shift
  }
}
