import { BLANK } from './bytes.ts'
import { type Columns, MOST_COLUMNS } from './columns.ts'
import type { Row } from './row.ts'

const QUOTE = 34

/** Splits a row of IIS Advanced Logging, where a value with blanks stands in double quotes and a quote in it is doubled. Spans are without the quotes. */
export function splitQuotedRow(bytes: Uint8Array, at: number, stop: number, columns: Columns, row: Row): void {
  let column = 0
  let i = at
  while (i < stop) {
    const quoted = bytes[i] === QUOTE
    const end = quoted ? closingQuote(bytes, i + 1, stop) : valueEnd(bytes, i, stop)
    const slot = columns.slots[column++ & MOST_COLUMNS]!
    row.starts[slot] = quoted ? i + 1 : i
    row.ends[slot] = end
    i = quoted ? end + 1 : end
    while (i < stop && bytes[i]! <= BLANK) i++
  }
  row.values = column
}

function valueEnd(bytes: Uint8Array, at: number, stop: number): number {
  let i = at
  while (i < stop && bytes[i]! > BLANK) i++
  return i
}

function closingQuote(bytes: Uint8Array, at: number, stop: number): number {
  let i = at
  while (i < stop && (bytes[i] !== QUOTE || bytes[i + 1] === QUOTE)) i += bytes[i] === QUOTE ? 2 : 1
  return Math.min(i, stop)
}
