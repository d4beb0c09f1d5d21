import type { EntryRef } from '../evidence/evidenceFile.ts'
import { utcOf } from '../evidence/evidenceFile.ts'
import { filesSharing } from '../evidence/identityIndex.ts'
import { imageName, type ProcessTold, processTold } from '../evidence/processes.ts'
import type { Snapshot } from '../evidence/snapshot.ts'
import type { Identity } from '../model/identity.ts'
import { programKey } from '../model/listed.ts'

export { imageName } from '../evidence/processes.ts'

type Process = Extract<Identity, { kind: 'process' }>

/** What is known about a process at the moment an entry names it. */
export interface ProcessDescription {
  readonly ref: EntryRef
  readonly image: string
  readonly services: string
  /** `started` at a known time before the entry, `listed` in a snapshot of the machine's processes, or `stated` by the entry itself. */
  readonly how: ProcessTold['how'] | 'stated'
  /** A restart of the machine after the entry: the list may have been taken after that. */
  readonly doubt: EntryRef | undefined
}

/** The process a PID meant when an entry was written: started last before it and not ended, else the row of a process list of that host, else what the entry says. */
export function processAt(snapshot: Snapshot, process: Process, at: EntryRef): ProcessDescription | undefined {
  const told = processTold(filesSharing(snapshot, process, at.file), process, utcOf(at.file, at.entry))
  const found = told === undefined ? undefined : { ...told, services: told.services ?? '' }
  const stated = at.file.table.what(at.entry).image
  if (stated === undefined || stated === '-' || (found !== undefined && programKey(found.image) === programKey(stated))) return found
  const services = at.file.table.what(at.entry).services ?? ''
  return { ref: at, image: imageName(stated), services, how: 'stated', doubt: undefined }
}
