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
  /** Documents that show parts of the files. */
  readonly views: readonly View[]
}

export const EMPTY_CASE: CaseFile = { schema: 'lockout-trail/case@1' }
export const EMPTY_SNAPSHOT: Snapshot = { version: 0, files: [], case: EMPTY_CASE, unrecognised: [], views: [] }

/** A document that shows entries of a log, word for word: a slice of a file too large to be opened. It is no evidence of its own. */
export interface View {
  readonly log: EvidenceFile
  /** Where it is from: the uri of the log, and the line there (0-based) of each of its lines, −1 for headings. */
  readonly origin: string
  readonly lines: Int32Array
}

/** The logs in the file with a uri, in whatever spelling: one, but where logs of several kinds were pasted together. In the order of their lines. */
export function logsOf(snapshot: Snapshot, uri: string): readonly EvidenceFile[] {
  const wanted = canonicalUri(uri)
  const logs = snapshot.files.filter(file => file.uri === wanted).toSorted((a, b) => (a.lines?.from ?? 0) - (b.lines?.from ?? 0))
  return logs.length > 0 ? logs : snapshot.views.flatMap(({ log }) => (log.uri === wanted ? [log] : []))
}

/** The place in its own file that a line (0-based) of a document shows; undefined where it shows none. */
export function originOf(snapshot: Snapshot, uri: string, line: number): { readonly uri: string; readonly line: number } | undefined {
  const wanted = canonicalUri(uri)
  const view = snapshot.views.find(({ log }) => log.uri === wanted)
  if (view === undefined) return { uri: wanted, line }
  const there = view.lines[line] ?? -1
  return there < 0 ? undefined : { uri: view.origin, line: there }
}

/** The log at a line (0-based) of a file. */
export const logAt = (snapshot: Snapshot, uri: string, line: number): EvidenceFile | undefined =>
  logsOf(snapshot, uri).find(({ lines }) => lines === undefined || (lines.from <= line && line < lines.to))
