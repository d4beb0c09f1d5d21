import type { TimesByIdentity } from './pairedTimes.ts'

/** How often each difference between times of the same identity occurs. Bin i counts differences of `from + i` seconds, rounded. */
export interface DifferenceHistogram {
  readonly from: number
  readonly bins: Uint32Array
}

/** One of two files whose times are compared. */
export interface Side {
  readonly times: TimesByIdentity
  /** Puts a written time on the scale that both sides share, milliseconds; NaN where that cannot be done. */
  readonly at: (written: number) => number
}

export interface DifferenceOptions {
  /** Smallest and largest difference that counts, seconds. */
  readonly from: number
  readonly to: number
  /**
   * Of one identity, what happens within this time counts once for each difference, milliseconds: a machine that tries every minute is then no stronger a
   * witness than a person who logs on once. 0: every pair counts.
   */
  readonly once: number
}

/** Differences looked at; more of them say nothing new. */
const MOST_PAIRS = 20_000_000
/** Differences this far apart are the same one, seconds. */
const SAME = 2

/** Differences a − b over all identities both sides have. */
export function differences(a: Side, b: Side, { from, to, once }: DifferenceOptions): DifferenceHistogram {
  const bins = new Uint32Array(to - from + 1)
  const count = once === 0 ? (bin: number) => void bins[bin]!++ : countOnce(bins, once)
  let left = MOST_PAIRS
  for (const [key, written] of a.times) {
    const right = scaled(b.times.get(key), b.at)
    const times = right.length === 0 ? right : scaled(written, a.at)
    let low = 0
    for (const time of times) {
      while (low < right.length && time - right[low]! > to * 1000) low++
      for (let i = low; i < right.length && time - right[i]! >= from * 1000 && left > 0; i++, left--)
        count(Math.round((time - right[i]!) / 1000) - from, time, key)
    }
  }
  return { from, bins }
}

const NONE = new Float64Array()

function scaled(written: Float64Array | undefined, at: (written: number) => number): Float64Array {
  if (written === undefined) return NONE
  return written
    .map(at)
    .filter(time => !Number.isNaN(time))
    .toSorted()
}

/** Counts a difference once for each identity and stretch of time. */
function countOnce(bins: Uint32Array, once: number): (bin: number, time: number, key: string) => void {
  const stamps = new Uint32Array(bins.length)
  let stamp = 0
  let lastKey = ''
  let lastStretch = Number.NaN
  return (bin, time, key) => {
    const stretch = Math.floor(time / once)
    if (key !== lastKey || stretch !== lastStretch) stamp++
    lastKey = key
    lastStretch = stretch
    for (let near = Math.max(0, bin - SAME); near <= bin + SAME; near++) if (stamps[near] === stamp) return
    stamps[bin] = stamp
    bins[bin]!++
  }
}

/** Differences within a second of one value: the height of a peak. */
export const heightAt = ({ from, bins }: DifferenceHistogram, seconds: number): number =>
  (bins[seconds - from - 1] ?? 0) + (bins[seconds - from] ?? 0) + (bins[seconds - from + 1] ?? 0)
