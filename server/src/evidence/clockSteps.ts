import type { What } from '../model/entry.ts'
import { type Clock, type ClockSegment, civilOf } from './clock.ts'
import type { EntryTable } from './entryTable.ts'
import { entryText, type EvidenceFile } from './evidenceFile.ts'

/** A place in a file at which its clock was set: entries from here on are written by the clock as it was set, those before by the clock as it was. */
interface Step {
  readonly entry: number
  /** Seconds that the clock was moved on; negative where it was set back. */
  readonly seconds: number
}

/** Windows says that the time was changed: Security 520 and 4616. */
const CHANGES = new Set(['520', '4616'])
/** Time services move a clock by parts of a second all day. Seconds. */
const LEAST = 2
/** More changes than this are no story that can be told. */
const MOST = 50
/** An hour in which the clocks go back, give or take, seconds; and what is no more than disorder. */
const HOUR = 3600
const NEARLY = 120
const DISORDER = 30

/**
 * The file with a clock that has stretches, where it was set on the way: by what Windows says of it, or by the repeated hour of autumn. The latest stretch is
 * taken as right; the ones before were as far ahead as the clock was then set back.
 */
export function withSteps(file: EvidenceFile): EvidenceFile {
  const { clock, table } = file
  if (clock.basis === 'none' || table.count === 0) return file
  const steps = isOfOneMachine(table) ? statedSteps(file) : []
  const segments = steps.length > 0 ? segmentsOf(steps, table, clock.skewSeconds) : repeatedHour(file)
  if (segments.length === 0) return file
  const told = steps.length > 0 ? `${words(steps)} (Windows says so)` : 'an hour is written twice, as when summer time ends'
  return { ...file, clock: { ...clock, segments, because: `${clock.because}; ${told}` } }
}

const words = (steps: readonly Step[]): string =>
  steps.length === 1
    ? `set ${Math.abs(Math.round(steps[0]!.seconds))} s ${steps[0]!.seconds < 0 ? 'back' : 'forward'} on the way`
    : `set ${steps.length} times on the way`

/** One machine's clock is not another's: a log that was collected from several has no steps of its own. */
function isOfOneMachine(table: EntryTable): boolean {
  const loggers = new Set<string>()
  table.data.who.counts.forEach((count, id) => {
    const { logger } = table.whoOf(id)
    if (count > 0 && logger?.kind === 'host') loggers.add(logger.name.toLowerCase())
  })
  return loggers.size <= 1
}

const known = new WeakMap<EntryTable, readonly Step[]>()

function statedSteps(file: EvidenceFile): readonly Step[] {
  const { table } = file
  let steps = known.get(table)
  if (steps === undefined) {
    const entries = entriesSaying(table, ({ code }) => CHANGES.has(code))
    steps =
      entries.length > MOST
        ? []
        : entries.map(entry => ({ entry, seconds: changeIn(entryText(file, entry)) })).filter(({ seconds }) => Math.abs(seconds) >= LEAST)
    known.set(table, steps)
  }
  return steps
}

function entriesSaying(table: EntryTable, says: (what: What) => boolean): number[] {
  const marks = Array.from(table.data.what.counts, (count, id) => count > 0 && says(table.whatOf(id)))
  const found: number[] = []
  if (!marks.includes(true)) return found
  for (let entry = 0; entry < table.count; entry++) if (marks[table.whatId(entry)] === true) found.push(entry)
  return found
}

const ISO = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,3})?/
const VIEWER = /(\d{1,2}):(\d\d):(\d\d)\s*([AP]M)?\s+(\d{1,2})\/(\d{1,2})\/(\d{4})/i

/** Seconds from the time before to the new one, as a record states both; 0 where it does not. */
function changeIn(text: string): number {
  const plain = text.replaceAll(/[\u200e\u200f]/g, '')
  const seconds = (timeAfter(plain, /New ?Time/i) - timeAfter(plain, /Previous ?Time/i)) / 1000
  return Number.isFinite(seconds) ? seconds : 0
}

function timeAfter(text: string, label: RegExp): number {
  const at = text.search(label)
  const rest = at < 0 ? '' : text.slice(at, at + 120)
  const iso = ISO.exec(rest)?.[0]
  if (iso !== undefined) return Date.parse(`${iso.replace(' ', 'T')}Z`)
  const viewer = VIEWER.exec(rest)
  if (viewer === null) return Number.NaN
  const [, hour, minute, second, half = '', month, day, year] = viewer
  const hours = (Number(hour) % (half === '' ? 24 : 12)) + (half.toUpperCase() === 'PM' ? 12 : 0)
  return Date.UTC(Number(year), Number(month) - 1, Number(day), hours, Number(minute), Number(second))
}

/** Stretches of entries between steps; in a log with the newest entry first the later stretch comes first. */
function segmentsOf(steps: readonly Step[], table: EntryTable, skewSeconds: number): ClockSegment[] {
  const newestFirst = isNewestFirst(table)
  const inOrder = steps.toSorted((a, b) => a.entry - b.entry)
  const later = (index: number): readonly Step[] => (newestFirst ? inOrder.slice(0, index) : inOrder.slice(index))
  const froms = [0, ...inOrder.map(({ entry }) => (newestFirst ? entry + 1 : entry))]
  return froms.map((from, index) => ({ from, skewSeconds: skewSeconds - later(index).reduce((sum, { seconds }) => sum + seconds, 0) }))
}

/** The stretch that is written by the clock of winter where the times of the file go back by an hour, once and but for that never. */
function repeatedHour({ table, clock }: EvidenceFile): ClockSegment[] {
  if (clock.basis === 'utc') return []
  const inOrder = orderOf(table)
  const back = onlyReversal(table)
  if (back === undefined) return []
  const { skewSeconds } = clock
  const civilAt = (n: number): number => civilOf(clock, table.written(inOrder(n)))
  let last = back - 1
  while (last > 0 && Number.isNaN(civilAt(last))) last--
  const before = civilAt(last)
  if (!mayGoBack(clock, before)) return []
  const isOver = (civil: number): boolean => !Number.isNaN(civil) && clock.zone.offsetAt(civil) !== clock.zone.offsetAt(before)
  let end = back
  while (end < table.count && !isOver(civilAt(end))) end++
  const stretches = [
    { first: 0, behind: back, skewSeconds },
    { first: back, behind: end, skewSeconds: skewSeconds - HOUR },
    { first: end, behind: table.count, skewSeconds },
  ].filter(({ first, behind }) => first < behind)
  const segments = stretches.map(({ first, behind, skewSeconds: ahead }) => ({
    from: isNewestFirst(table) ? table.count - behind : first,
    skewSeconds: ahead,
  }))
  return segments.toSorted((one, other) => one.from - other.from)
}

/** Whether times fall more often than they rise from one quarter of the log to the next: the hour of autumn makes them fall once. */
function isNewestFirst(table: EntryTable): boolean {
  const times = [0, 0.25, 0.5, 0.75, 1].map(share => table.written(Math.floor(share * (table.count - 1))))
  const steps = times.slice(1).map((time, i) => Math.sign(time - times[i]!))
  return steps.filter(step => step < 0).length > steps.filter(step => step > 0).length
}

/** The entry that is the nth in order of time, in a log that has its newest first as well. */
const orderOf = (table: EntryTable): ((n: number) => number) => (isNewestFirst(table) ? n => table.count - 1 - n : n => n)

/**
 * Whether clocks go back within hours of a civil time: where the zone says so, or, of a zone of which no more than today's offset was found out, on a Sunday
 * before four, as nearly everywhere. Whoever states an offset says that there is no such hour.
 */
function mayGoBack({ zone, how }: Clock, civil: number): boolean {
  if (zone.offsetAt(civil) > zone.offsetAt(civil + 3 * HOUR * 1000)) return true
  const date = new Date(civil)
  return (how === 'estimated' || how === 'assumed') && date.getUTCDay() === 0 && date.getUTCHours() < 4
}

const reversals = new WeakMap<EntryTable, number | null>()

/** Which entry, counted in order of time, goes back by an hour; undefined where none does, or times go back elsewhere as well. */
function onlyReversal(table: EntryTable): number | undefined {
  let found = reversals.get(table)
  if (found === undefined) {
    found = null
    const inOrder = orderOf(table)
    let latest = Number.NEGATIVE_INFINITY
    for (let n = 0; n < table.count; n++) {
      const written = table.written(inOrder(n))
      if (Number.isNaN(written)) continue
      const back = (latest - written) / 1000
      if (back > DISORDER) {
        // The next beat after the change may be some minutes into the repeated hour.
        const isHour = found === null && back <= HOUR + NEARLY && back >= HOUR / 2
        if (!isHour) {
          found = null
          break
        }
        found = n
        latest = written
      } else if (written > latest) latest = written
    }
    reversals.set(table, found)
  }
  return found ?? undefined
}
