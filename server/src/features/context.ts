import type { EvidenceFile } from '../evidence/evidenceFile.ts'
import type { Position } from '../evidence/positions.ts'
import { logAt, logsOf, type Snapshot } from '../evidence/snapshot.ts'
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

/** The logs in the document a request is about: one, none where it is no log, several where logs were pasted together. */
export const logsIn = ({ snapshot }: FeatureContext, params: DocumentParams): readonly EvidenceFile[] =>
  logsOf(snapshot, params.textDocument.uri)

/** The log under the position a request is about; undefined where the document is no log. */
export const logUnder = (
  { snapshot }: FeatureContext,
  params: DocumentParams & { readonly position: Position },
): EvidenceFile | undefined => logAt(snapshot, params.textDocument.uri, params.position.line)
