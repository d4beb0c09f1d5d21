import { type DocumentHighlight, DocumentHighlightKind, type Position } from 'vscode-languageserver'
import type { EvidenceFile } from '../evidence/evidenceFile.ts'
import { entriesIn } from '../evidence/identityIndex.ts'
import type { Identity } from '../model/identity.ts'
import { fieldAt, placesIn } from '../syntax/locate.ts'
import { type Cancel, type DocumentParams, type FeatureContext, logUnder } from './context.ts'

/** Entries around the cursor whose places are worked out: a few screens to either side. */
const MOST_HIGHLIGHTS = 500
/** Entries to either side that are looked through first. */
const FIRST_RADIUS = 4096

/** Where the file names the identity under the cursor; the nearest entries when there are many. */
export function documentHighlight(
  context: FeatureContext,
  params: DocumentParams & { readonly position: Position },
  cancel: Cancel,
): readonly DocumentHighlight[] {
  const file = logUnder(context, params)
  const field = file === undefined ? undefined : fieldAt(context.syntax, file, params.position)
  if (file === undefined || field?.identity === undefined) return []
  const highlights: DocumentHighlight[] = []
  for (const near of entriesAround(file, field.identity, field.entry)) {
    if (cancel.isCancellationRequested) return []
    for (const range of placesIn(context.syntax, file, near, field.identity)) highlights.push({ range, kind: DocumentHighlightKind.Read })
  }
  return highlights
}

/** The entries nearest to one that name an identity, nearest first. Looks farther only while there are too few. */
function entriesAround(file: EvidenceFile, identity: Identity, entry: number): readonly number[] {
  for (let radius = FIRST_RADIUS; ; radius *= 8) {
    const found = entriesIn(file, identity, { from: entry - radius, to: entry + radius })
    if (found.length < MOST_HIGHLIGHTS && radius < file.table.count) continue
    return found.toSorted((a, b) => Math.abs(a - entry) - Math.abs(b - entry)).slice(0, MOST_HIGHLIGHTS)
  }
}
