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

/** The logs in the file with a uri, in whatever spelling: one, but where logs of several kinds were pasted together. In the order of their lines. */
export function logsOf(snapshot: Snapshot, uri: string): readonly EvidenceFile[] {
  const wanted = canonicalUri(uri)
  return snapshot.files.filter(file => file.uri === wanted).toSorted((a, b) => (a.lines?.from ?? 0) - (b.lines?.from ?? 0))
}

/** The log at a line (0-based) of a file. */
export const logAt = (snapshot: Snapshot, uri: string, line: number): EvidenceFile | undefined =>
  logsOf(snapshot, uri).find(({ lines }) => lines === undefined || (lines.from <= line && line < lines.to))
