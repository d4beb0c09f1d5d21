import type { EntryAt, PlaceParams, Related } from '../../../shared/requests.ts'
import { entriesNearest } from '../evidence/entriesNear.ts'
import { type EntryRef, entryText, utcOf } from '../evidence/evidenceFile.ts'
import { countIn, filesSharing } from '../evidence/identityIndex.ts'
import { logAt, refAt } from '../evidence/snapshot.ts'
import type { Turns } from '../evidence/turns.ts'
import { type Identity, identityText, type Role } from '../model/identity.ts'
import { fieldAt, fieldsIn, placesIn } from '../syntax/locate.ts'
import type { FeatureContext } from './context.ts'
import { listedEntry } from './listedEntry.ts'
import { shortened } from './markdown.ts'
import { inTimeOrder } from './timeOrder.ts'

/** Entries one list holds at most. */
const MOST = 1000
/** Which identity of an entry its trail is: where the cursor is on none, the first of these that it names. */
const TELLING: readonly Role[] = ['client', 'device', 'process', 'user', 'source', 'session', 'via']

/** The entry at a line with its text; null between entries. */
export function entryAt({ snapshot }: FeatureContext, { uri, line }: PlaceParams): EntryAt | null {
  const ref = refAt(snapshot, uri, line)
  return ref === undefined ? null : { ...listedEntry(ref), text: entryText(ref.file, ref.entry) }
}

/** The entries that share the identity under the cursor, or the most telling one of the entry there, in corrected time order. */
export function* related(context: FeatureContext, { uri, line, character }: PlaceParams): Turns<Related | null> {
  const here = identityAt(context, uri, line, character)
  if (here === undefined) return null
  const { identity, file, entry } = here
  const files = filesSharing(context.snapshot, identity, file)
  const moment = utcOf(file, entry)
  const nearest = yield* entriesNearest(files, identity, moment, MOST)
  yield
  const [place] = placesIn(context.syntax, file, entry, identity)
  return {
    identity: shortened(identityText(identity)),
    identityKind: identity.kind,
    entries: inTimeOrder(nearest).map(listedEntry),
    total: files.reduce((sum, one) => sum + countIn(one, identity), 0),
    place: { uri: file.uri, ...(place?.start ?? { line: file.table.line(entry) - 1, character: 0 }) },
  }
}

interface Named extends EntryRef {
  readonly identity: Identity
}

function identityAt({ snapshot, syntax }: FeatureContext, uri: string, line: number, character: number): Named | undefined {
  const log = logAt(snapshot, uri, line)
  const field = log === undefined ? undefined : fieldAt(syntax, log, { line, character })
  if (field?.identity !== undefined) return { file: field.file, entry: field.entry, identity: field.identity }
  const ref = refAt(snapshot, uri, line)
  if (ref === undefined) return undefined
  const fields = fieldsIn(syntax, ref.file, ref.entry)
  const telling = TELLING.flatMap(role => fields.find(one => one.span.field.role === role && one.identity !== undefined)?.identity ?? [])
  return telling[0] === undefined ? undefined : { ...ref, identity: telling[0] }
}
