import { type EntryRef, type EvidenceFile, entryText, itself } from '../evidence/evidenceFile.ts'
import { located } from '../evidence/identityIndex.ts'
import { entryAt, linesOfEntry } from '../evidence/places.ts'
import type { Position, Range } from '../evidence/positions.ts'
import { canonicalIdentity } from '../model/canonical.ts'
import { type Identity, type IdentityKind, identityKey, ROLES, sameIdentity } from '../model/identity.ts'
import type { Field, FieldKind } from '../formats/format.ts'
import type { FieldSpan, Syntax } from './syntax.ts'

/** A value of an entry, with the place and the identity it names. In a view the place is the view's, the entry the log's own. */
export interface Located extends EntryRef {
  readonly span: FieldSpan
  readonly range: Range
  readonly identity: Identity | undefined
}

/** The values of an entry, in the order of its text. */
export const fieldsIn = (syntax: Syntax, file: EvidenceFile, entry: number): readonly Located[] =>
  fieldsOf(syntax, file, entry, entryText(file, entry))

/** The same where its text is at hand. */
function fieldsOf(syntax: Syntax, file: EvidenceFile, entry: number, text: string): readonly Located[] {
  const lines = linesOfEntry(file, entry, text)
  const ref = itself({ file, entry })
  return syntax.fields(file.format, text, file.table.heading(entry)).map(span => ({
    ...ref,
    span,
    range: lines.rangeAt(span.start, span.end),
    identity: identityOf(ref, span),
  }))
}

/** The value at a position; undefined between values. Where two values touch it is the second, whose first character is under the cursor. */
export function fieldAt(syntax: Syntax, file: EvidenceFile, position: Position): Located | undefined {
  const entry = entryAt(file, position)
  if (entry === undefined) return undefined
  const text = entryText(file, entry)
  const index = linesOfEntry(file, entry, text).indexAt(position)
  if (index === undefined) return undefined
  return fieldsOf(syntax, file, entry, text).findLast(({ span }) => span.start <= index && index <= span.end)
}

/** Where an entry names an identity; the whole first line where its text does not show it. */
export function placesIn(syntax: Syntax, file: EvidenceFile, entry: number, identity: Identity): readonly Range[] {
  const text = entryText(file, entry)
  const only = identity.kind === 'ip' ? onlyPlace(text, identity.address) : undefined
  if (only !== undefined) return [linesOfEntry(file, entry, text).rangeAt(only.start, only.end)]
  const places = fieldsOf(syntax, file, entry, text).filter(field => field.identity !== undefined && sameIdentity(field.identity, identity))
  if (places.length > 0) return places.map(({ range }) => range)
  return [linesOfEntry(file, entry, text).rangeAt(0, text.search(/[\r\n]|$/))]
}

/** Where the text of an entry has an address, where only one place does and it stands alone there; then no grammar need be asked. */
function onlyPlace(text: string, address: string): { readonly start: number; readonly end: number } | undefined {
  const at = text.indexOf(address)
  if (at < 0 || text.indexOf(address, at + 1) >= 0) return undefined
  const start = text.startsWith(MAPPED, at - MAPPED.length) ? at - MAPPED.length : at
  const end = at + address.length
  return isApart(text[start - 1]) && isApart(text[end]) ? { start, end } : undefined
}

/** An IPv4 address as a socket of IPv6 writes it. */
const MAPPED = '::ffff:'
const isApart = (character: string | undefined): boolean => character === undefined || APART.test(character)
const APART = /[\s"'<>()]/

const KIND_OF: { readonly [K in FieldKind]?: IdentityKind } = {
  user: 'user',
  ip: 'ip',
  host: 'host',
  pid: 'process',
  session: 'session',
  device: 'device',
}

/** The identity a value names: the one the scanner found in the same part, else what the text itself says. */
function identityOf({ file, entry }: EntryRef, span: FieldSpan): Identity | undefined {
  const who = file.table.who(entry)
  const stated = statedIdentity(span.field, span.text)
  const inRole = span.field.role === undefined ? undefined : who[span.field.role]
  if (inRole !== undefined && (stated === undefined || identityKey(inRole) === identityKey(stated))) return located(inRole, file)
  if (stated === undefined) return undefined
  const named = ROLES.map(role => who[role]).find(identity => identity !== undefined && identityKey(identity) === identityKey(stated))
  return located(named ?? stated, file)
}

function statedIdentity(field: Field, text: string): Identity | undefined {
  const kind = KIND_OF[field.kind]
  return kind === undefined ? undefined : canonicalIdentity(kind, text)
}
