import type { Column } from './columns.ts'
import type { EntryTable } from './entryTable.ts'

/** The first entry of a table that names each of some identities, by their ids in the table's dictionary. One pass for all of them. */
export function firstEntries(table: EntryTable, ids: ReadonlySet<number>): ReadonlyMap<number, number> {
  const naming = tuplesNaming(table, ids)
  const open = Uint8Array.from(table.data.who.counts, (_, tuple) => Number(naming.has(tuple)))
  const firsts = new Map<number, number>()
  let left = naming.size
  let first = 0
  for (const segment of table.data.segments) {
    if (segment.session !== undefined) addSessions(segment.session, first, ids, firsts)
    for (let i = 0; i < segment.count && left > 0; i++) {
      const tuple = segment.who[i]!
      if (open[tuple] === 0) continue
      open[tuple] = 0
      left--
      for (const id of naming.get(tuple) ?? []) if (!firsts.has(id)) firsts.set(id, first + i)
    }
    first += segment.count
  }
  return firsts
}

function addSessions(sessions: Column, first: number, ids: ReadonlySet<number>, firsts: Map<number, number>): void {
  for (let i = 0; i < sessions.length && firsts.size < ids.size; i++) {
    const session = sessions[i]!
    if (ids.has(session) && !firsts.has(session)) firsts.set(session, first + i)
  }
}

/** The who-tuples that name one of the identities, and which. */
function tuplesNaming(table: EntryTable, ids: ReadonlySet<number>): ReadonlyMap<number, readonly number[]> {
  const { columns, counts } = table.data.who
  const naming = new Map<number, number[]>()
  for (const column of columns)
    column?.forEach((id, tuple) => {
      if (!ids.has(id) || counts[tuple] === 0) return
      const list = naming.get(tuple)
      if (list === undefined) naming.set(tuple, [id])
      else list.push(id)
    })
  return naming
}
