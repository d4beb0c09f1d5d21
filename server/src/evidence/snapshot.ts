import type { CaseFile } from '../../../shared/caseFile.ts'
import { type EntryRef, type EvidenceFile, itself } from './evidenceFile.ts'
import { entryAtLine } from './places.ts'
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
  /** Documents that show parts of the files. */
  readonly views: readonly View[]
}

export const EMPTY_CASE: CaseFile = { schema: 'lockout-trail/case@1' }
export const EMPTY_SNAPSHOT: Snapshot = { version: 0, files: [], case: EMPTY_CASE, unrecognised: [], views: [] }

/** A document that shows entries of logs: part of one that is too large to be opened, or those of several in order of time. It is no evidence of its own. */
export interface View {
  readonly uri: string
  /** VS Code language id. */
  readonly language: string
  /** Each log of which it shows entries. */
  readonly logs: readonly EvidenceFile[]
}

/** The logs in the file with a uri, in whatever spelling: one, but where logs of several kinds were pasted together. In the order of their lines. */
export function logsOf(snapshot: Snapshot, uri: string): readonly EvidenceFile[] {
  const wanted = canonicalUri(uri)
  const logs = snapshot.files.filter(file => file.uri === wanted).toSorted((a, b) => (a.lines?.from ?? 0) - (b.lines?.from ?? 0))
  return logs.length > 0 ? logs : (snapshot.views.find(view => view.uri === wanted)?.logs ?? [])
}

/** The log at a line (0-based) of a file; in a view, the one whose entry stands there. */
export const logAt = (snapshot: Snapshot, uri: string, line: number): EvidenceFile | undefined =>
  logsOf(snapshot, uri).find(log =>
    log.shown === undefined
      ? log.lines === undefined || (log.lines.from <= line && line < log.lines.to)
      : entryAtLine(log, line) !== undefined,
  )

/** The entry at a line (0-based) of a file, itself where a view shows it; undefined between entries. */
export function refAt(snapshot: Snapshot, uri: string, line: number): EntryRef | undefined {
  const file = logAt(snapshot, uri, line)
  const entry = file === undefined ? undefined : entryAtLine(file, line)
  return file === undefined || entry === undefined ? undefined : itself({ file, entry })
}
