import type { CaseFile } from '../../../shared/caseFile.ts'
import type { EvidenceFile } from './evidenceFile.ts'

/** Everything known at one moment, immutably. Features and checklist see nothing else. */
export interface Snapshot {
  /** Grows with every change. */
  readonly version: number
  /** Sorted by path. */
  readonly files: readonly EvidenceFile[]
  /** What the investigator knows and decided. */
  readonly case: CaseFile
  /** Files that were looked at and not recognised, with the reason. */
  readonly unrecognised: readonly { readonly uri: string; readonly path: string; readonly because: string }[]
}

export const EMPTY_CASE: CaseFile = { schema: 'lockout-trail/case@1' }
export const EMPTY_SNAPSHOT: Snapshot = { version: 0, files: [], case: EMPTY_CASE, unrecognised: [] }

export const fileOf = (snapshot: Snapshot, uri: string): EvidenceFile | undefined => snapshot.files.find(file => file.uri === uri)
