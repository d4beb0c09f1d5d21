import { civil } from '../model/civil.ts'
import { isDigit } from './ascii.ts'
import { RepeatedBytes } from './repeatedBytes.ts'
import { twoDigits } from './w3c/bytes.ts'

const DOT = 0x2e
const COLON = 0x3a
const SLASH = 0x2f

/** Bytes of `hh:mm:ss`, and of `MM/DD/YY`. */
const PLAIN_TIME = 8
const PLAIN_DATE = 8
/** Days whose midnight is kept, a place for each day that is not too far from another. */
const DAYS = 64

/**
 * Reads the times of programs that write the month first whatever the locale (DHCP, policy servers): `09/12/06` or `09/12/2006`, with the time behind it or apart.
 * The answer is civil milliseconds, NaN where the bytes are no such date. One for each file: it remembers the date, as most rows are of the day of the row before.
 */
export function monthFirstTimes(): (bytes: Uint8Array, date: number, dateEnd: number, time: number, timeEnd: number) => number {
  const dates = new RepeatedBytes()
  /** Midnight of the date asked about last; NaN where it was none, or had its time behind it. */
  let midnight = Number.NaN
  const plainMidnight = plainMidnights()
  return (bytes, date, dateEnd, time, timeEnd) => {
    const ofPlain = plainMidnight(bytes, date, dateEnd)
    if (ofPlain > 0) return ofPlain + timeOfDay(bytes, time, timeEnd)
    if (dates.again(bytes, date, dateEnd) && !Number.isNaN(midnight)) return midnight + timeOfDay(bytes, time, timeEnd)
    midnight = Number.NaN
    const month = numberAt(bytes, date, dateEnd)
    const day = numberAt(bytes, after(bytes, date, dateEnd, SLASH), dateEnd)
    const yearAt = after(bytes, after(bytes, date, dateEnd, SLASH), dateEnd, SLASH)
    const year = numberAt(bytes, yearAt, dateEnd)
    if (month > 12 || day > 31 || year > 9999) return Number.NaN
    const rest = endOfNumber(bytes, yearAt, dateEnd)
    const ofDay = civil(year < 100 ? year + 2000 : year, month, day, 0, 0, 0)
    if (rest < dateEnd) return ofDay + timeOfDay(bytes, rest + 1, dateEnd)
    midnight = ofDay
    return midnight + timeOfDay(bytes, time, timeEnd)
  }
}

/** Reads the midnights of dates in two digits each: one that is kept or, where it is another date, a number that is not above 0. */
function plainMidnights(): (bytes: Uint8Array, date: number, dateEnd: number) => number {
  const dates = new Int32Array(DAYS)
  const midnights = new Float64Array(DAYS)
  return (bytes, date, dateEnd) => {
    if (dateEnd - date !== PLAIN_DATE || bytes[date + 2] !== SLASH || bytes[date + 5] !== SLASH) return 0
    const month = twoDigits(bytes, date)
    const day = twoDigits(bytes, date + 3)
    const year = twoDigits(bytes, date + 6)
    if (month > 12 || day > 31 || year > 99) return 0
    const number = (year * 100 + month) * 100 + day
    const place = (month * 31 + day) & (DAYS - 1)
    if (dates[place] !== number) {
      dates[place] = number
      midnights[place] = civil(year + 2000, month, day, 0, 0, 0)
    }
    return midnights[place]!
  }
}

function timeOfDay(bytes: Uint8Array, start: number, end: number): number {
  if (end - start === PLAIN_TIME && bytes[start + 2] === COLON && bytes[start + 5] === COLON) return plainTime(bytes, start)
  const hour = numberAt(bytes, start, end)
  const minuteAt = after(bytes, start, end, COLON)
  const minute = numberAt(bytes, minuteAt, end)
  const secondAt = after(bytes, minuteAt, end, COLON)
  const second = numberAt(bytes, secondAt, end)
  if (!(hour < 24 && minute < 60 && second < 61)) return Number.NaN
  return ((hour * 60 + minute) * 60 + second) * 1000 + millis(bytes, endOfNumber(bytes, secondAt, end), end)
}

/** The same of `hh:mm:ss`. */
function plainTime(bytes: Uint8Array, start: number): number {
  const hour = twoDigits(bytes, start)
  const minute = twoDigits(bytes, start + 3)
  const second = twoDigits(bytes, start + 6)
  return hour < 24 && minute < 60 && second < 61 ? ((hour * 60 + minute) * 60 + second) * 1000 : Number.NaN
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
