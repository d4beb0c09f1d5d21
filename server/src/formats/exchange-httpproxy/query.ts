import { type Cells, endOf, startOf } from '../../frames/exchange/cells.ts'
import { parameter } from '../../frames/iis/query.ts'
import type { EntrySink } from '../format.ts'
import { QUERY } from './columns.ts'

const PERCENT = 0x25
const QUESTION = 0x3f

/** An identity that the query of an ActiveSync request names; 0 where it names none. */
export function fromQuery(cells: Cells, name: string, kind: number, sink: EntrySink): number {
  const { bytes } = cells
  const at = startOf(cells, QUERY)
  const { start, end } = parameter(bytes, bytes[at] === QUESTION ? at + 1 : at, endOf(cells, QUERY), name)
  if (end === start) return 0
  if (!bytes.subarray(start, end).includes(PERCENT)) return sink.identity(kind, bytes, start, end)
  return sink.identityOf(kind, decoded(String.fromCharCode(...bytes.subarray(start, Math.min(end, start + 512)))))
}

/** A value without its percent signs; as it is where they are none of an address. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
