import { civil } from '../../model/civil.ts'
import { NOT_DIGITS, twoDigits } from './bytes.ts'
import { type Columns, DATE, TIME } from './columns.ts'
import type { Row } from './row.ts'

const DAY = 86_400_000
/** Rows stand in the order in which requests ended; a step back by less than this is disorder, not midnight. */
const DISORDER = 60_000
const STAMP = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d):(\d\d))?/

/** Reads the times of rows: from their date and time columns, or from a time column and the `#Date` above it. */
export interface RowClock {
  /** A `#Date` value: the moment from which rows without a date count. */
  startAt(text: string): void
  /** Civil milliseconds of a row; NaN where it states none, undefined where what it states is no time. */
  read(bytes: Uint8Array, row: Row, columns: Columns): number | undefined
  /** Rows with dates of their own came: the last one's date counts, and not what `#Date` said before. */
  pass(): void
  /** A row without a date was of this time of the day, in milliseconds, and of the day of the row before. */
  goOn(time: number): void
  state(): ClockState
}

/** What rows without a date are read by: the midnight before them and the time of the last one; and the date of the last row that has one. Null is unknown. */
export type ClockState = readonly [midnight: number | null, last: number, date: number | null]

export function rowClock([dayBefore, lastBefore, dateBefore]: ClockState = [null, 0, null]): RowClock {
  let day = dayBefore ?? Number.NaN
  let last = lastBefore
  const dates = dateReader(dateBefore ?? Number.NaN)
  return {
    startAt: text => {
      const [, year, month, date, hour = 0, minute = 0, second = 0] = STAMP.exec(text) ?? []
      if (year === undefined) return
      day = civil(Number(year), Number(month), Number(date), 0, 0, 0)
      last = timeOf(Number(hour), Number(minute), Number(second))
    },
    read: (bytes, row, columns) => {
      if (!columns.timed) return Number.NaN
      const time = timeOfDay(bytes, row.starts[TIME]!, row.ends[TIME]!)
      if (time < 0) return undefined
      if (columns.dated) {
        const date = dates.read(bytes, row.starts[DATE]!, row.ends[DATE]!)
        return Number.isNaN(date) ? undefined : date + time
      }
      if (time < last - DISORDER) day += DAY
      last = time
      return day + time
    },
    pass: () => {
      day = dates.last()
      last = 0
    },
    goOn: time => {
      last = time
    },
    state: () => [stated(day), last, stated(dates.last())],
  }
}

const stated = (time: number): number | null => (Number.isNaN(time) ? null : time)
const timeOf = (hour: number, minute: number, second: number): number => ((hour * 60 + minute) * 60 + second) * 1000

/** Milliseconds since midnight of `hh:mm:ss` or `hh:mm:ss.mmm`; -1 where it is no time. */
function timeOfDay(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 8 || bytes[start + 2] !== 58 || bytes[start + 5] !== 58) return -1
  const hour = twoDigits(bytes, start)
  const minute = twoDigits(bytes, start + 3)
  const second = twoDigits(bytes, start + 6)
  if (hour > 23 || minute > 59 || second > 60) return -1
  const time = timeOf(hour, minute, second)
  return end - start === 8 ? time : withMillis(time, bytes, start + 8, end)
}

function withMillis(time: number, bytes: Uint8Array, start: number, end: number): number {
  const tens = twoDigits(bytes, start + 1)
  const rest = twoDigits(bytes, start + 2)
  if (bytes[start] !== 46 || end - start !== 4 || tens >= NOT_DIGITS || rest >= NOT_DIGITS) return -1
  return time + tens * 10 + (rest % 10)
}

/** Reads midnight of `yyyy-mm-dd` in civil milliseconds, NaN where it is no date. Most rows are of the day of the row before. */
function dateReader(before: number) {
  let known = -1
  let midnight = before
  return {
    last: () => midnight,
    read: (bytes: Uint8Array, start: number, end: number): number => {
      if (end - start !== 10 || bytes[start + 4] !== 45 || bytes[start + 7] !== 45) return Number.NaN
      const year = twoDigits(bytes, start) * 100 + twoDigits(bytes, start + 2)
      const date = (year * 100 + twoDigits(bytes, start + 5)) * 100 + twoDigits(bytes, start + 8)
      if (date !== known) {
        known = date
        midnight = civil(year, twoDigits(bytes, start + 5), twoDigits(bytes, start + 8), 0, 0, 0)
      }
      return midnight
    },
  }
}
