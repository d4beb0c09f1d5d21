import { EntryColumns } from './entryColumns.ts'
import { type EntryTable, entryTable } from './entryTable.ts'
import { occurrences, type Tuples } from './tuples.ts'

/**
 * Some entries of a table, ascending in their lines elsewhere (1-based): what they say is shared with the table, where they lie in their file too. Only their
 * lines are other.
 */
export function pickedTable(table: EntryTable, entries: readonly number[], lines: readonly number[]): EntryTable {
  const columns = new EntryColumns()
  entries.forEach((entry, i) =>
    columns.add(0, 0, lines[i]!, table.written(entry), table.whoId(entry), table.whatId(entry), table.numbers(entry)),
  )
  const { segments, long } = columns.freeze()
  const { who, what } = table.data
  const picked = entryTable({
    ...table.data,
    segments,
    long,
    who: counted(
      who,
      segments.map(segment => segment.who),
    ),
    what: counted(
      what,
      segments.map(segment => segment.what),
    ),
    gaps: [],
    headings: [],
  })
  const original = (n: number): number => entries[n] ?? -1
  return {
    ...picked,
    offset: n => table.offset(original(n)),
    length: n => table.length(original(n)),
    heading: n => table.heading(original(n)),
    whoOf: id => table.whoOf(id),
    whatOf: id => table.whatOf(id),
    who: n => table.who(original(n)),
    what: n => table.what(original(n)),
  }
}

const counted = (tuples: Tuples, ids: Parameters<typeof occurrences>[0]): Tuples => ({
  ...tuples,
  counts: occurrences(ids, tuples.counts.length),
})
