import { identityKey, ROLE_CLIENT, ROLE_SOURCE, ROLE_USER } from '../model/identity.ts'
import { skewAt } from './clock.ts'
import type { EntryTable } from './entryTable.ts'
import type { EvidenceFile } from './evidenceFile.ts'
import { cellOf } from './tuples.ts'

/** Written times (civil milliseconds, ascending) by who was involved: the rows two logs may both have written of the same logon. */
export type TimesByIdentity = ReadonlyMap<string, Float64Array>

/** Rows of one identity that are compared, taken evenly from all; more say nothing new. */
const MOST_ROWS = 400
/** Identities that are compared; of more, those with the smallest hashes, so that two files choose the same ones. */
const MOST_IDENTITIES = 4000
const PAIRED_ROLES = [ROLE_USER, ROLE_CLIENT, ROLE_SOURCE] as const

const known = new WeakMap<EntryTable, TimesByIdentity>()

/** The times of each user, client address and source name of a file; those of a clock that was set on the way as its last stretch would have written them. */
export function timesByIdentity({ table, clock }: Pick<EvidenceFile, 'table' | 'clock'>): TimesByIdentity {
  if (clock.segments !== undefined) return collect(table, entry => table.written(entry) - (skewAt(clock, entry) - clock.skewSeconds) * 1000)
  let times = known.get(table)
  if (times === undefined) {
    times = collect(table, entry => table.written(entry))
    known.set(table, times)
  }
  return times
}

/** What is collected of one identity: every n-th of its rows. */
interface Rows {
  readonly key: string
  readonly every: number
  seen: number
  /** Room for all of them. */
  readonly times: Float64Array
  taken: number
}

function collect(table: EntryTable, writtenOf: (entry: number) => number): TimesByIdentity {
  const rows = rowsByTuple(table)
  let first = 0
  for (const segment of table.data.segments) {
    for (let i = 0; i < segment.count; i++)
      for (const one of rows[segment.who[i]!]!) if (one.seen++ % one.every === 0) one.times[one.taken++] = writtenOf(first + i)
    first += segment.count
  }
  const all = new Set(rows.flat())
  return new Map([...all].map(({ key, times }) => [key, times.filter(time => !Number.isNaN(time)).toSorted()]))
}

/** For every who-tuple, what its entries are to be added to. */
function rowsByTuple(table: EntryTable): readonly (readonly Rows[])[] {
  const { identities, who } = table.data
  const keys = identities.map(identity => (identity === undefined ? '' : identityKey(identity)))
  const keysOf = (tuple: number): readonly string[] => PAIRED_ROLES.map(role => keys[cellOf(who, tuple, role)]!).filter(key => key !== '')
  const counts = new Map<string, number>()
  who.counts.forEach((count, tuple) => {
    if (count > 0) for (const key of keysOf(tuple)) counts.set(key, (counts.get(key) ?? 0) + count)
  })
  const rows = new Map(sampled(counts).map(([key, count]) => [key, rowsOf(key, count)]))
  return Array.from(who.counts, (_, tuple) => keysOf(tuple).flatMap(key => rows.get(key) ?? []))
}

function rowsOf(key: string, count: number): Rows {
  const every = Math.max(1, Math.ceil(count / MOST_ROWS))
  return { key, every, seen: 0, times: new Float64Array(Math.ceil(count / every)), taken: 0 }
}

function sampled(counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  const all = [...counts]
  if (all.length <= MOST_IDENTITIES) return all
  const hashes = new Map(all.map(([key]) => [key, hashOf(key)]))
  return all.toSorted(([a], [b]) => hashes.get(a)! - hashes.get(b)!).slice(0, MOST_IDENTITIES)
}

/** FNV-1a over UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5 | 0
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash
}
