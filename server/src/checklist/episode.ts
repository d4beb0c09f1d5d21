import type { Attempt, Lockout } from './attempts.ts'
import { median } from './cadence.ts'

/** A run of attempts without a long pause, and the lockouts in it: what one investigation is about. */
export interface Episode {
  readonly attempts: readonly Attempt[]
  readonly lockouts: readonly Lockout[]
  /** Attempts of the runs before and after; they tell when it began (step S18). */
  readonly others: readonly Attempt[]
}

const DAY = 86_400_000
/** A pause of more than a long weekend, and of twenty usual distances, parts two runs. */
const LONGEST_PAUSE = 4 * DAY

/**
 * The run of attempts to investigate: the one with the most lockouts, then the most attempts, then the latest. Old failures that an archive happens to keep
 * would otherwise stretch the time that every other log has to cover by months.
 */
export function episodeOf(attempts: readonly Attempt[], lockouts: readonly Lockout[]): Episode {
  const moments = [...attempts.map(({ at }) => at), ...lockouts.map(({ at }) => at)].toSorted((a, b) => a - b)
  const distances = moments.slice(1).map((at, i) => at - moments[i]!)
  const pause = Math.max(LONGEST_PAUSE, 20 * (median(distances) || 0))
  const ends = [...distances.flatMap((d, i) => (d > pause ? [moments[i]!] : [])), Number.POSITIVE_INFINITY]
  const runOf = (at: number): number => ends.findIndex(end => at <= end)
  const best = ends
    .map((_end, run) => ({ run, locked: count(lockouts, runOf, run), tried: count(attempts, runOf, run) }))
    .toSorted((a, b) => b.locked - a.locked || b.tried - a.tried || b.run - a.run)[0]
  const inside = ({ at }: { readonly at: number }): boolean => runOf(at) === best?.run
  return { attempts: attempts.filter(inside), lockouts: lockouts.filter(inside), others: attempts.filter(attempt => !inside(attempt)) }
}

const count = (moments: readonly { readonly at: number }[], runOf: (at: number) => number, run: number): number =>
  moments.filter(({ at }) => runOf(at) === run).length
