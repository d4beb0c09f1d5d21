import { type Columns, MOST_COLUMNS, SLOTS } from './columns.ts'
import { LF } from './bytes.ts'

/** The row that is being read: where the value of each slot lies. An absent column lies at 0, 0. */
export interface Row {
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** How many values the row has. */
  values: number
  /** Whether everything before the method is as in the row before, but for the seconds. */
  alike: boolean
  /** The memory the row lies in, as words, and where its bytes begin in it. */
  words: Int32Array
  shift: number
}

export const emptyRow = (): Row => ({
  starts: new Int32Array(SLOTS),
  ends: new Int32Array(SLOTS),
  values: 0,
  alike: false,
  words: new Int32Array(0),
  shift: 0,
})

/** Forgets where values lay: another heading holds. */
export function clearRow(row: Row): void {
  row.starts.fill(0)
  row.ends.fill(0)
}

/** Marks, in the high bit of each byte of a word, the bytes up to 32: what stands between values and lines. */
const between = (word: number): number => ~(((word & 0x7f7f7f7f) + 0x5f5f5f5f) | word) & 0x80808080

/**
 * Splits the row that begins at `at` and returns where its line end (LF or CR) stands. Looks at four bytes at a time: `words` is the memory of `bytes`,
 * which begins at `shift` in it. A line end must lie within `words`. Runs of blanks count as one. `first` is the column of the value at `at`.
 */
export function splitRow(
  words: Int32Array,
  shift: number,
  bytes: Uint8Array,
  at: number,
  columns: Columns,
  row: Row,
  first: number,
): number {
  const { slots } = columns
  const { starts, ends } = row
  let column = first
  let from = at
  let word = (at + shift) >> 2
  let marks = between(words[word]!) & (-1 << (((at + shift) & 3) << 3))
  for (;;) {
    while (marks === 0) marks = between(words[++word]!)
    const lowest = marks & -marks
    const end = (word << 2) + ((31 - Math.clz32(lowest)) >> 3) - shift
    marks ^= lowest
    if (end > from) {
      const slot = slots[column++ & MOST_COLUMNS]!
      starts[slot] = from
      ends[slot] = end
    }
    from = end + 1
    const byte = bytes[end]!
    if (byte === LF || byte === 13) {
      row.values = column
      return end
    }
  }
}
