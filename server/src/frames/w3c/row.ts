import { type Columns, MOST_COLUMNS, SLOTS } from './columns.ts'
import { BLANK, CR, LF } from './bytes.ts'

/** The row that is being read: where the value of each slot lies. An absent column lies at 0, 0. */
export interface Row {
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** How many values the row has. */
  values: number
  /** The memory the row lies in, and room behind it (`viewOn`). */
  view: DataView
}

const NO_MEMORY = new DataView(new ArrayBuffer(0))

export const emptyRow = (): Row => ({
  starts: new Int32Array(SLOTS),
  ends: new Int32Array(SLOTS),
  values: 0,
  view: NO_MEMORY,
})

/** Forgets where values lay: another heading holds. */
export function clearRow(row: Row): void {
  row.starts.fill(0)
  row.ends.fill(0)
}

/**
 * Marks, in the high bit of each byte of a word, the bytes up to 32: what stands between values and lines. The lowest mark is right; one above it may mark
 * a byte of 33 (`!`).
 */
const between = (word: number): number => (word - 0x21212121) & ~word & 0x80808080

/**
 * Splits the row that begins at `at` and returns where its line end (LF or CR) stands. Looks at four bytes at a time: `view` begins where `bytes` do, and
 * has room behind the line end. Runs of blanks count as one.
 */
export function splitRow(view: DataView, bytes: Uint8Array, at: number, columns: Columns, row: Row): number {
  const { slots } = columns
  const { starts, ends } = row
  let column = 0
  let from = at
  for (;;) {
    let end = from
    let marks = between(view.getInt32(end, true))
    while (marks === 0) marks = between(view.getInt32((end += 4), true))
    end += (31 - Math.clz32(marks & -marks)) >> 3
    if (end > from) {
      const slot = slots[column++ & MOST_COLUMNS]!
      starts[slot] = from
      ends[slot] = end
    }
    from = end + 1
    const byte = bytes[end]!
    if (byte < BLANK && (byte === LF || byte === CR)) {
      row.values = column
      return end
    }
  }
}
