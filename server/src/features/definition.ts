import type { Location, Position } from 'vscode-languageserver'
import type { EntryRef } from '../evidence/evidenceFile.ts'
import { entriesWith } from '../evidence/identityIndex.ts'
import type { Snapshot } from '../evidence/snapshot.ts'
import type { Identity } from '../model/identity.ts'
import { fieldAt, placesIn } from '../syntax/locate.ts'
import { processAt } from './processes.ts'
import { type DocumentParams, type FeatureContext, fileIn } from './context.ts'
import { inTimeOrder } from './timeOrder.ts'

/** Where what lies under the cursor is best described: a PID at the process row of its host, anything else where it first appears. */
export function definition(context: FeatureContext, params: DocumentParams & { readonly position: Position }): readonly Location[] {
  const file = fileIn(context, params)
  const field = file === undefined ? undefined : fieldAt(context.syntax, file, params.position)
  if (field?.identity === undefined) return []
  const best = describedBy(context.snapshot, field.identity, field)
  if (best === undefined) return []
  return placesIn(context.syntax, best.file, best.entry, field.identity)
    .slice(0, 1)
    .map(range => ({ uri: best.file.uri, range }))
}

/** The entry that says most about an identity. */
function describedBy(snapshot: Snapshot, identity: Identity, from: EntryRef): EntryRef | undefined {
  if (identity.kind === 'process') return processAt(snapshot, identity, from)?.ref
  return inTimeOrder(entriesWith(snapshot, identity, 1))[0]
}
