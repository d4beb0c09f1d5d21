import { type EntryRef, utcOf } from '../evidence/evidenceFile.ts'
import { entriesWith } from '../evidence/identityIndex.ts'
import type { Snapshot } from '../evidence/snapshot.ts'
import type { Identity } from '../model/identity.ts'

type Process = Extract<Identity, { kind: 'process' }>

/** What is known about a process at the moment an entry names it. */
export interface ProcessDescription {
  readonly ref: EntryRef
  readonly image: string
  readonly services: string
  /** True where the process was started at a known time before the entry, false where a snapshot lists it. */
  readonly started: boolean
}

/** The process a PID meant when an entry was written: started last before it and not ended, else the row of a process list of that host. */
export function processAt(snapshot: Snapshot, process: Process, at: EntryRef): ProcessDescription | undefined {
  const described = entriesWith(snapshot, process)
    .map(ref => ({ ref, what: ref.file.table.what(ref.entry), time: utcOf(ref.file, ref.entry) }))
    .filter(({ what }) => what.image !== undefined)
  const moment = utcOf(at.file, at.entry)
  const started = described.findLast(({ what, time }) => what.class === 'process-start' && time <= moment)
  const ended =
    started !== undefined && described.some(({ what, time }) => what.class === 'process-end' && time > started.time && time < moment)
  const listed = described.find(({ what }) => what.class !== 'process-start' && what.class !== 'process-end')
  const best = started !== undefined && !ended ? started : listed
  if (best === undefined) return undefined
  return { ref: best.ref, image: imageName(best.what.image ?? ''), services: best.what.services ?? '', started: best === started }
}

/** The file name of an image path. */
export const imageName = (image: string): string => image.slice(Math.max(image.lastIndexOf('\\'), image.lastIndexOf('/')) + 1)
