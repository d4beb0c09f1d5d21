import { canonicalIdentity } from '../model/canonical.ts'
import { IDENTITY_KINDS, type Identity, IP, SESSION } from '../model/identity.ts'
import { AddressDictionary, addressNumber, addressText } from './addressDictionary.ts'
import { ByteDictionary } from './byteDictionary.ts'
import { exactKey, identityBytes } from './exactKey.ts'
import { SessionDictionary } from './sessionDictionary.ts'
import { decodeText } from './text.ts'

/** The kind in front of an exact key. */
const KIND_LENGTH = 's '.length

/** Interns the identities that a log names: by the bytes that spell them, or by text. */
export class IdentityDictionary {
  /** By id; 0 is nobody. */
  readonly all: (Identity | undefined)[] = [undefined]
  /** Memory that they take, about. */
  bytes = 0
  private readonly spellings = new ByteDictionary()
  private readonly addresses = new AddressDictionary()
  private readonly ids = new Map<string, number>()
  private readonly sessions = new SessionDictionary((session, keyLength) =>
    this.sessions.isFull ? this.idUnderKey(session) : this.push(session, keyLength + KIND_LENGTH),
  )

  /** The id of what bytes spell. */
  get(kind: number, bytes: Uint8Array, start: number, end: number): number {
    const address = kind === IP ? this.addresses.get(bytes, start, end, this.newAddress) : 0
    return address === 0 ? this.spellings.get(kind, bytes, start, end, this.newSpelling) : address
  }

  /** The same of what is written in two parts. */
  getPair(kind: number, bytes: Uint8Array, start: number, end: number, scopeStart: number, scopeEnd: number): number {
    const session = kind === SESSION ? this.sessions.get(bytes, start, end, scopeStart, scopeEnd) : 0
    if (session !== 0) return session
    return this.spellings.getPair(kind, bytes, start, end, scopeStart, scopeEnd, this.newSpelling)
  }

  of(kind: number, text: string, scope: string): number {
    return this.idOf(canonicalIdentity(IDENTITY_KINDS[kind] ?? 'host', text, scope))
  }

  /** Bytes that this and the identities take. */
  get byteLength(): number {
    return this.spellings.byteLength + this.sessions.byteLength + this.addresses.byteLength + this.bytes
  }

  private readonly newAddress = (address: number): number => this.push({ kind: 'ip', address: addressText(address) })

  private readonly newSpelling = (tag: number, key: Uint8Array, split: number): number => {
    const text = decodeText(split === key.length ? key : key.subarray(0, split))
    const scope = split === key.length ? '' : decodeText(key.subarray(split))
    return this.of(tag, text, scope)
  }

  private idOf(identity: Identity | undefined): number {
    if (identity === undefined) return 0
    const session = identity.kind === 'session' ? this.sessions.of(identity) : 0
    if (session !== 0) return session
    const address = identity.kind === 'ip' ? addressNumber(identity.address) : undefined
    if (address !== undefined) return this.addresses.of(address, this.newAddress)
    return this.idUnderKey(identity)
  }

  private idUnderKey(identity: Identity): number {
    const key = exactKey(identity)
    const known = this.ids.get(key)
    if (known !== undefined) return known
    this.ids.set(key, this.all.length)
    return this.push(identity, key.length)
  }

  private push(identity: Identity, keyLength?: number): number {
    this.bytes += identityBytes(identity, keyLength)
    return this.all.push(identity) - 1
  }
}
