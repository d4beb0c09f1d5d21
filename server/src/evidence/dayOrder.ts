import { withDaySwapped } from '../model/civil.ts'
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
  const written = timesOf(segments, runs)
  const turned = written.map(withDaySwapped)
  const [asRead, otherwise] = [reversals(written), reversals(turned)]
  const inOrder = 'read the other way round, its entries are not in the order of time'
  if (asRead === 0 && otherwise > 1) return { how: 'estimated', because: inOrder, swap: false }
  if (otherwise === 0 && asRead > 1) return { how: 'estimated', because: inOrder, swap: true }
  const [days, months] = [distinct(turned), distinct(written)]
  const oneMonth = 'only one of the two numbers of its dates changes'
  if (days >= DAYS && months === 1) return { how: 'estimated', because: oneMonth, swap: false }
  if (months >= DAYS && days === 1) return { how: 'estimated', because: oneMonth, swap: true }
  return { how: 'assumed', because: 'no date of the file says which of its first two numbers is the day', swap: false }
}

/** Different months of some times. */
const distinct = (times: readonly number[]): number => new Set(times.map(time => new Date(time).getUTCMonth())).size

/** Steps against the order of time, or against its reverse where a log has its newest entry first. */
function reversals(times: readonly number[]): number {
  let back = 0
  let forth = 0
  for (let i = 1; i < times.length; i++) {
    if (times[i]! < times[i - 1]!) back++
    if (times[i]! > times[i - 1]!) forth++
  }
  return Math.min(back, forth)
}

/** The times of entries of runs, in the order of the file. */
function timesOf(segments: readonly Segment[], runs: Runs): readonly number[] {
  const times: number[] = []
  let first = 0
  for (const segment of segments) {
    for (let i = 0; i < segment.count; i++) {
      const second = segment.second[i]!
      if (second !== 0 && isIn(runs, first + i)) times.push((segment.firstSecond + second - 1) * SECOND)
    }
    first += segment.count
  }
  return times
}
