import { median } from './cadence.ts'
import { groupBy } from './grouping.ts'
import { type Observation, byTime } from './observations.ts'

/** Seconds that two clocks of one domain may be apart here; Kerberos allows more, but a minute's timer would no longer tell them apart (DOMAIN.md 4.2). */
const FARTHEST = 29
const LEAST_PAIRS = 5

/**
 * The rows with the clocks of their machines made equal. A file's clock says what its writer was ahead as a whole; rows of another machine in the same file, or
 * a skew nobody told, still remain: they are seen where most rows of one clock have a partner at one constant distance on the clock nearest to the client.
 */
export function withoutSkew(observations: readonly Observation[]): Observation[] {
  const byClock = groupBy(observations, clockOf)
  const [reference, ...others] = [...byClock.values()].toSorted((a, b) => nearness(a) - nearness(b) || b.length - a.length)
  if (reference === undefined) return []
  const times = attemptsOf(reference)
  const corrected = others.flatMap(rows => {
    const ahead = residualSkew(times, attemptsOf(rows)) * 1000
    return ahead === 0 ? rows : rows.map(row => ({ ...row, at: row.at - ahead }))
  })
  return [...reference, ...corrected].toSorted(byTime)
}

/** What tells one clock from another: the machine, and the file in which it is read. */
const clockOf = ({ file, logger }: Observation): string => `${logger} ${file.path}`
const nearness = (rows: readonly Observation[]): number =>
  rows.reduce((nearest, { distance }) => Math.min(nearest, distance), Number.POSITIVE_INFINITY)
const attemptsOf = (rows: readonly Observation[]): number[] => rows.filter(row => row.class !== 'lockout').map(row => row.at)

/** Seconds that a clock is ahead of the reference, both in ms and in order; 0 unless one distance explains the rows clearly better than none. */
export function residualSkew(reference: readonly number[], times: readonly number[]): number {
  const { scores, near } = scoresOf(reference, times)
  if (near < LEAST_PAIRS) return 0
  const score = (offset: number): number => scores[offset + FARTHEST]!
  let best = 0
  for (let size = 1; size <= FARTHEST; size++) for (const offset of [size, -size]) if (score(offset) > score(best) * 1.05) best = offset
  const clear = score(best) >= 0.5 * near && score(best) >= 2 * score(0)
  if (best === 0 || !clear) return 0
  return median(times.flatMap(time => differences(reference, time).filter(d => Math.abs(d - best) <= 1)))
}

/** How many moments have a distance within a second of each whole offset, from the farthest one back to the farthest ahead; and how many have any. */
function scoresOf(reference: readonly number[], times: readonly number[]): { readonly scores: Uint32Array; readonly near: number } {
  const scores = new Uint32Array(2 * FARTHEST + 1)
  const latest = new Int32Array(scores.length).fill(-1)
  let near = 0
  times.forEach((time, n) => {
    const distances = differences(reference, time)
    if (distances.length > 0) near++
    for (const distance of distances) {
      const last = Math.min(FARTHEST, Math.floor(distance + 1)) + FARTHEST
      for (let i = Math.max(-FARTHEST, Math.ceil(distance - 1)) + FARTHEST; i <= last; i++) {
        if (latest[i] !== n) scores[i]!++
        latest[i] = n
      }
    }
  })
  return { scores, near }
}

/** Distances in seconds from a moment back to the reference moments around it. */
function differences(reference: readonly number[], time: number): number[] {
  const found: number[] = []
  for (let i = firstFrom(reference, time - FARTHEST * 1000); i < reference.length; i++) {
    const difference = (time - reference[i]!) / 1000
    if (difference < -FARTHEST) break
    found.push(difference)
  }
  return found
}

/** Whether one of ordered moments lies from some milliseconds before a time to some after it. */
export function hasNear(times: ArrayLike<number>, at: number, before: number, after = before): boolean {
  const next = times[firstFrom(times, at - before)]
  return next !== undefined && next <= at + after
}

/** The index of the first moment that is not before a time, in ordered moments. */
export function firstFrom(times: ArrayLike<number>, time: number): number {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (times[middle]! < time) low = middle + 1
    else high = middle
  }
  return low
}
