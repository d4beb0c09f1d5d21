import { type Rhythm, rhythmOf } from './cadence.ts'

/** One of several timers whose failures are mixed: which of the moments are its own, and its rhythm. */
export interface Timer {
  readonly members: readonly number[]
  readonly rhythm: Rhythm
}

/** Moments that a timer needs, and share of all that the timers have to explain. */
const LEAST = 12
const EXPLAINED = 0.8
const MOST_TIMERS = 3
/** Moments ahead between which a period is looked for, periods that are tried, and beats that may be missing in a row. */
const AHEAD = 8
const MOST_TRIED = 12
const MISSING = 3
/** The shortest period worth the name, seconds, and how far a beat may be off. */
const SHORTEST = 10
const tolerance = (period: number): number => Math.max(2, 0.03 * period) * 1000

/** The timers that mixed moments (ms, in order) come from; none where they are one train, or none is seen (DOMAIN.md 4.3). */
export function interleaved(times: readonly number[]): readonly Timer[] {
  if ((rhythmOf(times)?.periodSeconds ?? 0) > 0) return []
  const timers: Timer[] = []
  let left = times.map((_, n) => n)
  while (timers.length < MOST_TIMERS) {
    const next = busiest(times, left)
    if (next === undefined) break
    timers.push(next)
    const own = new Set(next.members)
    left = left.filter(n => !own.has(n))
  }
  const explained = times.length - left.length
  return timers.length > 1 && explained >= EXPLAINED * times.length ? timers : []
}

/** The train with the most members among some moments. */
function busiest(times: readonly number[], among: readonly number[]): Timer | undefined {
  let best: Timer | undefined
  for (const period of periodsOf(among.map(n => times[n]!)))
    for (const start of among.slice(0, AHEAD)) {
      const members = follow(times, among, start, period)
      if (members.length < Math.max(LEAST, (best?.members.length ?? 0) + 1)) continue
      const rhythm = rhythmOf(members.map(n => times[n]!))
      if (rhythm !== undefined && rhythm.periodSeconds > 0) best = { members, rhythm }
    }
  return best
}

/** Distances between moments that occur most, seconds. */
function periodsOf(times: readonly number[]): number[] {
  const counts = new Map<number, number>()
  times.forEach((at, i) => {
    for (const later of times.slice(i + 1, i + 1 + AHEAD)) {
      const distance = Math.round((later - at) / 1000)
      if (distance >= SHORTEST) counts.set(distance, (counts.get(distance) ?? 0) + 1)
    }
  })
  return [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, MOST_TRIED)
    .map(([distance]) => distance)
}

/** The moments that follow each other by a period, beat by beat from a first one. */
function follow(times: readonly number[], among: readonly number[], start: number, period: number): number[] {
  const members = [start]
  let expected = times[start]! + period * 1000
  let missed = 0
  for (const n of among) {
    if (n <= start) continue
    while (times[n]! > expected + tolerance(period)) {
      expected += period * 1000
      if (++missed > MISSING) return members
    }
    if (times[n]! < expected - tolerance(period)) continue
    members.push(n)
    missed = 0
    expected = times[n]! + period * 1000
  }
  return members
}
