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
  const near = times.map(time => differences(reference, time)).filter(found => found.length > 0)
  if (near.length < LEAST_PAIRS) return 0
  const score = (offset: number): number => near.filter(found => found.some(d => Math.abs(d - offset) <= 1)).length
  let best = 0
  for (let size = 1; size <= FARTHEST; size++) for (const offset of [size, -size]) if (score(offset) > score(best) * 1.05) best = offset
  const clear = score(best) >= 0.5 * near.length && score(best) >= 2 * score(0)
  if (best === 0 || !clear) return 0
  return median(near.flatMap(found => found.filter(d => Math.abs(d - best) <= 1)))
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
