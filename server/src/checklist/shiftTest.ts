import { type Stretch, lengthOf } from './coverage.ts'
import { countInside } from './matching.ts'

const SHIFTS = 200
/** Work (sessions × shifts) that is not exceeded: a busy relay gets fewer shifts, and needs fewer. */
const MOST_WORK = 2_000_000

/**
 * How often a client's sessions would lie as near to the attempts if they were shifted in time: the share of shifts with as many sessions inside the windows
 * (DOMAIN.md 4.4, guard against shared periods and bursts). Shifts are spread over the middle half of the period and its multiples, so that a train that keeps
 * the same beat is pushed off it; without a period, over the whole time. They are the same in every run.
 */
export function shiftTest(
  sessions: readonly number[],
  inside: number,
  windows: readonly Stretch[],
  time: readonly Stretch[],
  periodSeconds: number,
): number {
  const length = lengthOf(time)
  const start = time[0]?.from
  if (start === undefined || length <= 0 || sessions.length === 0) return 1
  const places = sessions.map(at => placeOf(at, time))
  const moved = new Float64Array(places.length)
  const shifts = Math.max(20, Math.min(SHIFTS, Math.floor(MOST_WORK / sessions.length)))
  let asMany = 0
  for (let n = 0; n < shifts; n++) {
    const shift = shiftOf(n, shifts, periodSeconds * 1000, length)
    for (let i = 0; i < places.length; i++) moved[i] = momentOf((places[i]! + shift) % length, time)
    if (countInside(moved, windows) >= inside) asMany++
  }
  return asMany / shifts
}

function shiftOf(n: number, shifts: number, period: number, length: number): number {
  const share = (n + 0.5) / shifts
  if (period <= 0 || period > length / 2) return length * (0.05 + 0.9 * share)
  return (n % 7) * period + period * (0.25 + 0.5 * share)
}

/** The place of a moment in the time that is looked at, its stretches put end to end. */
function placeOf(at: number, time: readonly Stretch[]): number {
  let before = 0
  for (const { from, to } of time) {
    if (at <= to) return before + Math.max(0, at - from)
    before += to - from
  }
  return before
}

/** The moment at a place: the way back. */
function momentOf(place: number, time: readonly Stretch[]): number {
  let before = 0
  for (const { from, to } of time) {
    if (place < before + to - from) return from + place - before
    before += to - from
  }
  return time.at(-1)?.to ?? place
}
