import { LF } from '../../frames/ascii.ts'
import { emptyRow, type Row, UNFINISHED } from '../../frames/csv/row.ts'
import type { Ahead } from '../../frames/csv/scan.ts'
import { type Cells, endOf, startOf } from '../../frames/exchange/cells.ts'
import { CONTEXT, SESSION_ID } from './columns.ts'
import { namedIn, refusalIn, type Span } from './phrases.ts'

/** Rows of other sessions that may stand between a refusal and the name of its user. */
const MOST_ROWS = 64

/** Finds the user of a refusal: his name stands in the next row of its session. */
export type UserAhead = (cells: Cells, ahead: Ahead) => Span | 'nobody' | 'unread'

export function userAhead(): UserAhead {
  const row = emptyRow()
  return (cells, ahead) => {
    const other: Cells = { ...cells, row }
    let at = ahead.next
    for (let n = 0; n < MOST_ROWS && at < ahead.end; n++) {
      const next = ahead.split(at, row)
      if (next === UNFINISHED) return 'unread'
      if (isSameSession(cells, other, row) && refusalIn(other) === undefined)
        return isWhole(cells.bytes, next) ? (namedIn(cells.bytes, startOf(other, CONTEXT), endOf(other, CONTEXT)) ?? 'nobody') : 'nobody'
      if (n === MOST_ROWS - 1) return 'nobody'
      at = next
    }
    return ahead.last ? 'nobody' : 'unread'
  }
}

/** Whether a row is closed by its line end. Where the file is cut in it, half a name would be somebody else's. */
const isWhole = (bytes: Uint8Array, next: number): boolean => bytes[next - 1] === LF

function isSameSession(cells: Cells, other: Cells, row: Row): boolean {
  if (row.values !== cells.columns.names.length) return false
  const { bytes } = cells
  const start = startOf(cells, SESSION_ID)
  const length = endOf(cells, SESSION_ID) - start
  const from = startOf(other, SESSION_ID)
  if (length === 0 || endOf(other, SESSION_ID) - from !== length) return false
  for (let i = 0; i < length; i++) if (bytes[start + i] !== bytes[from + i]) return false
  return true
}
