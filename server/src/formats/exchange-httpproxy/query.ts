import { type Cells, endOf, startOf } from '../../frames/exchange/cells.ts'
import { identityIn } from '../../frames/iis/query.ts'
import type { EntrySink } from '../format.ts'
import { QUERY } from './columns.ts'

const QUESTION = 0x3f

/** An identity that the query of an ActiveSync request names; 0 where it names none. */
export function fromQuery(cells: Cells, name: string, kind: number, sink: EntrySink): number {
  const { bytes } = cells
  const at = startOf(cells, QUERY)
  return identityIn(kind, name, bytes, bytes[at] === QUESTION ? at + 1 : at, endOf(cells, QUERY), sink)
}
