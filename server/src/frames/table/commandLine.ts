import { secretsIn } from '../../model/secrets.ts'
import type { Cell } from './cells.ts'

/** A command line without the passwords in it, which are cells of their own (`secret`). */
export function withoutSecrets(cell: Cell, text: string): readonly Cell[] {
  const cells: Cell[] = []
  let at = cell.start
  for (const { start, end } of secretsIn(text)) {
    if (cell.start + start > at) cells.push({ ...cell, start: at, end: cell.start + start })
    cells.push({ field: 'secret', start: cell.start + start, end: cell.start + end })
    at = cell.start + end
  }
  return at < cell.end ? [...cells, { ...cell, start: at }] : cells
}
