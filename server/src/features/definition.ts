import type { Location, Position } from 'vscode-languageserver'
import { BEFORE_ALL, entriesNear } from '../evidence/entriesNear.ts'
import type { EntryRef } from '../evidence/evidenceFile.ts'
import { filesSharing } from '../evidence/identityIndex.ts'
import type { Snapshot } from '../evidence/snapshot.ts'
import { fieldAt, type Located, placesIn } from '../syntax/locate.ts'
import { type DocumentParams, type FeatureContext, logUnder } from './context.ts'
import { processAt } from './processes.ts'
import { inTimeOrder } from './timeOrder.ts'

/** Where what lies under the cursor is best described: a PID at the process row of its host, anything else where it first appears. */
export function definition(context: FeatureContext, params: DocumentParams & { readonly position: Position }): readonly Location[] {
  const file = logUnder(context, params)
  const field = file === undefined ? undefined : fieldAt(context.syntax, file, params.position)
  if (field?.identity === undefined) return []
  const best = describedBy(context.snapshot, field)
  if (best === undefined) return []
  return placesIn(context.syntax, best.file, best.entry, field.identity)
    .slice(0, 1)
    .map(range => ({ uri: best.file.uri, range }))
}

/** The entry that says most about the identity of a value. */
function describedBy(snapshot: Snapshot, field: Located): EntryRef | undefined {
  const { identity } = field
  if (identity === undefined) return undefined
  if (identity.kind === 'process') return processAt(snapshot, identity, field)?.ref
  const firsts = filesSharing(snapshot, identity, field.file).flatMap(file =>
    entriesNear(file, identity, BEFORE_ALL, 1).map(entry => ({ file, entry })),
  )
  return inTimeOrder(firsts)[0]
}
