import { canonicalIdentity } from '../model/canonical.ts'
import { IDENTITY_KINDS, type Identity, IP, SESSION } from '../model/identity.ts'
import { AddressDictionary, addressNumber, addressText } from './addressDictionary.ts'
import { ByteDictionary } from './byteDictionary.ts'
import { exactKey } from './exactKey.ts'
import { type Identities, IdentityList } from './identities.ts'
import { SessionDictionary } from './sessionDictionary.ts'
import { decodeText } from './text.ts'

/** Interns the identities that a log names: by the bytes that spell them, or by text. */
export class IdentityDictionary {
  private readonly all = new IdentityList()
  private readonly spellings = new ByteDictionary()
  private readonly addresses = new AddressDictionary()
  private readonly ids = new Map<string, number>()
  private readonly sessions = new SessionDictionary({
    spelled: (bytes, start, end, hostStart, hostEnd) => this.all.pushSession(bytes, start, end, hostStart, hostEnd),
    named: session => this.idUnderKey(session),
  })

  /** The id of what bytes spell. */
  get(kind: number, bytes: Uint8Array, start: number, end: number): number {
    const number = kind === IP ? this.addresses.get(bytes, start, end, this.newAddress) : this.sessionOf(kind, bytes, start, end, end, end)
    return number === 0 ? this.spellings.get(kind, bytes, start, end, this.newSpelling) : number
  }

  /** The same of what is written in two parts. */
  getPair(kind: number, bytes: Uint8Array, start: number, end: number, scopeStart: number, scopeEnd: number): number {
    const session = this.sessionOf(kind, bytes, start, end, scopeStart, scopeEnd)
    if (session !== 0) return session
    return this.spellings.getPair(kind, bytes, start, end, scopeStart, scopeEnd, this.newSpelling)
  }

  private sessionOf(kind: number, bytes: Uint8Array, start: number, end: number, hostStart: number, hostEnd: number): number {
    return kind === SESSION ? this.sessions.get(bytes, start, end, hostStart, hostEnd) : 0
  }

  of(kind: number, text: string, scope: string): number {
    return this.idOf(canonicalIdentity(IDENTITY_KINDS[kind] ?? 'host', text, scope))
  }

  /** How many ids there are, that of nobody included. */
  get count(): number {
    return this.all.count
  }

  /** Bytes that the identities take. */
  get bytes(): number {
    return this.all.bytes
  }

  /** Bytes that this and the identities take. */
  get byteLength(): number {
    return this.spellings.byteLength + this.sessions.byteLength + this.addresses.byteLength + this.bytes
  }

  /** The id of an identity in its canonical spelling; 0 of nobody. */
  idOf(identity: Identity | undefined): number {
    if (identity === undefined) return 0
    const session = identity.kind === 'session' ? this.sessions.of(identity) : 0
    if (session !== 0) return session
    const address = identity.kind === 'ip' ? addressNumber(identity.address) : undefined
    if (address !== undefined) return this.addresses.of(address, this.newAddress)
    return this.idUnderKey(identity)
  }

  /** The identity that has an id; undefined is nobody. */
  at(id: number): Identity | undefined {
    return this.all.at(id)
  }

  freeze(): Identities {
    return this.all.freeze()
  }

  private readonly newAddress = (address: number): number => this.all.push({ kind: 'ip', address: addressText(address) })

  private readonly newSpelling = (tag: number, key: Uint8Array, split: number): number => {
    const text = decodeText(split === key.length ? key : key.subarray(0, split))
    const scope = split === key.length ? '' : decodeText(key.subarray(split))
    return this.of(tag, text, scope)
  }

  private idUnderKey(identity: Identity): number {
    const key = exactKey(identity)
    const known = this.ids.get(key)
    if (known !== undefined) return known
    this.ids.set(key, this.all.count)
    return this.all.push(identity, key.length)
  }
}
