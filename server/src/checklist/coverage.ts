import type { EntryTable } from '../evidence/entryTable.ts'
import type { EvidenceFile } from '../evidence/evidenceFile.ts'
import { isSure, toUtc } from '../evidence/clock.ts'

/** A stretch of time, UTC milliseconds. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** The time that a file tells about: from its first to its last entry, with the stretches in which it says nothing. */
export interface Span extends Stretch {
  /** Stretches of a minute and more between two entries. */
  readonly pauses: readonly Stretch[]
  /** Those of them that take away cover (step S03), in order. */
  readonly absences: readonly Stretch[]
  /** Median distance of entries that are not of the same moment, milliseconds. */
  readonly usual: number
}

const MINUTE = 60_000
/** Shorter pauses are not kept: neither cover nor silence looks at them. */
const SHORTEST_PAUSE = MINUTE
/** What lies this near the first or last entry still counts as covered. */
const EDGE = 5000

/** A pause in the times as written, with the entries between which it lies. */
interface WrittenPause extends Stretch {
  readonly before: number
  readonly after: number
}

interface WrittenSpan extends Omit<Span, 'absences' | 'pauses'> {
  readonly pauses: readonly WrittenPause[]
  /** The entries that are its ends. */
  readonly first: number
  readonly last: number
  /** Whether some entries are a minute and more earlier than others before them. */
  readonly isMixed: boolean
}

const measured = new WeakMap<EntryTable, WrittenSpan | null>()
const known = new WeakMap<EvidenceFile, Span | undefined>()

/** The time a file tells about; undefined where its entries state none. */
export function spanOf(file: EvidenceFile): Span | undefined {
  if (!known.has(file)) known.set(file, spanOnItsClock(file))
  return known.get(file)
}

function spanOnItsClock(file: EvidenceFile): Span | undefined {
  if (file.clock.basis === 'none') return undefined
  let written = measured.get(file.table)
  if (written === undefined) {
    written = measure(file.table)
    measured.set(file.table, written)
  }
  if (written === null) return undefined
  const utc = (time: number, entry: number): number => toUtc(file.clock, time, entry)
  // A day that its year does not have, 29 February, is no end of anything.
  const [from, to] = [utc(written.from, written.first), utc(written.to, written.last)]
  if (Number.isNaN(from) || Number.isNaN(to)) return undefined
  // Where the clock was set, it is no pause that the time jumps.
  const pauses = written.pauses
    .map(pause => ({ from: utc(pause.from, pause.before), to: utc(pause.to, pause.after) }))
    .filter(pause => pause.to - pause.from >= SHORTEST_PAUSE)
  const mayLack = file.recognition.isExcerpt === true || (written.isMixed && !isReadWhole(file))
  const absences = mayLack ? [ALL_TIME] : absencesIn(pauses, written.usual)
  return { from, to, pauses, absences, usual: written.usual }
}

/** In an excerpt, and in a log that was not read to its end and is not in order of time, anything may be missing at any time. */
const ALL_TIME: Stretch = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }
const isReadWhole = ({ table, source }: EvidenceFile): boolean => table.data.bytes >= source.size

/** One pass over the times as written. Small disorder is no pause; a file with the newest entry first is read from its end. */
function measure(table: EntryTable): WrittenSpan | null {
  const ends = timedEnds(table)
  if (ends === undefined) return null
  const backwards = table.written(ends.first) > table.written(ends.last)
  const pauses: WrittenPause[] = []
  const distances = new Uint32Array(3601)
  let from = Number.NaN
  let latest = Number.NaN
  let isMixed = false
  let before = -1
  const step = backwards ? -1 : 1
  for (let n = backwards ? ends.last : ends.first; n >= ends.first && n <= ends.last; n += step) {
    const time = table.written(n)
    if (Number.isNaN(time)) continue
    if (Number.isNaN(latest)) from = latest = time
    if (time <= latest) {
      isMixed ||= latest - time >= SHORTEST_PAUSE
      from = Math.min(from, time)
      if (time === latest) before = n
      continue
    }
    distances[Math.min(3600, Math.round((time - latest) / 1000))]!++
    if (time - latest >= SHORTEST_PAUSE) pauses.push({ from: latest, to: time, before, after: n })
    latest = time
    before = n
  }
  const { first, last } = ends
  return {
    from,
    to: latest,
    pauses,
    usual: medianOf(distances) * 1000,
    first: backwards ? last : first,
    last: backwards ? first : last,
    isMixed,
  }
}

function timedEnds(table: EntryTable): { readonly first: number; readonly last: number } | undefined {
  let first = 0
  let last = table.count - 1
  while (first <= last && Number.isNaN(table.written(first))) first++
  while (last >= first && Number.isNaN(table.written(last))) last--
  return first > last ? undefined : { first, last }
}

function medianOf(histogram: Uint32Array): number {
  const half = histogram.reduce((sum, n) => sum + n, 0) / 2
  let seen = 0
  const at = histogram.findIndex(n => (seen += n) >= half && seen > 0)
  return Math.max(at, 0)
}

/** Pauses of more than 15 minutes and ten times the usual distance. */
function absencesIn(pauses: readonly Stretch[], usual: number): Stretch[] {
  const large = Math.max(15 * MINUTE, 10 * usual)
  return pauses.filter(({ from, to }) => to - from > large).toSorted((a, b) => a.to - b.to)
}

/** Whether a file covers a moment: between its ends and in none of its absences. */
export function covers(span: Span | undefined, time: number): boolean {
  if (span === undefined || time < span.from - EDGE || time > span.to + EDGE) return false
  const absence = span.absences[firstEndingFrom(span.absences, time)]
  return absence === undefined || time <= absence.from || time === absence.to
}

/** The index of the first stretch that does not end before a moment, of stretches in order. */
export function firstEndingFrom(stretches: readonly Stretch[], time: number): number {
  let low = 0
  let high = stretches.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (stretches[middle]!.to < time) low = middle + 1
    else high = middle
  }
  return low
}

/** Share (0 to 1) of moments that a file covers; 0 of none. */
export const coverageOf = (span: Span | undefined, times: readonly number[]): number =>
  times.length === 0 ? 0 : times.filter(time => covers(span, time)).length / times.length

/**
 * Pauses that are conspicuous for this file: a minute at least and twenty times the usual distance. They do not take away cover, but they explain an attempt
 * that has no partner in the file.
 */
export function silencesOf(span: Span | undefined, within: Stretch): Stretch[] {
  if (span === undefined) return []
  const conspicuous = Math.max(MINUTE, 20 * span.usual)
  return span.pauses.filter(({ from, to }) => to - from >= conspicuous && to > within.from && from < within.to)
}

/** The length in milliseconds of the time that two lists of stretches share, and the stretches themselves. */
export function overlapOf(a: readonly Stretch[], b: readonly Stretch[]): Stretch[] {
  const shared = a.flatMap(x => b.map(y => ({ from: Math.max(x.from, y.from), to: Math.min(x.to, y.to) }))).filter(s => s.to > s.from)
  return unionOf(shared)
}

/** Stretches in order, those that touch joined. */
export function unionOf(stretches: readonly Stretch[]): Stretch[] {
  const joined: { from: number; to: number }[] = []
  for (const { from, to } of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to)
    else joined.push({ from, to })
  }
  return joined
}

export const lengthOf = (stretches: readonly Stretch[]): number => stretches.reduce((sum, { from, to }) => sum + to - from, 0)

export const isWithin = (stretches: readonly Stretch[], time: number): boolean =>
  stretches.some(({ from, to }) => time >= from - EDGE && time <= to + EDGE)

/** Whether a file's times may carry a conclusion: nobody had to assume its zone. */
export const hasSureClock = (file: EvidenceFile): boolean => isSure(file.clock)
