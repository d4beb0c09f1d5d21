import { emptyRow, MOST_COLUMNS, type Row } from './row.ts'
import { single } from './value.ts'

/** A record, and the bytes it lies in. */
export interface CopiedRow {
  readonly bytes: Uint8Array
  readonly row: Row
}

/** Copies records without the doubling of quotes in their values, each of which stands behind the one before. The answer holds until the next question. */
export function rowCopier(): (bytes: Uint8Array, row: Row) => CopiedRow {
  const copied = emptyRow()
  let scratch = new Uint8Array(4096)
  return (bytes, row) => {
    const columns = Math.min(row.values, MOST_COLUMNS)
    const size = row.ends[columns - 1]! - row.starts[0]!
    if (scratch.length < size + 8) scratch = new Uint8Array(size * 2)
    copied.values = columns
    let at = 0
    for (let column = 0; column < columns; column++) {
      const [start, end] = [row.starts[column]!, row.ends[column]!]
      copied.starts[column] = at
      if (row.doubled[column] === 1) at = single(bytes, start, end, scratch, at)
      else {
        scratch.set(bytes.subarray(start, end), at)
        at += end - start
      }
      copied.ends[column] = at
    }
    return { bytes: scratch, row: copied }
  }
}
