import type { Identity } from '../model/identity.ts'
import { type Clock, toUtc } from './clock.ts'
import type { Segment } from './entryColumns.ts'
import type { EntryTable } from './entryTable.ts'
import { type EvidenceFile, utcOf } from './evidenceFile.ts'
import { entriesIn, isNamed, type Naming, namingOf } from './identityIndex.ts'

/** A moment before every log: what is nearest to it comes first in time. UTC milliseconds. */
export const BEFORE_ALL = -1e14
/** Entries whose times are summed up together. */
const BLOCK_ENTRIES = 2048

/** Some entries of one segment that follow each other, and between which written times they lie (NaN where none states one). */
interface Block {
  readonly segment: Segment
  /** Number of the segment's first entry. */
  readonly first: number
  readonly from: number
  readonly to: number
  readonly earliest: number
  readonly latest: number
}

/** An entry and how far from the moment it was written, milliseconds; infinitely far where it states no time. */
interface Ranked {
  readonly entry: number
  readonly distance: number
}

/**
 * The entries of a file that name an identity, nearest to a moment first, at most `most`; those without a time come last. Logs are in time order more or
 * less, forwards or backwards: blocks of entries are looked through from the nearest on, until no other can hold a nearer one.
 */
export function entriesNear(file: EvidenceFile, identity: Identity, moment: number, most: number): readonly number[] {
  if (Number.isNaN(moment)) return entriesIn(file, identity, { most })
  const naming = namingOf(file, identity)
  if (naming === undefined) return []
  let found: Ranked[] = []
  /** Nothing farther is wanted; known once enough was found. */
  let farthest = Number.POSITIVE_INFINITY
  for (const { block, distance } of nearestFirst(file, moment)) {
    if (distance > farthest) break
    for (const one of rankedIn(file, naming, block, moment))
      if (one.distance < farthest || farthest === Number.POSITIVE_INFINITY) found.push(one)
    if (found.length < most || (found.length < most * 2 && farthest < Number.POSITIVE_INFINITY)) continue
    found = found.toSorted(byDistance).slice(0, most)
    farthest = found.at(-1)!.distance
  }
  return found
    .toSorted(byDistance)
    .slice(0, most)
    .map(({ entry }) => entry)
}

const byDistance = (a: Ranked, b: Ranked): number => (a.distance === b.distance ? a.entry - b.entry : a.distance - b.distance)

function nearestFirst(file: EvidenceFile, moment: number): readonly { readonly block: Block; readonly distance: number }[] {
  return blocksOf(file.table)
    .map(block => ({ block, distance: distanceOf(file, block, moment) }))
    .toSorted((a, b) => (a.distance === b.distance ? a.block.first + a.block.from - b.block.first - b.block.from : a.distance - b.distance))
}

/** No entry of a block is nearer to the moment than this. */
function distanceOf({ clock }: EvidenceFile, { earliest, latest }: Block, moment: number): number {
  if (Number.isNaN(earliest)) return Number.POSITIVE_INFINITY
  const distance = Math.max(0, toUtc(clock, earliest) - moment, moment - toUtc(clock, latest)) - farthestOff(clock)
  return Number.isNaN(distance) ? 0 : distance
}

/** How far a stretch of a clock that was set on the way is off the clock as it is at last, at most. Milliseconds. */
const farthestOff = ({ segments = [], skewSeconds }: Clock): number =>
  segments.reduce((most, stretch) => Math.max(most, Math.abs(stretch.skewSeconds - skewSeconds) * 1000), 0)

function rankedIn(file: EvidenceFile, naming: Naming, { segment, first, from, to }: Block, moment: number): Ranked[] {
  const ranked: Ranked[] = []
  for (let i = from; i < to; i++) {
    if (!isNamed(naming, segment, i)) continue
    const distance = Math.abs(utcOf(file, first + i) - moment)
    ranked.push({ entry: first + i, distance: Number.isNaN(distance) ? Number.POSITIVE_INFINITY : distance })
  }
  return ranked
}

const known = new WeakMap<EntryTable, readonly Block[]>()

/** The blocks of a table; one pass over its times when it is first asked. */
function blocksOf(table: EntryTable): readonly Block[] {
  let blocks = known.get(table)
  if (blocks === undefined) {
    blocks = cut(table)
    known.set(table, blocks)
  }
  return blocks
}

function cut(table: EntryTable): readonly Block[] {
  const blocks: Block[] = []
  let first = 0
  for (const segment of table.data.segments) {
    for (let from = 0; from < segment.count; from += BLOCK_ENTRIES) {
      const to = Math.min(from + BLOCK_ENTRIES, segment.count)
      blocks.push({ segment, first, from, to, ...span(table, first + from, first + to) })
    }
    first += segment.count
  }
  return blocks
}

function span(table: EntryTable, from: number, to: number): { readonly earliest: number; readonly latest: number } {
  let earliest = Number.NaN
  let latest = Number.NaN
  for (let entry = from; entry < to; entry++) {
    const written = table.written(entry)
    if (!(written >= earliest)) earliest = Number.isNaN(written) ? earliest : written
    if (!(written <= latest)) latest = Number.isNaN(written) ? latest : written
  }
  return { earliest, latest }
}
