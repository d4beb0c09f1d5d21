import { civil } from '../../model/civil.ts'
import { monthIn } from './monthNames.ts'

/** Which of the first two numbers of `9/12/2006` is the month. Unknown until a date of the file can be read in one way only. */
export type DayOrder = 'unknown' | 'month-first' | 'day-first'

/** Turns dates and times as Event Viewer and wevtutil write them into civil milliseconds. One for each file: it learns the order of day and month. */
export interface WrittenTimes {
  /** The moment a date (with or without its time) and, where it stands apart, a time name; NaN where they name none. Ends 0 are "not stated". */
  read(bytes: Uint8Array, date: number, dateEnd: number, time: number, timeEnd: number): number
  /** Whether the time read last rests on an order that no date of the file has shown yet. */
  isAssumed(): boolean
  /** Whether times that rest on it were read with the month first. */
  isMonthFirst(): boolean
  /** Whether the time read last was the first to show the order, and whether it is another one than was assumed until then. */
  hasSettled(): 'same' | 'other' | undefined
  /** What is known of the order, and what was taken for it. */
  state(): TimesState
}

export type TimesState = readonly [order: DayOrder, assumed: DayOrder]

const SLASH = 47
const DOT = 46
const MINUS = 45

export function writtenTimes([orderBefore, assumedBefore]: TimesState = ['unknown', 'unknown']): WrittenTimes {
  const numbers = new Float64Array(8)
  let order = orderBefore
  /** The order taken for dates read before one of them showed it. */
  let assumed = assumedBefore
  let isAssumed = false
  let settled: 'same' | 'other' | undefined
  let lastDay = -1
  let midnight = Number.NaN

  /** Numbers and the signs between them, from `index` on; digits of a fraction stay digits. Returns the index after the last number. */
  let separator = 0
  let half = 0
  let fraction = 0
  function collect(bytes: Uint8Array, start: number, end: number, index: number): number {
    let at = start
    let next = index
    while (at < end && next < 7) {
      const byte = bytes[at]!
      if (byte >= 48 && byte <= 57) {
        const from = at
        let value = 0
        while (at < end && bytes[at]! >= 48 && bytes[at]! <= 57) value = value * 10 + bytes[at++]! - 48
        if (next === 6) fraction = at - from
        numbers[next++] = value
        continue
      }
      if (next === 1 && separator === 0 && (byte === SLASH || byte === DOT || byte === MINUS)) separator = byte
      at++
    }
    half = halfOfDay(bytes, start, end)
    return next
  }

  function day(twelveHours: boolean): number {
    const a = numbers[0]!
    const b = numbers[1]!
    const c = numbers[2]!
    if (a > 31) return dayOf(a, b, c)
    const year = c < 100 ? c + 2000 : c
    return monthFirst(a, b, twelveHours) ? dayOf(year, a, b) : dayOf(year, b, a)
  }

  function learn(shown: DayOrder): void {
    if (order === 'unknown' && assumed !== 'unknown') settled = shown === assumed ? 'same' : 'other'
    order = shown
  }

  /** Dots have the day first in every locale. */
  function monthFirst(a: number, b: number, twelveHours: boolean): boolean {
    if (separator === DOT) return false
    if (a > 12 && b <= 12) learn('day-first')
    else if (b > 12 && a <= 12) learn('month-first')
    else if (order === 'unknown') return assume(twelveHours, a === b)
    return order === 'month-first'
  }

  /** What 12 hours with slashes or 24 hours mostly mean, `p. m.` being Spanish; all dates before the first that shows the order are read alike. */
  function assume(twelveHours: boolean, isSame: boolean): boolean {
    isAssumed = !isSame
    if (assumed === 'unknown') assumed = twelveHours && separator === SLASH ? 'month-first' : 'day-first'
    return assumed === 'month-first'
  }

  /** The day of `Tue Jan 07 09:42:27 2003` or `2003 Jan 07 09:42:27`, whose time of day is put where that of other forms stands. */
  function named(month: number): number {
    const a = numbers[0]!
    const b = numbers[1]!
    const e = numbers[4]!
    const isYearFirst = a > 31
    if (isYearFirst) numbers.copyWithin(3, 2, 5)
    else numbers.copyWithin(3, 1, 4)
    const year = isYearFirst ? a : e
    return year < 1970 ? Number.NaN : dayOf(year, month, isYearFirst ? b : a)
  }

  function dayOf(year: number, month: number, dayOfMonth: number): number {
    const key = year * 512 + month * 32 + dayOfMonth
    if (key === lastDay) return midnight
    midnight = civil(year, month, dayOfMonth, 0, 0, 0)
    lastDay = key
    return midnight
  }

  return {
    read(bytes, date, dateEnd, time, timeEnd) {
      separator = 0
      half = 0
      fraction = 0
      isAssumed = false
      settled = undefined
      let count = collect(bytes, date, dateEnd, 0)
      if (count < 3) return Number.NaN
      if (count === 3 && timeEnd > time) count = collect(bytes, time, timeEnd, 3)
      if (count < 5) return Number.NaN
      const month = count === 5 ? monthIn(bytes, date, dateEnd) : 0
      if (month !== 0) return named(month) + timeOfDay(numbers, 6, 0, 0)
      return day(half === 1 || half === 2) + timeOfDay(numbers, count, half, fraction)
    },
    isAssumed: () => isAssumed,
    isMonthFirst: () => assumed === 'month-first',
    hasSettled: () => settled,
    state: () => [order, assumed],
  }
}

/** Milliseconds since midnight; NaN where there is no such time. */
function timeOfDay(numbers: Float64Array, count: number, half: number, fraction: number): number {
  const hour = numbers[3]!
  const minute = numbers[4]!
  const second = count > 5 ? numbers[5]! : 0
  if (hour > 23 || minute > 59 || second > 60 || (half !== 0 && (hour < 1 || hour > 12))) return Number.NaN
  const hours = half === 0 ? hour : (hour % 12) + ((half & 1) === 0 ? 12 : 0)
  const millis = count > 6 ? Math.floor((numbers[6]! * 1000) / 10 ** fraction) : 0
  return ((hours * 60 + minute) * 60 + second) * 1000 + millis
}

/** What may stand inside `p. m.`: dots and blanks, also those that do not break, in UTF-8 or an ANSI page. */
const INSIDE_HALF: ReadonlySet<number> = new Set([DOT, 0x20, 0xa0, 0xc2, 0xe2, 0x80, 0xaf])

/** 1 for AM, 2 for PM, 3 and 4 for the same with dots or blanks inside, 0 for neither. */
function halfOfDay(bytes: Uint8Array, start: number, end: number): number {
  for (let i = start + 1; i < end; i++) {
    if ((bytes[i]! | 32) !== 109) continue
    let at = i - 1
    while (at > start && INSIDE_HALF.has(bytes[at]!)) at--
    const letter = bytes[at]! | 32
    const spelling = at < i - 1 ? 2 : 0
    if (letter === 97) return 1 + spelling
    if (letter === 112) return 2 + spelling
  }
  return 0
}
