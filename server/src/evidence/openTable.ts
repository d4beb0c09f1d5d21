import { dayOrderOf, type Runs, withDaysSwapped } from './dayOrder.ts'
import { segmentBytes } from './entryColumns.ts'
import type { TableData } from './tableData.ts'

/** What was read of a file, with its times as they were taken at first: another part of the file may show that day and month stand the other way round. */
export interface OpenTable {
  readonly data: TableData
  readonly days: AssumedDays
}

export interface AssumedDays {
  /** Entries whose day may be their month, as long as nothing shows the order. */
  readonly assumed: Runs
  /** Entries that were read the wrong way round. */
  readonly swapped: Runs
  /** Whether the month is taken to stand first. */
  readonly isMonthFirst: boolean
  /** Where a date here was the first to show the order: whether it is another one than was taken until then. */
  readonly settled?: 'same' | 'other'
}

/** The table of a whole file: what no date shows is estimated, or stays assumed. */
export function closed({ data, days: { assumed, swapped, isMonthFirst } }: OpenTable): TableData {
  if (assumed.length === 0 && swapped.length === 0) return data
  const { settled, ...rest } = data
  const days = assumed.length === 0 ? undefined : dayOrderOf(data.segments, assumed)
  const segments = withDaysSwapped(data.segments, days?.swap === true ? assumed : swapped)
  const grown = bytesOf(segments) - bytesOf(data.segments)
  const told =
    days === undefined
      ? { ...(settled === undefined ? {} : { settled }) }
      : { days: { how: days.how, because: days.because, isMonthFirst: isMonthFirst !== days.swap, runs: assumed } }
  return { ...rest, ...told, segments, indexBytes: data.indexBytes + grown }
}

const bytesOf = (segments: TableData['segments']): number => segments.reduce((sum, segment) => sum + segmentBytes(segment), 0)

/** The assumed days of two parts of a file that follow each other; the second one's entries count from `entries`. */
export function joinedDays(a: AssumedDays, { settled, ...b }: AssumedDays, entries: number): AssumedDays {
  const assumed = b.assumed.map(entry => entry + entries)
  const swapped = b.swapped.map(entry => entry + entries)
  const isMonthFirst = assumed.length > 0 ? b.isMonthFirst : a.isMonthFirst
  if (settled === undefined) return { ...a, isMonthFirst, assumed: joinedRuns(a.assumed, assumed), swapped: joinedRuns(a.swapped, swapped) }
  return { assumed, isMonthFirst, swapped: settled === 'other' ? joinedRuns(a.assumed, swapped) : swapped, settled }
}

/** Runs that meet are one. */
const joinedRuns = (a: Runs, b: Runs): Runs => (a.at(-1) === b[0] && a.length > 0 ? [...a.slice(0, -1), ...b.slice(1)] : [...a, ...b])
