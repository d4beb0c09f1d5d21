import { type Column, narrowed } from './columns.ts'
import type { TupleDictionary } from './tupleDictionary.ts'

/** Interned tuples, read only: a column per member, by tuple id. A member that no tuple states has no column and is 0. */
export interface Tuples {
  readonly columns: readonly (Column | undefined)[]
  /** How many entries have each tuple. */
  readonly counts: Column
}

/** One member of one tuple. */
export const cellOf = ({ columns }: Tuples, tuple: number, member: number): number => columns[member]?.[tuple] ?? 0

/** Bytes the columns take. */
export const tuplesBytes = ({ columns, counts }: Tuples): number =>
  columns.reduce((sum, column) => sum + (column?.byteLength ?? 0), counts.byteLength)

/** Tuples given row by row, as columns as narrow as their values allow. */
export function tuplesOf(rows: Uint32Array, counts: Uint32Array): Tuples {
  const width = counts.length === 0 ? 0 : rows.length / counts.length
  const values = new Uint32Array(counts.length)
  const columns = Array.from({ length: width }, (_, member) => {
    let any = 0
    for (let tuple = 0; tuple < counts.length; tuple++) any |= values[tuple] = rows[tuple * width + member]!
    return any === 0 ? undefined : narrowed(values, values.length)
  })
  return { columns, counts: narrowed(counts, counts.length) }
}

/** How often each of `size` ids occurs in columns. */
export function occurrences(columns: readonly Column[], size: number): Uint32Array {
  const counts = new Uint32Array(size)
  for (const column of columns) for (let i = 0; i < column.length; i++) counts[column[i]!]!++
  return counts
}

/** The tuples of a dictionary, which the entries name in columns. */
export const tuplesIn = (dictionary: TupleDictionary, columns: readonly Column[]): Tuples =>
  tuplesOf(dictionary.freeze(), occurrences(columns, dictionary.count))
