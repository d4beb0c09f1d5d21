import type { CaseFile } from '../../../shared/caseFile.ts'
import { type ClockSettings, resolveClocks } from './clocks.ts'
import type { EvidenceFile, LogFile } from './evidenceFile.ts'
import { EMPTY_CASE, type Snapshot } from './snapshot.ts'

/** Holds what is known now and hands out snapshots of it. A change of one file touches that file only. */
export interface EvidenceStore {
  /** The logs of one file: one, but where logs of several kinds were pasted together. */
  put(logs: readonly LogFile[]): void
  /** Remembers that a file was looked at and why no format claims it. */
  putUnrecognised(uri: string, path: string, because: string): void
  remove(uri: string): void
  /** Gives a file another name for people; nothing where it has that name or is not there. */
  rename(uri: string, path: string): void
  setCase(caseFile: CaseFile): void
  setClocks(settings: ClockSettings): void
  snapshot(): Snapshot
}

export function evidenceStore(): EvidenceStore {
  const files = new Map<string, readonly LogFile[]>()
  const unrecognised = new Map<string, { readonly uri: string; readonly path: string; readonly because: string }>()
  let caseFile: CaseFile = EMPTY_CASE
  let settings: ClockSettings = { timeZone: '' }
  let version = 0
  let current: Snapshot | undefined
  let resolved: readonly EvidenceFile[] = []
  const changed = (): void => {
    version++
    current = undefined
  }
  return {
    put: logs => {
      for (const { uri } of logs) {
        unrecognised.delete(uri)
        files.set(uri, logs)
      }
      changed()
    },
    putUnrecognised: (uri, path, because) => {
      files.delete(uri)
      unrecognised.set(uri, { uri, path, because })
      changed()
    },
    remove: uri => {
      if (files.delete(uri) || unrecognised.delete(uri)) changed()
    },
    rename: (uri, path) => {
      const logs = files.get(uri)
      const other = unrecognised.get(uri)
      if ((logs?.[0] ?? other)?.path === path) return
      if (logs !== undefined)
        files.set(
          uri,
          logs.map(log => ({ ...log, path })),
        )
      if (other !== undefined) unrecognised.set(uri, { ...other, path })
      changed()
    },
    setCase: value => {
      caseFile = value
      changed()
    },
    setClocks: value => {
      settings = value
      changed()
    },
    snapshot: () => {
      if (current !== undefined) return current
      resolved = resolveClocks([...files.values()].flat(), caseFile, settings).map(file => unchanged(resolved, file) ?? file)
      current = {
        version,
        files: resolved,
        case: caseFile,
        unrecognised: [...unrecognised.values()],
        views: [],
      }
      return current
    },
  }
}

/** The file as it was in the snapshot before, where nothing about it is new: what was worked out of it then still holds. */
function unchanged(before: readonly EvidenceFile[], file: EvidenceFile): EvidenceFile | undefined {
  const old = before.find(({ table }) => table === file.table)
  const same = old !== undefined && old.path === file.path && old.modified === file.modified
  return same && JSON.stringify([old.clock, old.host]) === JSON.stringify([file.clock, file.host]) ? old : undefined
}
