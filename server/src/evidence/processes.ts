import { programKey, sinceOf } from '../model/listed.ts'
import type { What } from '../model/entry.ts'
import { type Identity, shortHost } from '../model/identity.ts'
import type { EntryTable } from './entryTable.ts'
import { type EntryRef, type EvidenceFile, utcOf } from './evidenceFile.ts'
import { entriesIn } from './identityIndex.ts'

type Process = Extract<Identity, { kind: 'process' }>

/** What a process ID meant on its machine at a moment. A PID lives from its start to its exit, and no longer than its machine is up; then it is used again. */
export interface ProcessTold {
  readonly ref: EntryRef
  /** File name of the program, in its longest spelling. */
  readonly image: string
  /** Services in it, as a list of all that run there has them; undefined where none is. */
  readonly services: string | undefined
  /** By the event of its start, or by a list, which has no time. */
  readonly how: 'started' | 'listed'
  /** A restart after the moment, where the list may have been taken after it. */
  readonly doubt: EntryRef | undefined
}

/** An entry that tells of the process, and when: NaN for lists. */
interface Telling {
  readonly ref: EntryRef
  readonly what: What
  readonly time: number
}

/** Starts of a machine: Security 512 and 4608, System 6005 and 6009. */
const BOOTS = new Set(['512', '4608', '6005', '6009'])

/** What some files tell of a process at a moment (UTC; NaN for "at the time of a list"). */
export function processTold(files: readonly EvidenceFile[], process: Process, at: number): ProcessTold | undefined {
  const telling = files.flatMap(file => entriesIn(file, process, { says: describes }).map(entry => tellingOf(file, entry)))
  const boots = bootsOf(files, process.host)
  const events = telling.filter(isEvent)
  const latest = lastOf(events.filter(({ time }) => time <= at))
  const bootBefore = lastOf(boots.filter(({ time }) => time <= at))
  const isOfThisBoot = latest !== undefined && !(bootBefore !== undefined && bootBefore.time > latest.time)
  if (isOfThisBoot && latest.what.class === 'process-start') return told([latest], 'started', undefined)
  // After its exit the number is another process's, whose start nobody wrote; with events on both sides a list could be of either.
  const unsure = isOfThisBoot || events.some(({ time }) => time > at)
  const from = Math.max(isOfThisBoot ? latest.time : Number.NEGATIVE_INFINITY, bootBefore?.time ?? Number.NEGATIVE_INFINITY)
  const rows = telling.filter(one => !isEvent(one))
  const dated = rows.filter(({ what }) => isWithin(what, from, at))
  const undated = unsure ? [] : rows.filter(({ what }) => sinceOf(what) === undefined)
  const restart = dated.length > 0 ? undefined : boots.find(({ time }) => time > at)
  return told([...dated, ...undated], 'listed', restart?.ref)
}

/** A row that describes a process: not one of a logon, which names the process that asked. */
const describes = (what: What): boolean => what.class === 'process-end' || (what.image !== undefined && what.outcome === 'none')

const isEvent = ({ what }: Telling): boolean => what.class === 'process-start' || what.class === 'process-end'

const tellingOf = (file: EvidenceFile, entry: number): Telling => ({
  ref: { file, entry },
  what: file.table.what(entry),
  time: utcOf(file, entry),
})

const lastOf = (all: readonly Telling[]): Telling | undefined =>
  all.reduce<Telling | undefined>((best, one) => (best === undefined || one.time >= best.time ? one : best), undefined)

/** Whether a row states a start that surely lies in a stretch. */
function isWithin(what: What, from: number, to: number): boolean {
  const since = sinceOf(what)
  return since !== undefined && since.from > from && since.to <= to
}

const tablesWithBoots = new WeakMap<EntryTable, boolean>()

/** Whether a file tells of any start of a machine; most do not, and need not be searched. */
function tellsOfBoots({ table }: EvidenceFile): boolean {
  let tells = tablesWithBoots.get(table)
  if (tells === undefined) {
    tells = table.data.what.counts.some((count, id) => count > 0 && BOOTS.has(table.whatOf(id).code))
    tablesWithBoots.set(table, tells)
  }
  return tells
}

function bootsOf(files: readonly EvidenceFile[], host: string): readonly Telling[] {
  if (host === '') return []
  return files
    .filter(tellsOfBoots)
    .flatMap(file =>
      entriesIn(file, { kind: 'host', name: host }, { says: ({ code }) => BOOTS.has(code) }).map(entry => tellingOf(file, entry)),
    )
    .filter(({ ref }) => isWrittenOn(ref, host))
    .toSorted((a, b) => a.time - b.time)
}

function isWrittenOn({ file, entry }: EntryRef, host: string): boolean {
  const { logger } = file.table.who(entry)
  return logger?.kind === 'host' && shortHost(logger.name) === shortHost(host)
}

/** What rows tell that all mean the same program; undefined where they disagree or there are none. */
function told(rows: readonly Telling[], how: ProcessTold['how'], doubt: EntryRef | undefined): ProcessTold | undefined {
  const named = rows.filter(({ what }) => what.image !== undefined)
  const full = named.find(({ what }) => what.services !== undefined) ?? named[0]
  if (full === undefined || new Set(named.map(({ what }) => programKey(what.image!))).size > 1) return undefined
  const image = named.map(({ what }) => imageName(what.image!)).reduce((best, name) => (name.length > best.length ? name : best))
  return { ref: full.ref, image, services: full.what.services, how, doubt }
}

/** The file name of an image path. */
export const imageName = (image: string): string => image.slice(Math.max(image.lastIndexOf('\\'), image.lastIndexOf('/')) + 1)
