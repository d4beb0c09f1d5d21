import { median } from './cadence.ts'
import { NEXT_TRY } from './fit.ts'
import type { Match } from './matching.ts'

/**
 * Whether two trains that meet beat by beat are uneven together. Timers of one period can stay side by side by chance; the same client's failures and sessions
 * are also late together and early together. `shared`: they are. `unshared`: each is uneven by itself, so that they only keep the same time. `seems unshared`: so it
 * looks, but in logs that write whole seconds, where rounding does the same to one train. `unknown`: too even, or too few, to tell.
 */
export type Unevenness = 'shared' | 'unshared' | 'seems unshared' | 'unknown'

/** Pairs of intervals below which nothing is told. */
const LEAST_PAIRS = 20
/** An interval counts by at most this much off the usual one, seconds: a missed beat must not outweigh all others. */
const FARTHEST = 3
/** Spread of the intervals, seconds, from which a train is uneven: in logs that write whole seconds, and in others; and above which no rounding explains it. */
const UNEVEN = 0.35
const UNEVEN_EXACTLY = 0.05
const BEYOND_ROUNDING = 0.9
/** Spread of intervals that rounding to seconds alone makes now and then, and spread of the distances between failure and session that it never makes. Seconds. */
const ROUNDED = 0.5
const WANDERING = 0.75
/** Standard errors of a correlation that make it real, and below which there is none. */
const REAL = 3.5
const NONE = 2
const LEAST_CORRELATION = 0.15

/** What the matched moments of a train of failures and a train of sessions (both in ms, in order) say about whether they are one. */
export function unevennessOf(tries: readonly number[], sessions: readonly number[], matches: readonly Match[]): Unevenness {
  // Of several tries a session was matched to the nearest: that it is late when that one is says nothing. Rounds of tries are compared.
  const [failed, met] = [roundsOf(tries), roundsOf(sessions)]
  const rounds = new Map(matches.map(({ attempt, session }) => [failed.numbers[attempt]!, met.numbers[session]!]))
  const inOrder = [...rounds].map(([attempt, session]): Match => ({ attempt, session }))
  const pairs = inOrder.slice(1).flatMap((match, i) => {
    const before = inOrder[i]!
    // Failures of somebody else may lie between; a session of the client may not, for it would be a beat of its own.
    return match.session === before.session + 1
      ? [
          [
            failed.starts[match.attempt]! - failed.starts[before.attempt]!,
            met.starts[match.session]! - met.starts[before.session]!,
          ] as const,
        ]
      : []
  })
  if (pairs.length < LEAST_PAIRS) return 'unknown'
  const [a, b] = [deviations(pairs.map(([first]) => first)), deviations(pairs.map(([, second]) => second))]
  const [spreadA, spreadB] = [spreadOf(a), spreadOf(b)]
  const isEven = spreadA < leastSpread(tries) || spreadB < leastSpread(sessions)
  if (isEven) return Math.max(spreadA, spreadB) > BEYOND_ROUNDING ? 'unshared' : 'unknown'
  const correlation = a.reduce((sum, value, i) => sum + value * b[i]!, 0) / (a.length * spreadA * spreadB)
  const error = 1 / Math.sqrt(a.length)
  if (correlation >= Math.max(LEAST_CORRELATION, REAL * error)) return 'shared'
  const isReal = (spread: number, times: readonly number[]): boolean => spread > ROUNDED || !isRounded(times)
  if (correlation >= NONE * error) return 'unknown'
  if (wandering(failed.starts, met.starts, inOrder) > WANDERING) return 'unshared'
  if (!isReal(spreadA, tries) || !isReal(spreadB, sessions)) return 'unknown'
  return isRounded(tries) || isRounded(sessions) ? 'seems unshared' : 'unshared'
}

/** Moments (in order) as rounds of tries: when each round begins, and the number of the round of each moment. */
function roundsOf(moments: readonly number[]): { readonly starts: readonly number[]; readonly numbers: readonly number[] } {
  const starts: number[] = []
  const numbers = moments.map((at, i) => (i > 0 && at - moments[i - 1]! <= NEXT_TRY ? starts.length : starts.push(at)) - 1)
  return { starts, numbers }
}

/** How much the distance between failure and session changes, seconds. */
function wandering(moments: readonly number[], sessions: readonly number[], matches: readonly Match[]): number {
  const distances = matches.map(({ attempt, session }) => (sessions[session]! - moments[attempt]!) / 1000)
  const mean = distances.reduce((sum, distance) => sum + distance, 0) / distances.length
  return spreadOf(distances.map(distance => distance - mean))
}

/** The spread that is no rounding: moments that all lie whole seconds apart are rounded, however their clock was corrected. */
const leastSpread = (times: readonly number[]): number => (isRounded(times) ? UNEVEN : UNEVEN_EXACTLY)
const isRounded = (times: readonly number[]): boolean => times.every(at => (at - times[0]!) % 1000 === 0)

/** How far each interval is off the usual one, around 0. Seconds. */
function deviations(intervals: readonly number[]): number[] {
  const usual = median(intervals)
  const off = intervals.map(interval => Math.max(-FARTHEST, Math.min(FARTHEST, (interval - usual) / 1000)))
  const mean = off.reduce((sum, value) => sum + value, 0) / off.length
  return off.map(value => value - mean)
}

const spreadOf = (values: readonly number[]): number => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length)
