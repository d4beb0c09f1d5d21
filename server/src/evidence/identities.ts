import type { Identity } from '../model/identity.ts'
import { ByteDictionary } from './byteDictionary.ts'
import { type Column, grown, narrowed } from './columns.ts'
import { identityBytes } from './exactKey.ts'
import { decodeText } from './text.ts'

type Session = Extract<Identity, { readonly kind: 'session' }>

/**
 * The identities of a table, by id; 0 is nobody. A log may have a session for every few rows: those that ASCII spells lie in columns, and are objects only when they are
 * asked for.
 */
export interface Identities {
  /** Without those that lie in columns. */
  readonly named: readonly (Identity | undefined)[]
  readonly spelled?: SpelledSessions
}

/** Sessions as they are spelled: columns by the id of the identity, up to the last such session. */
export interface SpelledSessions {
  /** The letters of all of them, one behind the other. */
  readonly letters: Uint8Array
  /** Where its letters end, and how many they are. */
  readonly to: Column
  readonly length: Column
  /** Which of `hosts` it is on, + 1; 0 where an id is none of these sessions. */
  readonly host: Column
  readonly hosts: readonly string[]
}

/** Memory that a session takes besides its letters, about: its cells in three columns, and its place among those that have a name. */
const SPELLED_BYTES = 14

export const identityCount = ({ named }: Identities): number => named.length

/** The identity that has an id; undefined is nobody. */
export const identityAt = ({ named, spelled }: Identities, id: number): Identity | undefined =>
  named[id] ?? (spelled === undefined ? undefined : sessionAt(spelled, id))

/** All identities with their ids, which rise. */
export function* identityEntries(identities: Identities): Generator<readonly [id: number, identity: Identity]> {
  const count = identityCount(identities)
  for (let id = 1; id < count; id++) yield [id, identityAt(identities, id)!]
}

function sessionAt({ letters, to, length, host, hosts }: SpelledSessions, id: number): Session | undefined {
  const on = host[id] ?? 0
  if (on === 0) return undefined
  const end = to[id]!
  return { kind: 'session', id: decodeText(letters.subarray(end - length[id]!, end)), host: hosts[on - 1]! }
}

/** Gives identities their ids, one after the other. */
export class IdentityList {
  /** Memory that they take, about. */
  bytes = 0
  private readonly named: (Identity | undefined)[] = [undefined]
  /** Ids up to here may be sessions in columns. */
  private end = 0
  private letters = new Uint8Array(0)
  private used = 0
  private to = new Uint32Array(0)
  private length = new Uint8Array(0)
  private host = new Uint32Array(0)
  private readonly hosts: string[] = []
  private readonly hostNumbers = new ByteDictionary()

  get count(): number {
    return this.named.length
  }

  /** The id of an identity that is new; `keyLength` is that of its exact key where that is at hand. */
  push(identity: Identity, keyLength?: number): number {
    this.bytes += identityBytes(identity, keyLength)
    return this.named.push(identity) - 1
  }

  /** The id of a new session that ASCII spells, in 255 letters at most, on the host that other bytes spell. */
  pushSession(bytes: Uint8Array, start: number, end: number, hostStart: number, hostEnd: number): number {
    const id = this.named.push(undefined) - 1
    const { used } = this
    this.used += end - start
    if (this.used > this.letters.length) this.letters = grown(this.letters, this.used * 2)
    for (let from = start, to = used; from < end; from++, to++) this.letters[to] = bytes[from]!
    if (id >= this.to.length) this.makeRoom(id * 2)
    this.to[id] = this.used
    this.length[id] = end - start
    this.host[id] = this.hostNumbers.get(0, bytes, hostStart, hostEnd, this.newHost)
    this.end = id + 1
    this.bytes += SPELLED_BYTES + end - start
    return id
  }

  at(id: number): Identity | undefined {
    return identityAt(this.soFar, id)
  }

  private get soFar(): Identities {
    const { named, letters, to, length, host, hosts } = this
    return { named, spelled: { letters, to, length, host, hosts } }
  }

  freeze(): Identities {
    const { named, end, hosts } = this
    if (end === 0) return { named }
    const columns = { to: narrowed(this.to, end), length: narrowed(this.length, end), host: narrowed(this.host, end) }
    return { named, spelled: { letters: this.letters.slice(0, this.used), ...columns, hosts } }
  }

  private readonly newHost = (_tag: number, key: Uint8Array): number => this.hosts.push(decodeText(key))

  private makeRoom(room: number): void {
    this.to = grown(this.to, room)
    this.length = grown(this.length, room)
    this.host = grown(this.host, room)
  }
}
