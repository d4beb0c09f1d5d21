import { civil } from '../model/civil.ts'
import { isDigit } from './ascii.ts'

const DOT = 0x2e
const COLON = 0x3a
const SLASH = 0x2f

/**
 * Reads the times of programs that write the month first whatever the locale (DHCP, policy servers): `09/12/06` or `09/12/2006`, with the time behind it or apart.
 * The answer is civil milliseconds, NaN where the bytes are no such date. One for each file: it remembers the day.
 */
export function monthFirstTimes(): (bytes: Uint8Array, date: number, dateEnd: number, time: number, timeEnd: number) => number {
  let lastDay = 0
  let midnight = Number.NaN

  function dayOf(year: number, month: number, day: number): number {
    const key = (year * 16 + month) * 32 + day
    if (key !== lastDay) midnight = civil(year, month, day, 0, 0, 0)
    lastDay = key
    return midnight
  }

  return (bytes, date, dateEnd, time, timeEnd) => {
    const month = numberAt(bytes, date, dateEnd)
    const day = numberAt(bytes, after(bytes, date, dateEnd, SLASH), dateEnd)
    const yearAt = after(bytes, after(bytes, date, dateEnd, SLASH), dateEnd, SLASH)
    const year = numberAt(bytes, yearAt, dateEnd)
    if (month > 12 || day > 31 || year > 9999) return Number.NaN
    const rest = endOfNumber(bytes, yearAt, dateEnd)
    const clock = rest < dateEnd ? timeOfDay(bytes, rest + 1, dateEnd) : timeOfDay(bytes, time, timeEnd)
    return dayOf(year < 100 ? year + 2000 : year, month, day) + clock
  }
}

function timeOfDay(bytes: Uint8Array, start: number, end: number): number {
  const hour = numberAt(bytes, start, end)
  const minuteAt = after(bytes, start, end, COLON)
  const minute = numberAt(bytes, minuteAt, end)
  const secondAt = after(bytes, minuteAt, end, COLON)
  const second = numberAt(bytes, secondAt, end)
  if (!(hour < 24 && minute < 60 && second < 61)) return Number.NaN
  return ((hour * 60 + minute) * 60 + second) * 1000 + millis(bytes, endOfNumber(bytes, secondAt, end), end)
}

function millis(bytes: Uint8Array, at: number, end: number): number {
  if (bytes[at] !== DOT || at >= end) return 0
  let value = 0
  for (let i = 0; i < 3; i++) value = value * 10 + (at + 1 + i < end && isDigit(bytes[at + 1 + i]) ? bytes[at + 1 + i]! - 48 : 0)
  return value
}

/** Behind the first such byte; the end where there is none. */
function after(bytes: Uint8Array, start: number, end: number, byte: number): number {
  let at = start
  while (at < end && bytes[at] !== byte) at++
  return Math.min(at + 1, end)
}

function endOfNumber(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  while (at < end && isDigit(bytes[at])) at++
  return at
}

/** The digits at the start of a range; NaN where there are none. */
function numberAt(bytes: Uint8Array, start: number, end: number): number {
  let value = Number.NaN
  for (let at = start; at < end && isDigit(bytes[at]); at++) value = (at === start ? 0 : value * 10) + bytes[at]! - 48
  return value
}
