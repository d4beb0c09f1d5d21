import type { EntrySink } from '../../formats/format.ts'
import { IP } from '../../model/identity.ts'
import { RepeatedBytes } from '../repeatedBytes.ts'
import { type Cells, endOf, repeatedId, startOf } from './cells.ts'

const COLON = 0x3a
const CLOSE = 0x5d
const ZERO = 0x30

/** Where the address of `10.1.5.77:49152` or `[2001:db8::1]:25` ends: at the colon before its port, or at its end where it has none. */
function addressEnd(bytes: Uint8Array, start: number, end: number): number {
  let colon = end
  for (let i = end - 1; i >= start; i--) {
    if (bytes[i] === CLOSE) return i + 1
    if (bytes[i] !== COLON) continue
    // A second colon: an IPv6 address without brackets, which has no port.
    if (colon < end) return end
    colon = i
  }
  return colon
}

/** The address of an endpoint; 0 where it states none. */
export function addressIn(cells: Cells, slot: number, sink: EntrySink): number {
  const start = startOf(cells, slot)
  const end = endOf(cells, slot)
  return end > start ? sink.identity(IP, cells.bytes, start, addressEnd(cells.bytes, start, end)) : 0
}

/** The address of an endpoint in a column. The rows of a connection repeat it. */
export const addressReader = (slot: number) => repeatedId(slot, (cells, sink) => addressIn(cells, slot, sink))

/** The port of an endpoint; 0 where it states none. */
export function portIn(cells: Cells, slot: number): number {
  const { bytes } = cells
  const start = startOf(cells, slot)
  const end = endOf(cells, slot)
  let port = 0
  for (let i = addressEnd(bytes, start, end) + 1; i < end; i++) port = port * 10 + bytes[i]! - ZERO
  return port
}

/** The port that the text of an endpoint ends with. */
export const portOf = (endpoint: string): number => Number(/[\]\d]:(\d{1,5})$/.exec(endpoint)?.[1] ?? 0)

/** An endpoint of a connection: the id of its address, and its port; 0 for what it does not state. */
export interface Endpoint {
  readonly address: number
  readonly port: number
}

/** Reads the endpoints of servers in a column: most rows are of the server of the row before. The answer holds until the next question. */
export function serverEndpoints(slot: number): (cells: Cells, sink: EntrySink) => Endpoint {
  const servers = new RepeatedBytes()
  const server = { address: 0, port: 0 }
  return (cells, sink) => {
    if (servers.again(cells.bytes, startOf(cells, slot), endOf(cells, slot))) return server
    server.address = addressIn(cells, slot, sink)
    server.port = portIn(cells, slot)
    return server
  }
}
