import { civilOf, toUtc } from './clock.ts'
import type { EvidenceFile } from './evidenceFile.ts'
import { type DifferenceHistogram, differences, heightAt, timesByIdentity } from './pairedTimes.ts'

/** An offset from UTC that entries of two files agree on. */
export interface OffsetEstimate {
  /** Minutes east of UTC. */
  readonly minutes: number
  /** Entries that fit it. */
  readonly matches: number
  /** Path of the file it was solved against. */
  readonly with: string
}

/** Zone offsets are multiples of a quarter of an hour, within 14 hours of UTC; two machines of a domain differ by five minutes at most (DOMAIN 4.2). Seconds. */
const QUARTER = 900
const FARTHEST = 14 * 3600
const LARGEST_SKEW = 300
/** An offset holds when it explains this many pairs, and this many times those of any other. */
const FEWEST_PAIRS = 4
const CLEARLY = 2

/**
 * The zone offset of a file written in local time, solved against files whose clocks are known: the same user or address logs in both at moments that
 * differ by the offset and a small skew. Undefined where no offset explains clearly more pairs than every other.
 */
export function estimateOffset(file: EvidenceFile, known: readonly EvidenceFile[]): OffsetEstimate | undefined {
  let best: OffsetEstimate | undefined
  for (const other of known) {
    if (other.clock.basis === 'none' || other.clock.how === 'assumed') continue
    const histogram = differences(
      timesByIdentity(file.table),
      timesByIdentity(other.table),
      -FARTHEST - LARGEST_SKEW,
      FARTHEST + LARGEST_SKEW,
      written => civilOf(file.clock, written),
      written => toUtc(other.clock, written),
    )
    const found = clearest(histogram)
    if (found !== undefined && found.matches > (best?.matches ?? 0)) best = { ...found, with: other.path }
  }
  return best
}

/** The quarter hour whose peak stands clearly above all others. */
function clearest(histogram: DifferenceHistogram): { readonly minutes: number; readonly matches: number } | undefined {
  const peaks: { readonly minutes: number; readonly matches: number }[] = []
  for (let offset = -FARTHEST; offset <= FARTHEST; offset += QUARTER) {
    let matches = 0
    for (let skew = -LARGEST_SKEW; skew <= LARGEST_SKEW; skew++) matches = Math.max(matches, heightAt(histogram, offset + skew))
    peaks.push({ minutes: offset / 60, matches })
  }
  const [first, second] = peaks.toSorted((a, b) => b.matches - a.matches)
  if (first === undefined || first.matches < FEWEST_PAIRS) return undefined
  return first.matches >= CLEARLY * (second?.matches ?? 0) ? first : undefined
}
