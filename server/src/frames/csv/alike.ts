import type { Split } from '../alike/teller.ts'
import { ABSENT, type Row } from './row.ts'

/** Puts the values of some columns, as they were split elsewhere, where those of a record lie. */
export function placeRow({ starts, ends, doubled, shift }: Split, columns: Uint16Array, row: Row): void {
  for (let i = 0; i < columns.length; i++) {
    const column = columns[i]!
    if (column === ABSENT) continue
    row.starts[column] = starts[column]! + shift
    row.ends[column] = ends[column]! + shift
    row.doubled[column] = doubled[column]!
  }
}
