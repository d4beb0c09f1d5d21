import { log10BinomialTail } from './binomial.ts'

/** The rhythm of a train of moments (DOMAIN.md 4.3): a period where there is one, and whether a machine or a person keeps it. */
export interface Rhythm {
  readonly periodSeconds: number
  readonly jitterSeconds: number
  /** Intervals that keep the period, and all of them. */
  readonly kept: number
  readonly intervals: number
  readonly kind: 'machine' | 'human' | 'unknown'
}

/** Periods that timers are set to, seconds (DOMAIN.md 4.3). */
const USUAL = [30, 60, 90, 120, 180, 300, 600, 900, 1800, 3600, 86_400]
/** Shorter ones are no more than the seconds that logs write. */
const SHORTEST = 3
const LEAST_SHARE = 0.8
const MOST_LOG10P = -6
/** An interval may skip up to this many beats. */
const MOST_BEATS = 5
/** Intervals below which there is no rhythm to speak of. */
const LEAST_INTERVALS = 5
const MACHINE_INTERVALS = 29

/** Pauses, seconds, that part one burst of tries from the next: a client may try a few times each time its timer rings (DOMAIN.md 4.1). */
const BURST_GAPS = [3, 5, 7, 20]
/** Beats between two bursts, in pauses: below that a burst is no more than a short interval. */
const APART = 5
/** Shares of a period that an interval may be off: of a timer, and of one that waits for something or adds a random time. */
const STEADY = 0.05
const LOOSE = 0.2
const LEAST_SHARE_LOOSE = 0.9

/** The rhythm of moments (ms, in order); undefined where they are too few. `outOfHours` says whether a moment is night or weekend. */
export function rhythmOf(times: readonly number[], outOfHours: (time: number) => boolean = () => false): Rhythm | undefined {
  const intervals = intervalsOf(times)
  if (intervals.length < LEAST_INTERVALS) return undefined
  const usual = median(intervals)
  return (
    beatOf(times, intervals, outOfHours, STEADY, candidates(intervals, usual)) ??
    burstBeat(times, outOfHours) ??
    beatOf(times, intervals, outOfHours, LOOSE, [usual]) ?? {
      ...noRhythm,
      intervals: intervals.length,
      kind: irregularKind(intervals, times, outOfHours),
    }
  )
}

const intervalsOf = (times: readonly number[]): number[] => times.slice(1).map((time, i) => (time - times[i]!) / 1000)

/** The first of some periods that the moments keep, each within a share of it; undefined where they keep none. */
function beatOf(
  times: readonly number[],
  intervals: readonly number[],
  outOfHours: (time: number) => boolean,
  slack: number,
  tried: readonly number[],
): Rhythm | undefined {
  const period = tried.find(p => keepsPeriod(intervals, p, slack))
  if (period === undefined) return undefined
  const kept = intervals.filter(d => isKept(d, period, slack))
  const refined = median(kept.map(d => d / beats(d, period)))
  const jitter = 1.4826 * median(kept.map(d => Math.abs(d - beats(d, refined) * refined)))
  const steady = jitter < 0.1 * refined && (intervals.length >= MACHINE_INTERVALS || times.some(outOfHours))
  return {
    periodSeconds: rounded(refined),
    jitterSeconds: rounded(jitter),
    kept: kept.length,
    intervals: intervals.length,
    kind: steady ? 'machine' : 'unknown',
  }
}

/** The period of bursts, each taken as one moment; undefined where there are none that keep one. */
function burstBeat(times: readonly number[], outOfHours: (time: number) => boolean): Rhythm | undefined {
  for (const gap of BURST_GAPS) {
    const starts = times.filter((time, i) => i === 0 || time - times[i - 1]! > gap * 1000)
    if (starts.length <= LEAST_INTERVALS || starts.length * 1.5 > times.length) continue
    const intervals = intervalsOf(starts)
    const found = beatOf(starts, intervals, outOfHours, STEADY, candidates(intervals, median(intervals)))
    if (found !== undefined && found.periodSeconds >= APART * gap) return found
  }
  return undefined
}

const noRhythm = { periodSeconds: 0, jitterSeconds: 0, kept: 0 }

/** Whether two trains have the same period, within 2 % (step S15); a little more where they are known less exactly than that. */
export function samePeriod(a: Rhythm | undefined, b: Rhythm | undefined): boolean {
  if (a === undefined || b === undefined || a.periodSeconds === 0) return false
  const slack = Math.max(0.02 * a.periodSeconds, Math.min(STEADY * a.periodSeconds, 2 * (errorOf(a) + errorOf(b))))
  return Math.abs(a.periodSeconds - b.periodSeconds) <= slack
}

/** How far the period of a train may be from the true one. */
const errorOf = ({ jitterSeconds, intervals }: Rhythm): number => jitterSeconds / Math.sqrt(Math.max(1, intervals))

/** Periods to try, the largest first: half a period fits as well, so the largest is the one. */
function candidates(intervals: readonly number[], usual: number): number[] {
  return [...new Set([usual, mode(intervals), ...USUAL])].filter(p => p >= SHORTEST).toSorted((a, b) => b - a)
}

function keepsPeriod(intervals: readonly number[], period: number, slack: number): boolean {
  const chance = Math.min(1, (2 * tolerance(period, slack)) / period)
  const least = (slack === STEADY ? LEAST_SHARE : LEAST_SHARE_LOOSE) * intervals.length
  let kept = intervals.length
  for (const d of intervals) if (!isKept(d, period, slack) && --kept < least) return false
  return log10BinomialTail(intervals.length, kept, chance) < MOST_LOG10P
}

/** Two seconds at least, but of a period of seconds no more than a quarter: else any interval would keep it. */
const tolerance = (period: number, slack: number): number => Math.min(period / 4, Math.max(2, slack * period))
const beats = (interval: number, period: number): number => Math.max(1, Math.round(interval / period))

function isKept(interval: number, period: number, slack: number): boolean {
  const m = Math.round(interval / period)
  return m >= 1 && m <= MOST_BEATS && Math.abs(interval - m * period) <= tolerance(period, slack)
}

/** Bursts of a few tries within a minute and long pauses, in office hours: a person (DOMAIN.md 4.3, step S15). */
function irregularKind(intervals: readonly number[], times: readonly number[], outOfHours: (time: number) => boolean): Rhythm['kind'] {
  const mean = intervals.reduce((sum, d) => sum + d, 0) / intervals.length
  const variance = intervals.reduce((sum, d) => sum + (d - mean) ** 2, 0) / intervals.length
  const bursts = intervals.filter(d => d <= 60).length
  const human = Math.sqrt(variance) > 0.8 * mean && bursts * 2 >= intervals.length && !times.some(outOfHours) && times.length < 200
  return human ? 'human' : 'unknown'
}

export function median(values: readonly number[]): number {
  if (values.length === 0) return Number.NaN
  const sorted = new Float64Array(values).toSorted()
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** The most frequent value, rounded to seconds. */
function mode(values: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(Math.round(value), (counts.get(Math.round(value)) ?? 0) + 1)
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0]
}

const rounded = (value: number): number => Math.round(value * 100) / 100
