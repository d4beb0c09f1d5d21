import { identityKey, ROLE_CLIENT, ROLE_SOURCE, ROLE_USER } from '../model/identity.ts'
import { skewAt } from './clock.ts'
import type { EntryTable } from './entryTable.ts'
import type { EvidenceFile } from './evidenceFile.ts'
import { identityCount } from './identities.ts'

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

function collect(table: EntryTable, writtenOf: (entry: number) => number): TimesByIdentity {
  const { keys, counts, byTuple, width } = sampledRows(table)
  const every = counts.map(count => Math.max(1, Math.ceil(count / MOST_ROWS)))
  /** Rows up to the next one that is taken. */
  const skip = new Uint32Array(keys.length)
  const times = keys.map((_, row) => new Float64Array(Math.ceil(counts[row]! / every[row]!)))
  const taken = new Uint32Array(keys.length)
  let first = 0
  for (const { who, count } of table.data.segments) {
    for (let i = 0; i < count; i++) {
      const end = (who[i]! + 1) * width
      for (let member = end - width; member < end; member++) {
        const row = byTuple[member]!
        if (row < 0 || skip[row]!-- > 0) continue
        skip[row] = every[row]! - 1
        const written = writtenOf(first + i)
        if (!Number.isNaN(written)) times[row]![taken[row]!++] = written
      }
    }
    first += count
  }
  return new Map(keys.map((key, row) => [key, ascending(times[row]!.subarray(0, taken[row]))]))
}

/** Most logs are in order of time. */
function ascending(times: Float64Array): Float64Array {
  for (let i = 1; i < times.length; i++) if (times[i]! < times[i - 1]!) return times.toSorted()
  return times
}

/** The identities that are compared, with how many rows each has. */
interface Sampled {
  readonly keys: readonly string[]
  readonly counts: Uint32Array
  /** For each who-tuple `width` members: which of the identities its entries are rows of, −1 for none. */
  readonly byTuple: Int32Array
  readonly width: number
}

function sampledRows({ data: { identities, who } }: EntryTable): Sampled {
  const columns = PAIRED_ROLES.flatMap(role => who.columns[role] ?? [])
  const rowsOf = new Float64Array(identityCount(identities))
  for (const column of columns) for (let tuple = 0; tuple < column.length; tuple++) rowsOf[column[tuple]!]! += who.counts[tuple]!
  const spelled = identities.named.map(identity => (identity === undefined ? '' : identityKey(identity)))
  const counts = new Map<string, number>()
  spelled.forEach((key, id) => {
    if (key !== '' && rowsOf[id]! > 0) counts.set(key, (counts.get(key) ?? 0) + rowsOf[id]!)
  })
  const chosen = sampled(counts)
  const rows = new Map(chosen.map(([key], row) => [key, row]))
  const rowOf = Int32Array.from(spelled, key => rows.get(key) ?? -1)
  const byTuple = new Int32Array(who.counts.length * columns.length)
  columns.forEach((column, member) => {
    for (let tuple = 0; tuple < column.length; tuple++) byTuple[tuple * columns.length + member] = rowOf[column[tuple]!]!
  })
  return { keys: chosen.map(([key]) => key), counts: Uint32Array.from(chosen, ([, count]) => count), byTuple, width: columns.length }
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
