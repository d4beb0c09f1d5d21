import { type DocumentHighlight, DocumentHighlightKind, type Position } from 'vscode-languageserver'
import type { EvidenceFile } from '../evidence/evidenceFile.ts'
import { entriesIn } from '../evidence/identityIndex.ts'
import type { Turns } from '../evidence/turns.ts'
import type { Identity } from '../model/identity.ts'
import { fieldAt, placesIn } from '../syntax/locate.ts'
import { type DocumentParams, type FeatureContext, logsIn, logUnder } from './context.ts'

/** Entries around the cursor whose places are worked out: a few screens to either side. */
const MOST_HIGHLIGHTS = 500
/** Entries to either side that are looked through first. */
const FIRST_RADIUS = 4096

/** Where the document names the identity under the cursor; the nearest entries when there are many. */
export function* documentHighlight(
  context: FeatureContext,
  params: DocumentParams & { readonly position: Position },
): Turns<readonly DocumentHighlight[]> {
  const { line } = params.position
  const log = logUnder(context, params)
  const identity = log === undefined ? undefined : fieldAt(context.syntax, log, params.position)?.identity
  if (identity === undefined) return []
  const near = logsIn(context, params).flatMap(file =>
    entriesAround(file, identity, file.table.atLine(line + 1)).map(entry => ({
      file,
      entry,
      apart: Math.abs(file.table.line(entry) - line),
    })),
  )
  const highlights: DocumentHighlight[] = []
  for (const { file, entry } of near.toSorted((a, b) => a.apart - b.apart).slice(0, MOST_HIGHLIGHTS)) {
    yield
    for (const range of placesIn(context.syntax, file, entry, identity)) highlights.push({ range, kind: DocumentHighlightKind.Read })
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
