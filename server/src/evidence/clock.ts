import type { ClockBasis } from '../formats/format.ts'
import { withYear } from '../model/civil.ts'
import { type Zone, fixedZone } from './zone.ts'

/** How a clock's zone is known. `stated`: the format or its entries write UTC or an offset; `configured`: setting or case file; `estimated`: solved from paired entries; `assumed`: nobody said. */
export type ClockHow = 'stated' | 'configured' | 'estimated' | 'assumed' | 'not-needed'

/** The clock a file was written by: turns written (civil) times into UTC. */
export interface Clock {
  readonly basis: ClockBasis
  readonly zone: Zone
  readonly how: ClockHow
  /** Why, in words for a person. */
  readonly because: string
  /** Year of the file's first line, for logs that write none. */
  readonly firstYear?: number
  readonly yearHow?: ClockHow
  /** How the order of day and month is known, for logs of which no date says it. */
  readonly dateHow?: ClockHow
  /** What the writing machine's clock is ahead, seconds; subtracted. */
  readonly skewSeconds: number
  /** The stretches of a file whose clock was set on the way, the first from entry 0; each has a skew of its own, in place of the one above. */
  readonly segments?: readonly ClockSegment[]
  /** The zone is known only up to multiples of this, seconds. */
  readonly ambiguousModuloSeconds?: number
}

/** Entries that were written by one clock, which nobody set between them. */
export interface ClockSegment {
  /** The first of them. */
  readonly from: number
  readonly skewSeconds: number
}

/** UTC milliseconds of a written time; NaN where the entry states none or the clock has no times. `entry` matters where the clock was set on the way. */
export function toUtc(clock: Clock, written: number, entry?: number): number {
  const civil = civilOf(clock, written)
  return civil - clock.zone.offsetAt(civil) * 60_000 - skewAt(clock, entry) * 1000
}

/** What a clock is ahead at an entry, seconds; without one, as it is at last. */
export function skewAt({ segments, skewSeconds }: Clock, entry: number | undefined): number {
  if (segments === undefined || entry === undefined) return skewSeconds
  return segments.findLast(({ from }) => from <= entry)?.skewSeconds ?? skewSeconds
}

/** The written time with its year: civil milliseconds. */
export function civilOf(clock: Clock, written: number): number {
  if (clock.basis === 'none') return Number.NaN
  return clock.basis === 'yearless' ? withYear(written, clock.firstYear ?? 1972) : written
}

/** Moments farther from 1970 than this have no date. Milliseconds; source: ECMA-262, Time Values. */
const FARTHEST = 8.64e15

/** A moment (UTC or civil milliseconds) as ISO 8601; undefined where it is none. */
export const isoOf = (time: number): string | undefined => (Math.abs(time) <= FARTHEST ? new Date(time).toISOString() : undefined)

/** What about this clock nobody stated. */
export function assumptions(clock: Clock): readonly ('zone' | 'year' | 'date')[] {
  const open = (how: ClockHow | undefined): boolean => how === 'assumed' || how === 'estimated'
  return [
    ...(open(clock.how) ? (['zone'] as const) : []),
    ...(open(clock.yearHow) ? (['year'] as const) : []),
    ...(open(clock.dateHow) ? (['date'] as const) : []),
  ]
}

/** Whether a clock may carry a conclusion: neither its zone nor its year or dates had to be assumed. */
export const isSure = ({ how, yearHow, dateHow }: Clock): boolean => how !== 'assumed' && yearHow !== 'assumed' && dateHow !== 'assumed'

export const UTC_CLOCK: Clock = {
  basis: 'utc',
  zone: fixedZone(0),
  how: 'stated',
  because: 'this kind of log is written in UTC or states its offset',
  skewSeconds: 0,
}
export const NO_CLOCK: Clock = {
  basis: 'none',
  zone: fixedZone(0),
  how: 'not-needed',
  because: 'this kind of file states no times',
  skewSeconds: 0,
}
