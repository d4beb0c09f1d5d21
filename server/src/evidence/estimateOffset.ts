import { civilOf, toUtc } from './clock.ts'
import { type DifferenceHistogram, differences, heightAt } from './differences.ts'
import type { EvidenceFile } from './evidenceFile.ts'
import { timesByIdentity } from './pairedTimes.ts'
import { pairMemo } from './pairMemo.ts'

/** An offset from UTC that entries of two files agree on. */
export interface OffsetEstimate {
  /** Minutes east of UTC. */
  readonly minutes: number
  /** Moments that fit it: quarter hours of one user or machine. */
  readonly matches: number
  /** Path of the file it was solved against. */
  readonly with: string
}

/** Zone offsets are multiples of a quarter of an hour, within 14 hours of UTC; two machines of a domain differ by five minutes at most (DOMAIN 4.2). Seconds. */
const QUARTER = 900
const FARTHEST = 14 * 3600
const LARGEST_SKEW = 300
/**
 * An offset holds when it explains this many moments, and this many times those of any other. What one machine does in a quarter of an hour is one moment:
 * a train of attempts every minute fits every zone but for its ends, and its user, address and name are not three witnesses (DOMAIN 4.2, identifiability).
 */
const FEWEST_MOMENTS = 8
const CLEARLY = 2

type Peak = Pick<OffsetEstimate, 'minutes' | 'matches'>

const remembered = pairMemo<Peak | undefined>()

/**
 * The zone offset of a file written in local time, solved against files whose clocks are known: the same user or address logs in both at moments that
 * differ by the offset and a small skew. Undefined where no offset explains clearly more moments than every other.
 */
export function estimateOffset(file: EvidenceFile, known: readonly EvidenceFile[]): OffsetEstimate | undefined {
  let best: OffsetEstimate | undefined
  for (const other of known) {
    if (other.clock.basis === 'none' || other.clock.how === 'assumed') continue
    const found = remembered(file, other, () => clearest(histogramOf(file, other)))
    if (found !== undefined && found.matches > (best?.matches ?? 0)) best = { ...found, with: other.path }
  }
  return best
}

const histogramOf = (file: EvidenceFile, other: EvidenceFile): DifferenceHistogram =>
  differences(
    { times: timesByIdentity(file), at: written => civilOf(file.clock, written) },
    { times: timesByIdentity(other), at: written => toUtc(other.clock, written) },
    { from: -FARTHEST - LARGEST_SKEW, to: FARTHEST + LARGEST_SKEW, once: QUARTER * 1000 },
  )

/** The quarter hour whose peak stands clearly above all others. */
function clearest(histogram: DifferenceHistogram): Peak | undefined {
  const peaks: Peak[] = []
  for (let offset = -FARTHEST; offset <= FARTHEST; offset += QUARTER) {
    let matches = 0
    for (let skew = -LARGEST_SKEW; skew <= LARGEST_SKEW; skew++) matches = Math.max(matches, heightAt(histogram, offset + skew))
    peaks.push({ minutes: offset / 60, matches })
  }
  const [first, second] = peaks.toSorted((a, b) => b.matches - a.matches)
  if (first === undefined || first.matches < FEWEST_MOMENTS) return undefined
  return first.matches >= CLEARLY * (second?.matches ?? 0) ? first : undefined
}
