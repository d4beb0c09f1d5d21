import type { Identity } from '../model/identity.ts'
import { type Column, grown, narrowed } from './columns.ts'
import { identityBytes } from './exactKey.ts'

type Session = Extract<Identity, { readonly kind: 'session' }>

/**
 * The identities of a table, by id; 0 is nobody. A log may have a session for every few rows: those whose id is a number of 64 bits lie in columns, and are objects
 * only when they are asked for.
 */
export interface Identities {
  /** Without those that lie in columns. */
  readonly named: readonly (Identity | undefined)[]
  readonly numbered?: NumberedSessions
}

/** Sessions whose id is 16 hexadecimal digits in upper case, as Exchange writes them: columns by the id of the identity, up to the last such session. */
export interface NumberedSessions {
  readonly high: Column
  readonly low: Column
  /** Which of `hosts` it is on, + 1; 0 where an id is none of these sessions. */
  readonly host: Column
  readonly hosts: readonly string[]
}

/** Memory that a session takes in columns, about: two halves of its number, its host, and its place among those that have a name. */
const NUMBERED_BYTES = 17
const DIGITS_OF_HALF = 8

export const identityCount = ({ named }: Identities): number => named.length

/** The identity that has an id; undefined is nobody. */
export const identityAt = ({ named, numbered }: Identities, id: number): Identity | undefined =>
  named[id] ?? (numbered === undefined ? undefined : sessionAt(numbered, id))

/** All identities with their ids, which rise. */
export function* identityEntries(identities: Identities): Generator<readonly [id: number, identity: Identity]> {
  const count = identityCount(identities)
  for (let id = 1; id < count; id++) yield [id, identityAt(identities, id)!]
}

function sessionAt({ high, low, host, hosts }: NumberedSessions, id: number): Session | undefined {
  const on = host[id] ?? 0
  return on === 0 ? undefined : { kind: 'session', id: hex(high[id]!) + hex(low[id]!), host: hosts[on - 1]! }
}

const hex = (half: number): string => half.toString(16).toUpperCase().padStart(DIGITS_OF_HALF, '0')

/** Gives identities their ids, one after the other. */
export class IdentityList {
  /** Memory that they take, about. */
  bytes = 0
  private readonly named: (Identity | undefined)[] = [undefined]
  /** Ids up to here may be sessions in columns. */
  private end = 0
  private high = new Uint32Array(0)
  private low = new Uint32Array(0)
  private host = new Uint32Array(0)
  private readonly hosts = new Map<string, number>()

  get count(): number {
    return this.named.length
  }

  /** The id of an identity that is new; `keyLength` is that of its exact key where that is at hand. */
  push(identity: Identity, keyLength?: number): number {
    this.bytes += identityBytes(identity, keyLength)
    return this.named.push(identity) - 1
  }

  /** The id of a new session that is a number, in two halves, on a host. */
  pushNumber(high: number, low: number, host: string): number {
    const id = this.named.push(undefined) - 1
    if (id >= this.high.length) this.makeRoom(id * 2)
    this.high[id] = high
    this.low[id] = low
    this.host[id] = this.hostNumber(host)
    this.end = id + 1
    this.bytes += NUMBERED_BYTES
    return id
  }

  freeze(): Identities {
    const { named, end, hosts } = this
    if (end === 0) return { named }
    const [high, low, host] = [narrowed(this.high, end), narrowed(this.low, end), narrowed(this.host, end)]
    return { named, numbered: { high, low, host, hosts: [...hosts.keys()] } }
  }

  private hostNumber(host: string): number {
    const known = this.hosts.get(host) ?? this.hosts.size + 1
    this.hosts.set(host, known)
    return known
  }

  private makeRoom(room: number): void {
    this.high = grown(this.high, room)
    this.low = grown(this.low, room)
    this.host = grown(this.host, room)
  }
}
