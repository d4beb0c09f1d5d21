import type { Column } from '../evidence/columns.ts'
import type { EntryTable } from '../evidence/entryTable.ts'
import type { EvidenceFile } from '../evidence/evidenceFile.ts'
import { identityAt } from '../evidence/identities.ts'
import { idsOf } from '../evidence/identityIndex.ts'
import { atOnce, type Turns } from '../evidence/turns.ts'
import type { What } from '../model/entry.ts'
import type { Identity, Who } from '../model/identity.ts'

/** A mark per interned tuple; undefined where no tuple is marked. Filters are worked out once per tuple, so that entries are never decoded one by one. */
export type Marks = Uint8Array | undefined

/** Marks the what-tuples for which a condition holds. */
export const whatMarks = (table: EntryTable, holds: (what: What) => boolean): Marks =>
  marks(table.data.what.counts, id => holds(table.whatOf(id)))

/** Marks the who-tuples for which a condition holds. */
export const whoMarks = (table: EntryTable, holds: (who: Who) => boolean): Marks =>
  marks(table.data.who.counts, id => holds(table.whoOf(id)))

/** Marks the who-tuples in which a user is the one who logs on. */
export function userMarks(file: EvidenceFile, user: Identity): Marks {
  const spellings = new Set([...idsOf(file, user)].map(id => identityAt(file.table.data.identities, id)))
  return spellings.size === 0 ? undefined : whoMarks(file.table, who => who.user !== undefined && spellings.has(who.user))
}

function marks(counts: Column, holds: (tuple: number) => boolean): Marks {
  const marked = new Uint8Array(counts.length)
  let any = false
  for (let tuple = 0; tuple < counts.length; tuple++) {
    if (counts[tuple] === 0 || !holds(tuple)) continue
    marked[tuple] = 1
    any = true
  }
  return any ? marked : undefined
}

type Visit = (entry: number, whoId: number, whatId: number) => void

/** Calls for each entry whose tuples are both marked, in file order. */
export const eachEntry = (table: EntryTable, who: Marks, what: Marks, visit: Visit): void => atOnce(visiting(table, who, what, visit))

/** The same, turn by turn. */
export function* visiting(table: EntryTable, who: Marks, what: Marks, visit: Visit): Turns<void> {
  if (who === undefined || what === undefined) return
  let first = 0
  for (const { count, who: whos, what: whats } of table.data.segments) {
    yield
    for (let i = 0; i < count; i++) {
      const whatId = whats[i]!
      const whoId = whos[i]!
      if (what[whatId] === 1 && who[whoId] === 1) visit(first + i, whoId, whatId)
    }
    first += count
  }
}

/** Tuples that are looked at between two turns. */
const TUPLES_A_TURN = 8192

/** Calls for each who-tuple that entries have, turn by turn. */
export function* visitingWho(table: EntryTable, visit: (who: Who) => void): Turns<void> {
  const { counts } = table.data.who
  for (let id = 0; id < counts.length; id++) {
    if (id % TUPLES_A_TURN === 0) yield
    if (counts[id]! > 0) visit(table.whoOf(id))
  }
}

/** The entries whose tuples are both marked, in file order. */
export function entriesWhere(table: EntryTable, who: Marks, what: Marks): number[] {
  const found: number[] = []
  eachEntry(table, who, what, entry => void found.push(entry))
  return found
}

/** Finds the entries of one client address for which conditions hold, in file order. A table is gone through once, for all addresses. */
export function entriesOfClient(
  who: (who: Who) => boolean,
  what: (what: What) => boolean,
): (table: EntryTable, address: string) => readonly number[] {
  const known = new WeakMap<EntryTable, ReadonlyMap<string, number[]>>()
  return (table, address) => {
    const found = known.get(table) ?? entriesByClient(table, who, what)
    known.set(table, found)
    return found.get(address) ?? []
  }
}

function entriesByClient(table: EntryTable, who: (who: Who) => boolean, what: (what: What) => boolean): ReadonlyMap<string, number[]> {
  const found = new Map<string, number[]>()
  eachEntry(
    table,
    whoMarks(table, one => one.client?.kind === 'ip' && who(one)),
    whatMarks(table, what),
    (entry, whoId) => {
      const { client } = table.whoOf(whoId)
      const address = client?.kind === 'ip' ? client.address : ''
      const own = found.get(address)
      if (own === undefined) found.set(address, [entry])
      else own.push(entry)
    },
  )
  return found
}

/** Marks everything. */
export const anyone = (table: EntryTable): Marks => marks(table.data.who.counts, () => true)
