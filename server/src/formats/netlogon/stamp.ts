import { BLANK, isBlank, isDigit, skipBlanks } from '../../frames/ascii.ts'
import { yearless } from '../../model/civil.ts'

/** Reads the time stamps of one file, line by line, and counts the New Years they pass: netlogon writes no year (source: README.md, Clock). */
export interface StampReader {
  /** Civil milliseconds, on the yearless scale, of the stamp that was read last; NaN where the line had none. */
  time: number
  /**
   * Reads the stamp that a line `[at, stop)` begins with and returns where its text begins: `at` itself where there is no stamp, -1 where the stamp
   * names a date or time that does not exist.
   */
  read(bytes: Uint8Array, view: DataView, at: number, stop: number): number
  /** New Years passed so far, and what decides about the next one. */
  year(): number
  day(): DayState
}

/** The last month, and whether the last day is the first of January behind a New Year. */
export type DayState = readonly [month: number, isNewYearsDay: boolean]

const SLASH = 0x2f
const COLON = 0x3a

/** Bytes of `MM/DD HH:MM:SS` and a blank. */
const STAMP = 15

export function stampReader(year = 0, dayBefore: DayState = [0, false]): StampReader {
  const days = dayCounter(year, dayBefore)
  const last = lastStamp()
  let cursor = 0
  let today = -1
  let midnight = Number.NaN
  /** One or two digits at the cursor and the separator behind them, which the line's end can stand for; -1 where there are none. */
  const number = (bytes: Uint8Array, stop: number, separator: number): number => {
    const first = cursor
    while (cursor < stop && cursor - first < 2 && isDigit(bytes[cursor])) cursor++
    const isSeparated = cursor === stop || bytes[cursor] === separator || (separator === BLANK && isBlank(bytes[cursor]))
    if (cursor === first || !isSeparated) return -1
    const value = cursor - first === 1 ? bytes[first]! - 0x30 : (bytes[first]! - 0x30) * 10 + bytes[first + 1]! - 0x30
    cursor = separator === BLANK ? skipBlanks(bytes, cursor, stop) : cursor + 1
    return value
  }
  return {
    time: Number.NaN,
    year: days.year,
    day: days.state,
    read(bytes, view, at, stop) {
      if (stop - at > STAMP && last.isAt(view, at)) {
        this.time = last.time
        return skipBlanks(bytes, at + STAMP, stop)
      }
      this.time = Number.NaN
      cursor = at
      const month = number(bytes, stop, SLASH)
      const day = month < 0 ? -1 : number(bytes, stop, BLANK)
      const hour = day < 0 ? -1 : number(bytes, stop, COLON)
      const minute = hour < 0 ? -1 : number(bytes, stop, COLON)
      const second = minute < 0 ? -1 : number(bytes, stop, BLANK)
      if (second < 0) return at
      if (today !== month * 100 + day) midnight = days.midnightOf(month, day)
      today = month * 100 + day
      if (Number.isNaN(midnight) || hour > 23 || minute > 59 || second > 60) return -1
      this.time = midnight + (hour * 3600 + minute * 60 + second) * 1000
      if (stop - at > STAMP && isPadded(bytes, at)) last.keep(view, at, this.time)
      return cursor
    },
  }
}

/** Whether a stamp is as long as it is usually written, so that its bytes are all of it. */
const isPadded = (bytes: Uint8Array, at: number): boolean =>
  bytes[at + 2] === SLASH && bytes[at + 8] === COLON && bytes[at + 11] === COLON && isDigit(bytes[at + 13]) && isBlank(bytes[at + 14])

/** The bytes of the stamp that was read last: most lines are written in the same second as the one before. */
function lastStamp() {
  const bytes = new DataView(new ArrayBuffer(STAMP))
  return {
    time: Number.NaN,
    isAt: (view: DataView, at: number): boolean =>
      view.getInt32(at + 11, true) === bytes.getInt32(11, true) &&
      view.getInt32(at + 8, true) === bytes.getInt32(8, true) &&
      view.getInt32(at + 4, true) === bytes.getInt32(4, true) &&
      view.getInt32(at, true) === bytes.getInt32(0, true),
    keep(view: DataView, at: number, time: number): void {
      for (const i of [0, 4, 8, 11]) bytes.setInt32(i, view.getInt32(at + i, true), true)
      this.time = time
    },
  }
}

/** A month that falls back by this many has passed New Year; one that falls back by fewer is a clock that was set back. */
const NEW_YEAR = 7
const YEAR_BEFORE = 366 * 86_400_000

/** Counts the years from one written day to another. */
function dayCounter(yearBefore: number, [monthBefore, wasNewYear]: DayState) {
  let year = yearBefore
  let lastMonth = monthBefore
  let isNewYearsDay = wasNewYear
  /** Midnight of a day on the yearless scale; NaN for days that no year has. */
  const midnightOf = (month: number, day: number): number => {
    const midnight = yearless(year, month, day, 0, 0, 0)
    if (Number.isNaN(midnight)) return midnight
    // Threads write past each other at midnight: the last lines of the old year may stand behind the first of the new one.
    if (isNewYearsDay && month === 12 && day === 31) return midnight - YEAR_BEFORE
    const isNewYear = lastMonth - month >= NEW_YEAR
    if (isNewYear) year++
    isNewYearsDay = month === 1 && day === 1 && (isNewYear || isNewYearsDay)
    lastMonth = month
    return isNewYear ? midnight + YEAR_BEFORE : midnight
  }
  return { midnightOf, year: () => year, state: (): DayState => [lastMonth, isNewYearsDay] }
}
