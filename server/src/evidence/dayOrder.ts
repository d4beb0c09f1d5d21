import { daySwapper } from '../model/civil.ts'
import { narrowed } from './columns.ts'
import type { Segment } from './entryColumns.ts'
import { withSeconds } from './pagedSegment.ts'

/** How the order of day and month is known in a file in which no date says it. */
export interface DayOrder {
  readonly how: 'configured' | 'estimated' | 'assumed'
  /** Why, in words for a person. */
  readonly because: string
}

/** The same, with the entries it is about. */
export interface OpenDays extends DayOrder {
  /** Whether they are read with the month first. */
  readonly isMonthFirst: boolean
  readonly runs: Runs
}

/** Entries whose day may be their month: pairs of the first and the one behind the last, ascending. */
export type Runs = readonly number[]

/** Different days that a log must have, all in one place of its dates while the other place has one number, for that place to be the day. */
const DAYS = 3
const SECOND = 1000
const DAY = 86_400_000
/** A log that goes on over midnight has its next entry within this; one in which day and month are mistaken leaps by weeks there. Milliseconds. */
const NIGHT = 6 * 3_600_000

/** Segments with day and month of some entries the other way round. */
export function withDaysSwapped(segments: readonly Segment[], runs: Runs): readonly Segment[] {
  let first = 0
  return segments.map(segment => {
    const from = first
    first += segment.count
    return runs.length === 0 ? segment : swapped(segment, runs, from)
  })
}

function swapped(segment: Segment, runs: Runs, first: number): Segment {
  const withDaySwapped = daySwapper()
  const seconds = Float64Array.from(segment.second, second => (second === 0 ? 0 : segment.firstSecond + second - 1))
  for (let i = 0; i < segment.count; i++)
    if (seconds[i] !== 0 && isIn(runs, first + i)) seconds[i] = withDaySwapped(seconds[i]! * SECOND) / SECOND
  const stated = seconds.filter(second => second !== 0)
  const firstSecond = stated.reduce((least, second) => Math.min(least, second), stated[0] ?? segment.firstSecond)
  const second = Uint32Array.from(seconds, value => (value === 0 ? 0 : value - firstSecond + 1))
  return withSeconds(segment, firstSecond, narrowed(second, segment.count))
}

const isIn = (runs: Runs, entry: number): boolean => {
  for (let i = 0; i + 1 < runs.length; i += 2) if (entry >= runs[i]! && entry < runs[i + 1]!) return true
  return false
}

/** What the order of the entries tells of their dates, when no date of them can be read in one way only. */
export function dayOrderOf(segments: readonly Segment[], runs: Runs): DayOrder & { readonly swap: boolean } {
  const [written, turned] = readings(segments, runs)
  const [asRead, otherwise] = [reversals(written), reversals(turned)]
  const inOrder = 'read the other way round, its entries are not in the order of time'
  if (asRead === 0 && otherwise > 1) return { how: 'estimated', because: inOrder, swap: false }
  if (otherwise === 0 && asRead > 1) return { how: 'estimated', because: inOrder, swap: true }
  if (turned.every((time, i) => time === written[i]))
    return { how: 'estimated', because: 'both numbers of its dates are the same', swap: false }
  const [goesOn, goesOnTurned] = [goesOnOverMidnight(written), goesOnOverMidnight(turned)]
  const atMidnight = 'read the other way round, it pauses for weeks at midnight'
  if (goesOn !== goesOnTurned) return { how: 'estimated', because: atMidnight, swap: goesOnTurned }
  const [days, months] = [distinct(turned), distinct(written)]
  const oneMonth = 'only one of the two numbers of its dates changes'
  if (days >= DAYS && months === 1) return { how: 'estimated', because: oneMonth, swap: false }
  if (months >= DAYS && days === 1) return { how: 'estimated', because: oneMonth, swap: true }
  return { how: 'assumed', because: 'no date of the file says which of its first two numbers is the day', swap: false }
}

/** Different months of some times. */
const distinct = (times: Float64Array): number => new Set([...new Set(times.map(dayOf))].map(day => new Date(day * DAY).getUTCMonth())).size

/** Whether entries of two days follow each other within a night. */
const goesOnOverMidnight = (times: Float64Array): boolean =>
  times.some((time, i) => i > 0 && dayOf(time) !== dayOf(times[i - 1]!) && Math.abs(time - times[i - 1]!) < NIGHT)

const dayOf = (time: number): number => Math.floor(time / DAY)

/** Steps against the order of time, or against its reverse where a log has its newest entry first. */
function reversals(times: Float64Array): number {
  let back = 0
  let forth = 0
  for (let i = 1; i < times.length; i++) {
    if (times[i]! < times[i - 1]!) back++
    if (times[i]! > times[i - 1]!) forth++
  }
  return Math.min(back, forth)
}

/** The times of a file in the order of its entries, as they were read and with day and month of the entries of runs the other way round. */
function readings(segments: readonly Segment[], runs: Runs): readonly [written: Float64Array, turned: Float64Array] {
  const entries = segments.reduce((sum, { count }) => sum + count, 0)
  const written = new Float64Array(entries)
  const turned = new Float64Array(entries)
  let stated = 0
  const withDaySwapped = daySwapper()
  let run = 0
  let entry = 0
  for (const { count, second, firstSecond } of segments)
    for (let i = 0; i < count; i++, entry++) {
      while (run + 1 < runs.length && entry >= runs[run + 1]!) run += 2
      if (second[i] === 0) continue
      const time = (firstSecond + second[i]! - 1) * SECOND
      written[stated] = time
      turned[stated++] = entry >= (runs[run] ?? Number.POSITIVE_INFINITY) ? withDaySwapped(time) : time
    }
  return [written.subarray(0, stated), turned.subarray(0, stated)]
}
