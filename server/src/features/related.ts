import type { ListedEntry, PlaceParams, Related } from '../../../shared/requests.ts'
import { entriesNear } from '../evidence/entriesNear.ts'
import { type EvidenceFile, utcOf } from '../evidence/evidenceFile.ts'
import { countIn, filesSharing } from '../evidence/identityIndex.ts'
import { logAt } from '../evidence/snapshot.ts'
import { type Identity, identityText, type Role } from '../model/identity.ts'
import { entryAtLine, fieldAt, fieldsIn } from '../syntax/locate.ts'
import type { FeatureContext } from './context.ts'
import { listedEntry } from './listedEntry.ts'
import { shortened } from './markdown.ts'
import { inTimeOrder } from './timeOrder.ts'

/** Entries one list holds at most. */
const MOST = 1000
/** Which identity of an entry its trail is: where the cursor is on none, the first of these that it names. */
const TELLING: readonly Role[] = ['client', 'device', 'process', 'user', 'source', 'session', 'via']

/** The entry at a line; null between entries. */
export function entryAt({ snapshot }: FeatureContext, { uri, line }: PlaceParams): ListedEntry | null {
  const file = logAt(snapshot, uri, line)
  const entry = file === undefined ? undefined : entryAtLine(file, line)
  return file === undefined || entry === undefined ? null : listedEntry({ file, entry })
}

/** The entries that share the identity under the cursor, or the most telling one of the entry there, in corrected time order. */
export function related(context: FeatureContext, { uri, line, character }: PlaceParams): Related | null {
  const file = logAt(context.snapshot, uri, line)
  const here = file === undefined ? undefined : identityAt(context, file, line, character)
  if (file === undefined || here === undefined) return null
  const { identity, entry } = here
  const files = filesSharing(context.snapshot, identity, file)
  const moment = utcOf(file, entry)
  const near = files.flatMap(one => entriesNear(one, identity, moment, MOST).map(other => ({ file: one, entry: other })))
  const distance = (time: number): number => (Number.isNaN(time) ? Number.POSITIVE_INFINITY : Math.abs(time - moment))
  const nearest =
    near.length <= MOST ? near : near.toSorted((a, b) => distance(utcOf(a.file, a.entry)) - distance(utcOf(b.file, b.entry))).slice(0, MOST)
  return {
    identity: shortened(identityText(identity)),
    identityKind: identity.kind,
    entries: inTimeOrder(nearest).map(listedEntry),
    total: files.reduce((sum, one) => sum + countIn(one, identity), 0),
  }
}

function identityAt(
  { syntax }: FeatureContext,
  file: EvidenceFile,
  line: number,
  character: number,
): { readonly identity: Identity; readonly entry: number } | undefined {
  const field = fieldAt(syntax, file, { line, character })
  if (field?.identity !== undefined) return { identity: field.identity, entry: field.entry }
  const entry = entryAtLine(file, line)
  if (entry === undefined) return undefined
  const fields = fieldsIn(syntax, file, entry)
  const telling = TELLING.flatMap(role => fields.find(one => one.span.field.role === role && one.identity !== undefined)?.identity ?? [])
  return telling[0] === undefined ? undefined : { identity: telling[0], entry }
}
