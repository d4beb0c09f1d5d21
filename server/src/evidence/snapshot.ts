import type { CaseFile } from '../../../shared/caseFile.ts'
import type { EvidenceFile } from './evidenceFile.ts'
import { canonicalUri } from './uri.ts'

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

/** The file with a uri, in whatever spelling. */
export function fileOf(snapshot: Snapshot, uri: string): EvidenceFile | undefined {
  const wanted = canonicalUri(uri)
  return snapshot.files.find(file => file.uri === wanted)
}
