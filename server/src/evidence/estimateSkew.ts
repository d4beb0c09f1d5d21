import type { What } from '../model/entry.ts'
import { toUtc } from './clock.ts'
import { type DifferenceHistogram, differences, heightAt, type Side } from './differences.ts'
import type { EntryTable } from './entryTable.ts'
import type { EvidenceFile } from './evidenceFile.ts'
import { timesByIdentity } from './pairedTimes.ts'
import { pairMemo } from './pairMemo.ts'

/** Machines of a domain differ by five minutes at most (DOMAIN 4.2). Seconds. */
const LARGEST_SKEW = 300
const FEWEST_PAIRS = 5
/** Peaks within this of the highest are as good: a train of period P has one every P seconds. The smallest skew wins. */
const AS_GOOD = 0.85
/** A peak must stand this many times above the mean of the bins, and chance must give one as high less often than this in all of them (log10). */
const ABOVE_NOISE = 4
const MOST_LOG10P = -6
/** What one identity does within this time counts once, milliseconds: one visit leaves many rows at one distance. */
const ONE_VISIT = 60_000

/**
 * Files with the seconds their machines' clocks were ahead of the reference, which is the file with the most failures and lockouts. A skew is taken only
 * where the same users and addresses appear in both at a steady distance.
 */
export function estimateSkews(files: readonly EvidenceFile[]): readonly EvidenceFile[] {
  const reference = referenceOf(files)
  if (reference === undefined) return files
  return files.map(file => {
    if (file === reference || !hasTimes(file)) return file
    const skewSeconds = remembered(file, reference, () => skewAgainst(file, reference))
    return skewSeconds === 0 ? file : { ...file, clock: ahead(file.clock, skewSeconds) }
  })
}

/** A clock that is ahead by so much more, in all its stretches. */
const ahead = (clock: EvidenceFile['clock'], seconds: number): EvidenceFile['clock'] => ({
  ...clock,
  skewSeconds: clock.skewSeconds + seconds,
  ...(clock.segments === undefined ? {} : { segments: clock.segments.map(one => ({ ...one, skewSeconds: one.skewSeconds + seconds })) }),
})

const hasTimes = (file: EvidenceFile): boolean => file.clock.basis !== 'none'

const remembered = pairMemo<number>()

/** The file with the most failures and lockouts, the first of equals; undefined where there are none. */
function referenceOf(files: readonly EvidenceFile[]): EvidenceFile | undefined {
  const judged = files.filter(hasTimes).map(file => ({ file, count: judgedIn(file.table) }))
  const most = judged.reduce<(typeof judged)[number] | undefined>((best, one) => (one.count > (best?.count ?? 0) ? one : best), undefined)
  return most?.file
}

const counted = new WeakMap<EntryTable, number>()

function judgedIn(table: EntryTable): number {
  let count = counted.get(table)
  if (count === undefined) {
    count = Array.from(table.data.what.counts).reduce((sum, n, id) => sum + (isJudged(table.whatOf(id)) ? n : 0), 0)
    counted.set(table, count)
  }
  return count
}

const isJudged = ({ outcome }: What): boolean => outcome === 'failure' || outcome === 'lockout'

/** Seconds a file's clock is ahead of the reference; 0 where that cannot be told. */
function skewAgainst(file: EvidenceFile, reference: EvidenceFile): number {
  const sides = [file, reference].map((one): Side => ({ times: timesByIdentity(one), at: written => toUtc(one.clock, written) })) as [
    Side,
    Side,
  ]
  const [a, b] = inTheirTime(sides)
  const histogram = differences(a, b, { from: -LARGEST_SKEW, to: LARGEST_SKEW, once: ONE_VISIT })
  const seconds = smallestPeak(histogram)
  return seconds === undefined || !isBeyondChance(histogram, heightAt(histogram, seconds)) ? 0 : seconds
}

/** Two sides without what happened while only one of them was written: where one log goes on after the other, the beat of a machine meets itself. */
function inTheirTime(sides: readonly [Side, Side]): readonly [Side, Side] {
  const spans = sides.map(({ times, at }) => [...times.values()].flatMap(own => (own.length === 0 ? [] : [at(own[0]!), at(own.at(-1)!)])))
  const from = Math.max(...spans.map(moments => moments.reduce((least, time) => Math.min(least, time), Number.POSITIVE_INFINITY)))
  const to = Math.min(...spans.map(moments => moments.reduce((most, time) => Math.max(most, time), Number.NEGATIVE_INFINITY)))
  const within = ({ times, at }: Side): Side => ({
    times,
    at: written => (at(written) >= from && at(written) <= to ? at(written) : Number.NaN),
  })
  return [within(sides[0]), within(sides[1])]
}

/** Two logs in which the same people come and go at random share distances too: a peak has to be higher than chance makes one anywhere. */
function isBeyondChance({ bins }: DifferenceHistogram, height: number): boolean {
  const mean = (bins.reduce((sum, n) => sum + n, 0) / bins.length) * 3
  return height >= Math.max(FEWEST_PAIRS, ABOVE_NOISE * mean) && log10PoissonTail(mean, height) + Math.log10(bins.length) < MOST_LOG10P
}

/** log10 of the chance of `height` or more where `mean` are expected, for heights above the mean: the tail is less than this geometric series. */
function log10PoissonTail(mean: number, height: number): number {
  if (mean <= 0) return Number.NEGATIVE_INFINITY
  let logFactorial = 0
  for (let n = 2; n <= height; n++) logFactorial += Math.log(n)
  const first = -mean + height * Math.log(mean) - logFactorial
  return (first - Math.log1p(-Math.min(0.99, mean / (height + 1)))) / Math.LN10
}

function smallestPeak(histogram: DifferenceHistogram): number | undefined {
  const candidates = Array.from({ length: LARGEST_SKEW * 2 + 1 }, (_, i) => i - LARGEST_SKEW)
  const highest = Math.max(...candidates.map(seconds => heightAt(histogram, seconds)))
  const good = candidates.filter(seconds => heightAt(histogram, seconds) >= highest * AS_GOOD).toSorted((a, b) => Math.abs(a) - Math.abs(b))
  const nearest = good[0]
  if (nearest === undefined) return undefined
  return [nearest - 1, nearest, nearest + 1].toSorted((a, b) => binAt(histogram, b) - binAt(histogram, a))[0]
}

const binAt = ({ from, bins }: DifferenceHistogram, seconds: number): number => bins[seconds - from] ?? 0
