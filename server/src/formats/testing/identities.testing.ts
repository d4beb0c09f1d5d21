import assert from 'node:assert/strict'
import { readBytes } from '../../evidence/byteSource.ts'
import { decodeText } from '../../evidence/text.ts'
import { canonicalIdentity } from '../../model/canonical.ts'
import { type Identity, type IdentityKind, identityKey, identityText, type Role, type Who } from '../../model/identity.ts'
import { plainText } from '../../frames/json/plainText.ts'
import type { FieldSpan, Syntax } from '../../syntax/syntax.ts'
import type { FieldKind, Format } from '../format.ts'
import type { Recorded } from './reading.testing.ts'

const KINDS: { readonly [K in FieldKind]?: IdentityKind } = {
  user: 'user',
  ip: 'ip',
  host: 'host',
  pid: 'process',
  session: 'session',
  device: 'device',
}

/** An entry as scanner and grammar see it. */
interface Seen {
  readonly text: string
  readonly who: Who
  readonly spans: readonly FieldSpan[]
  readonly isJudged: boolean
}

/** Asserts that scanner and grammar name the same identities in every entry, each where it stands in the text. */
export function assertSameIdentities(format: Format, syntax: Syntax, { table, text }: Recorded): void {
  const known = new Set<string>()
  const owed = new Map<string, string>()
  for (let entry = 0; entry < table.count; entry++) {
    const record = decodeText(readBytes(text, table.offset(entry), table.length(entry)))
    const spans = syntax.fields(format, record, table.heading(entry))
    const seen = { text: record, who: table.who(entry), spans, isJudged: table.outcome(entry) !== 'none' }
    assertPlaces(seen, format)
    settle(seen, owed)
    assertScanned(seen, known, owed)
    assertCaptured(seen)
    for (const [role, identity] of identitiesOf(seen.who)) known.add(`${role} ${identityKey(identity)}`)
  }
  assert.deepEqual([...owed.values()], [])
}

const identitiesOf = (who: Who): [Role, Identity][] => Object.entries(who) as [Role, Identity][]

function assertPlaces({ text, spans }: Seen, format: Format): void {
  const values = format.values?.(text)
  const isJson = format.grammar === 'json' || text.startsWith('{')
  const plain = (written: string, says: string): string => {
    if (isJson) return plainText(written).text
    // A quote that a cell doubles is one.
    return written.replaceAll('""', '"') === says ? says : written
  }
  for (const { start, end, text: says, field } of spans) {
    const value = values?.get(start)
    // What stands first in a value that was opened begins where the value does.
    const whole = value?.id === field.id ? value.text : undefined
    assert.equal(whole ?? plain(text.slice(start, end), says), says, `${field.id} lies where it says`)
  }
}

/**
 * What the scanner names stands in a field of that role, inside a longer field (a query, a method), in an entry before (the user of an FTP session), or in
 * one behind of the same session (the user of a refusal): then it is owed until that entry comes.
 */
function assertScanned({ text, who, spans }: Seen, known: ReadonlySet<string>, owed: Map<string, string>): void {
  for (const [role, identity] of identitiesOf(who)) {
    const inRole = spans.some(span => span.field.role === role && isNamedBy(span, identity))
    const inside = spans.some(span => span.text.toLowerCase().includes(spellingOf(identity)))
    const because = `${role} ${identityText(identity)} is a field of: ${text}`
    if (inRole || inside || known.has(`${role} ${identityKey(identity)}`)) continue
    assert.ok(who.session !== undefined, because)
    owed.set(debt(role, identity, who.session), because)
  }
}

const debt = (role: string, identity: Identity, session: Identity): string => `${role} ${identityKey(identity)} ${identityText(session)}`

function settle({ who: { session }, spans }: Seen, owed: Map<string, string>): void {
  if (session === undefined || owed.size === 0) return
  for (const { field, text } of spans) {
    const kind = KINDS[field.kind]
    const named = kind === undefined ? undefined : canonicalIdentity(kind, text)
    if (named !== undefined && field.role !== undefined) owed.delete(debt(field.role, named, session))
  }
}

/** What the grammar names in a role is what the scanner found. An entry that judges nobody may name more to its reader than the table keeps. */
function assertCaptured({ text, who, spans, isJudged }: Seen): void {
  for (const span of spans) {
    const { role, id } = span.field
    const kind = KINDS[span.field.kind]
    const named = role === undefined || kind === undefined ? undefined : canonicalIdentity(kind, span.text)
    if (role === undefined || named === undefined) continue
    const found = who[role]
    if (found === undefined) assert.ok(!isJudged, `${id} ${span.text} is the ${role} of: ${text}`)
    else assert.equal(identityKey(found), identityKey(named), `${id} ${span.text} is the ${role} of: ${text}`)
  }
}

function isNamedBy({ field, text }: FieldSpan, identity: Identity): boolean {
  const kind = KINDS[field.kind]
  const named = kind === undefined ? undefined : canonicalIdentity(kind, text)
  return named !== undefined && identityKey(named) === identityKey(identity)
}

/** An identity as a log would write it, lower case, without domain or host. */
export function spellingOf(identity: Identity): string {
  if (identity.kind === 'process') return String(identity.pid)
  return identity.kind === 'user' ? identity.name.toLowerCase() : identityText({ ...identity, host: '' } as Identity).toLowerCase()
}
