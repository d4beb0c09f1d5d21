import type { PlaceParams } from '../../../shared/requests.ts'
import { entryText, itself } from '../evidence/evidenceFile.ts'
import { entryAtLine, linesOfEntry } from '../evidence/places.ts'
import { logAt } from '../evidence/snapshot.ts'
import { canonicalUri } from '../evidence/uri.ts'
import type { FeatureContext } from './context.ts'

/** The place in its own file that a place of a view shows; any other document shows itself. Null where a view shows none, as in a heading. */
export function origin({ snapshot }: FeatureContext, { uri: spelled, line, character }: PlaceParams): PlaceParams | null {
  const uri = canonicalUri(spelled)
  const log = logAt(snapshot, uri, line)
  const entry = log?.shown === undefined ? undefined : entryAtLine(log, line)
  if (log === undefined || entry === undefined) return snapshot.views.some(view => view.uri === uri) ? null : { uri, line, character }
  const ref = itself({ file: log, entry })
  const text = entryText(log, entry)
  const index = linesOfEntry(log, entry, text).indexAt({ line, character }) ?? 0
  return { uri: ref.file.uri, ...linesOfEntry(ref.file, ref.entry, text).positionAt(index) }
}
