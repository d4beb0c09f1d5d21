import type { Identity } from '../model/identity.ts'
import { type Clock, toUtc } from './clock.ts'
import type { Segment } from './entryColumns.ts'
import type { EntryTable } from './entryTable.ts'
import { type EntryRef, type EvidenceFile, utcOf } from './evidenceFile.ts'
import { countIn, entriesIn, isNamed, type Naming, namingOf } from './identityIndex.ts'
import type { Turns } from './turns.ts'

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

/** The entries of a file that name an identity, nearest to a moment first, at most `most`; those without a time come last. */
export const entriesNear = (file: EvidenceFile, identity: Identity, moment: number, most: number): readonly number[] =>
  rankedNear(file, identity, moment, most).map(({ entry }) => entry)

/** The same of several files: of equally near ones, those of the first file come first. */
export function* entriesNearest(
  files: readonly EvidenceFile[],
  identity: Identity,
  moment: number,
  most: number,
): Turns<readonly EntryRef[]> {
  const order = new Map(files.map((file, i) => [file, i]))
  // The file that names it most often says best how near the nearest are.
  const busiest = files.map(file => ({ file, count: countIn(file, identity) })).toSorted((a, b) => b.count - a.count)
  let found: (Ranked & EntryRef)[] = []
  for (const { file } of busiest) {
    yield
    const farthest = found.length < most ? Number.POSITIVE_INFINITY : found.at(-1)!.distance
    const more = rankedNear(file, identity, moment, most, farthest).map(one => ({ ...one, file }))
    found = [...found, ...more]
      .toSorted((a, b) => byDistance(a, b) || order.get(a.file)! - order.get(b.file)! || a.entry - b.entry)
      .slice(0, most)
  }
  return found
}

/** Logs are in time order more or less, forwards or backwards: blocks of entries are looked through from the nearest on, until no other can hold a nearer one. */
function rankedNear(
  file: EvidenceFile,
  identity: Identity,
  moment: number,
  most: number,
  wanted = Number.POSITIVE_INFINITY,
): readonly Ranked[] {
  if (Number.isNaN(moment)) return entriesIn(file, identity, { most }).map(entry => ({ entry, distance: Number.POSITIVE_INFINITY }))
  const naming = namingOf(file, identity)
  if (naming === undefined) return []
  let found: Ranked[] = []
  /** Nothing farther is wanted. */
  let farthest = wanted
  for (const { block, distance } of nearestFirst(file, moment)) {
    if (distance > farthest) break
    for (const one of rankedIn(file, naming, block, moment)) if (one.distance <= farthest) found.push(one)
    if (found.length < most || (found.length < most * 2 && farthest < wanted)) continue
    found = nearest(found, most)
    farthest = found.at(-1)!.distance
  }
  return nearest(found, most)
}

const nearest = (found: readonly Ranked[], most: number): Ranked[] =>
  found.toSorted((a, b) => byDistance(a, b) || a.entry - b.entry).slice(0, most)

const byDistance = (a: Ranked, b: Ranked): number => (a.distance === b.distance ? 0 : a.distance - b.distance)

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
      blocks.push({ segment, first, from, to, ...span(segment, from, to) })
    }
    first += segment.count
  }
  return blocks
}

/** Between which whole seconds some entries of a segment were written. */
function span({ second, firstSecond }: Segment, from: number, to: number): { readonly earliest: number; readonly latest: number } {
  let least = Number.POSITIVE_INFINITY
  let most = 0
  for (let i = from; i < to; i++) {
    const value = second[i]!
    if (value > most) most = value
    if (value > 0 && value < least) least = value
  }
  if (most === 0) return { earliest: Number.NaN, latest: Number.NaN }
  return { earliest: (firstSecond + least - 1) * 1000, latest: (firstSecond + most) * 1000 }
}
