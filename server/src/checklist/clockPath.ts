import { firstFrom } from './skew.ts'

/** How far the clock of some sessions is ahead of that of the failures, failure by failure: it may drift, and it may be set. */
export interface ClockPath {
  /** Seconds, for each failure. */
  readonly ahead: readonly number[]
  /** The usual one, and whether it changes on the way. */
  readonly seconds: number
  readonly steady: boolean
  /** The period of the failures, seconds, where a period more or less would do as well: then the distance is known only modulo that. */
  readonly moduloSeconds: number | undefined
}

/** Kerberos stops working where members of a domain differ by more (DOMAIN.md 4.2). Seconds. */
const FARTHEST = 300
const DISTANCES = 2 * FARTHEST + 1
/** Failures between which the distance is taken as one. */
const CHUNK = 10
/** What a change costs, in matches: the second or two that a clock drifts from chunk to chunk, and a step to anywhere. */
const DRIFT_COSTS = 1
const STEP_COSTS = 12
const DRIFT = 3
/** What a session counts that is a second beside a distance. */
const BESIDE = 0.75
/** A second distance is as good within this share (DOMAIN.md 4.2, identifiability). */
const AS_GOOD = 0.95

/** The distances at which most failures have a session of their own, along the time (both in ms, in order). */
export function clockPath(moments: readonly number[], sessions: readonly number[], periodSeconds = 0): ClockPath {
  const chunks = chunksOf(moments)
  const heights = chunks.map(chunk => heightsOf(chunk, sessions))
  const path = bestPath(heights).map(distance => distance - FARTHEST)
  const ahead = chunks.flatMap((chunk, n) => chunk.map((_, i) => between(path, n, (i + 0.5) / chunk.length)))
  const seconds = ahead[ahead.length >> 1] ?? 0
  const steady = path.every(distance => Math.abs(distance - path[0]!) <= DRIFT)
  const isAmbiguous = steady && periodSeconds > 0 && isAsGoodNextDoor(heights, Math.round(seconds) + FARTHEST, Math.round(periodSeconds))
  return { ahead, seconds, steady, moduloSeconds: isAmbiguous ? periodSeconds : undefined }
}

/** The distance at a share of a chunk: a clock that drifts does so all the time, one that is set jumps. */
function between(path: readonly number[], chunk: number, share: number): number {
  const here = path[chunk]!
  const next = path[share < 0.5 ? chunk - 1 : chunk + 1] ?? here
  return Math.abs(next - here) > DRIFT ? here : here + (next - here) * Math.abs(share - 0.5)
}

/** Failures in runs of about the same number, in order. */
function chunksOf(moments: readonly number[]): number[][] {
  const count = Math.max(1, Math.round(moments.length / CHUNK))
  return Array.from({ length: count }, (_, n) =>
    moments.slice(Math.round((n * moments.length) / count), Math.round(((n + 1) * moments.length) / count)),
  )
}

/** For each distance, how many of the failures have a session there, give or take a second. */
function heightsOf(moments: readonly number[], sessions: readonly number[]): Float64Array {
  const heights = new Float64Array(DISTANCES)
  const last = new Float64Array(DISTANCES).fill(-1)
  moments.forEach((at, moment) => {
    for (let i = firstFrom(sessions, at - (FARTHEST + 1) * 1000); i < sessions.length; i++) {
      const middle = Math.round((sessions[i]! - at) / 1000) + FARTHEST
      if (middle > DISTANCES) break
      for (let distance = Math.max(0, middle - 1); distance <= Math.min(DISTANCES - 1, middle + 1); distance++) {
        if (last[distance] === moment) continue
        last[distance] = moment
        heights[distance]! += distance === middle ? 1 : BESIDE
      }
    }
  })
  return heights
}

/** The path through the chunks that meets most, less what its changes cost; of equal ones the distance nearest to none (Viterbi, 1967). */
function bestPath(heights: readonly Float64Array[]): number[] {
  const came: Int32Array[] = []
  let total = Float64Array.from(heights[0] ?? [], (height, distance) => height - nearness(distance))
  for (const height of heights.slice(1)) {
    const from = new Int32Array(DISTANCES)
    const best = indexOfMost(total)
    const next = new Float64Array(DISTANCES)
    for (let distance = 0; distance < DISTANCES; distance++) {
      let [origin, value] = [best, total[best]! - STEP_COSTS]
      for (let near = Math.max(0, distance - DRIFT); near <= Math.min(DISTANCES - 1, distance + DRIFT); near++) {
        const kept = total[near]! - (near === distance ? 0 : DRIFT_COSTS)
        if (kept > value || (kept === value && near === distance)) [origin, value] = [near, kept]
      }
      from[distance] = origin
      next[distance] = value + height[distance]! - nearness(distance)
    }
    came.push(from)
    total = next
  }
  const path = [indexOfMost(total)]
  for (const from of came.toReversed()) path.unshift(from[path[0]!]!)
  return path
}

/** Next to nothing: only decides between distances that meet the same. */
const nearness = (distance: number): number => Math.abs(distance - FARTHEST) * 1e-6

const indexOfMost = (values: Float64Array): number => values.reduce((best, value, index) => (value > values[best]! ? index : best), 0)

/** Whether a period more or less would do nearly as well. */
function isAsGoodNextDoor(heights: readonly Float64Array[], chosen: number, period: number): boolean {
  const at = (distance: number): number => heights.reduce((sum, height) => sum + (height[distance] ?? 0), 0)
  return [chosen - period, chosen + period].some(door => Math.max(at(door - 1), at(door), at(door + 1)) >= AS_GOOD * at(chosen))
}
