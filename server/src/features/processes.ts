import { type EntryRef, utcOf } from '../evidence/evidenceFile.ts'
import { entriesIn, filesSharing } from '../evidence/identityIndex.ts'
import type { Snapshot } from '../evidence/snapshot.ts'
import type { What } from '../model/entry.ts'
import type { Identity } from '../model/identity.ts'

type Process = Extract<Identity, { kind: 'process' }>

/** What is known about a process at the moment an entry names it. */
export interface ProcessDescription {
  readonly ref: EntryRef
  readonly image: string
  readonly services: string
  /** `started` at a known time before the entry, `listed` in a snapshot of the machine's processes, or `stated` by the entry itself. */
  readonly how: 'started' | 'listed' | 'stated'
}

/** An entry that tells what a process is, or that it ended. */
interface Telling {
  readonly ref: EntryRef
  readonly what: What
  readonly time: number
}

/** The process a PID meant when an entry was written: started last before it and not ended, else the row of a process list of that host, else what the entry says. */
export function processAt(snapshot: Snapshot, process: Process, at: EntryRef): ProcessDescription | undefined {
  const telling = tellingOf(snapshot, process, at)
  const moment = utcOf(at.file, at.entry)
  const latest = telling
    .filter(({ what, time }) => isEvent(what) && time <= moment)
    .reduce<Telling | undefined>((best, one) => (best === undefined || one.time >= best.time ? one : best), undefined)
  const listed = latest === undefined ? telling.find(({ what }) => !isEvent(what)) : undefined
  const found = latest?.what.class === 'process-start' ? described(latest, 'started') : listed && described(listed, 'listed')
  const stated = at.file.table.what(at.entry).image
  if (stated === undefined || stated === '-' || found?.image.toLowerCase() === imageName(stated).toLowerCase()) return found
  return described({ ref: at, what: at.file.table.what(at.entry), time: moment }, 'stated')
}

/** Failed and successful logons name the image of the process that asked too, but a row of them is no description of it. */
function tellingOf(snapshot: Snapshot, process: Process, at: EntryRef): readonly Telling[] {
  const says = (what: What): boolean => what.class === 'process-end' || (what.image !== undefined && what.outcome === 'none')
  return filesSharing(snapshot, process, at.file).flatMap(file =>
    entriesIn(file, process, { says }).map(entry => ({ ref: { file, entry }, what: file.table.what(entry), time: utcOf(file, entry) })),
  )
}

const isEvent = (what: What): boolean => what.class === 'process-start' || what.class === 'process-end'

const described = ({ ref, what }: Telling, how: ProcessDescription['how']): ProcessDescription => ({
  ref,
  image: imageName(what.image ?? ''),
  services: what.services ?? '',
  how,
})

/** The file name of an image path. */
export const imageName = (image: string): string => image.slice(Math.max(image.lastIndexOf('\\'), image.lastIndexOf('/')) + 1)
