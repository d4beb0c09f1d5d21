import { toUtc } from './clock.ts'
import type { EvidenceFile } from './evidenceFile.ts'
import { type DifferenceHistogram, differences, heightAt, timesByIdentity } from './pairedTimes.ts'

/** Machines of a domain differ by five minutes at most (DOMAIN 4.2). Seconds. */
const LARGEST_SKEW = 300
const FEWEST_PAIRS = 5
/** Peaks within this of the highest are as good: a train of period P has one every P seconds. The smallest skew wins. */
const AS_GOOD = 0.85
/** A peak must stand this many times above the median of the bins. */
const ABOVE_NOISE = 4

/**
 * Files with the seconds their machines' clocks were ahead of the reference, which is the file with the most failures and lockouts. A skew is taken only
 * where the same users and addresses appear in both at a steady distance.
 */
export function estimateSkews(files: readonly EvidenceFile[]): readonly EvidenceFile[] {
  const reference = files.filter(hasTimes).toSorted((a, b) => judged(b) - judged(a))[0]
  if (reference === undefined || judged(reference) === 0) return files
  return files.map(file => {
    if (file === reference || !hasTimes(file)) return file
    const skewSeconds = skewAgainst(file, reference)
    return skewSeconds === 0 ? file : { ...file, clock: { ...file.clock, skewSeconds } }
  })
}

const hasTimes = (file: EvidenceFile): boolean => file.clock.basis !== 'none'

const judged = ({ table }: EvidenceFile): number =>
  table.data.what.counts.reduce((sum, count, id) => sum + (['failure', 'lockout'].includes(table.whatOf(id).outcome) ? count : 0), 0)

/** Seconds a file's clock is ahead of the reference; 0 where that cannot be told. */
function skewAgainst(file: EvidenceFile, reference: EvidenceFile): number {
  const histogram = differences(
    timesByIdentity(file.table),
    timesByIdentity(reference.table),
    -LARGEST_SKEW,
    LARGEST_SKEW,
    written => toUtc(file.clock, written),
    written => toUtc(reference.clock, written),
  )
  const seconds = smallestPeak(histogram)
  return seconds === undefined || heightAt(histogram, seconds) < Math.max(FEWEST_PAIRS, ABOVE_NOISE * noise(histogram)) ? 0 : seconds
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

/** The median height, three bins wide: what chance gives. */
function noise({ bins }: DifferenceHistogram): number {
  return (bins.toSorted()[bins.length >> 1] ?? 0) * 3
}
