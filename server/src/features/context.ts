import type { EvidenceFile } from '../evidence/evidenceFile.ts'
import { fileOf, type Snapshot } from '../evidence/snapshot.ts'
import type { Syntax } from '../syntax/syntax.ts'

/** What a feature answers from. */
export interface FeatureContext {
  readonly snapshot: Snapshot
  readonly syntax: Syntax
}

/** Asks whether the answer is still wanted; looked at every thousand entries. */
export interface Cancel {
  readonly isCancellationRequested: boolean
}

/** A request about one document. */
export interface DocumentParams {
  readonly textDocument: { readonly uri: string }
}

/** The file a request is about; undefined where the document is no log. */
export const fileIn = ({ snapshot }: FeatureContext, params: DocumentParams): EvidenceFile | undefined =>
  fileOf(snapshot, params.textDocument.uri)
