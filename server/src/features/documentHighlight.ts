import { type DocumentHighlight, DocumentHighlightKind, type Position } from 'vscode-languageserver'
import { entriesIn } from '../evidence/identityIndex.ts'
import { fieldAt, placesIn } from '../syntax/locate.ts'
import { type Cancel, type DocumentParams, type FeatureContext, fileIn } from './context.ts'

/** Entries around the cursor whose places are worked out: a few screens to either side. */
const MOST_HIGHLIGHTS = 500

/** Where the file names the identity under the cursor, nearest entries first when there are many. */
export function documentHighlight(
  context: FeatureContext,
  params: DocumentParams & { readonly position: Position },
  cancel: Cancel,
): readonly DocumentHighlight[] {
  const file = fileIn(context, params)
  const field = file === undefined ? undefined : fieldAt(context.syntax, file, params.position)
  if (file === undefined || field?.identity === undefined) return []
  const { identity, entry } = field
  const entries = entriesIn(file, identity)
    .toSorted((a, b) => Math.abs(a - entry) - Math.abs(b - entry))
    .slice(0, MOST_HIGHLIGHTS)
  const highlights: DocumentHighlight[] = []
  for (const near of entries) {
    if (cancel.isCancellationRequested) return []
    for (const range of placesIn(context.syntax, file, near, identity)) highlights.push({ range, kind: DocumentHighlightKind.Read })
  }
  return highlights
}
