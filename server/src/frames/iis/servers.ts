import type { EntrySink } from '../../formats/format.ts'
import { ROLE_LOGGER, ROLE_SERVER } from '../../model/identity.ts'
import { S_COMPUTERNAME, S_IP } from '../w3c/columns.ts'
import { Repeats } from '../w3c/repeats.ts'
import type { Row } from '../w3c/row.ts'
import { setParties } from './parties.ts'

/** Servers of one log that have a number. */
export const SERVERS = 64

/** Numbers the servers of a log, below 64, by address and name; -1 where there are more. Most rows are of the server of the row before. */
export function serverReader(): (bytes: Uint8Array, row: Row, sink: EntrySink) => number {
  const address = new Repeats()
  const name = new Repeats()
  const servers = new Map<number, number>()
  let server = -1
  return (bytes, row, sink) => {
    if (isServerAlike(row)) return server
    const { starts, ends, view } = row
    const sameAddress = address.again(view, starts[S_IP]!, ends[S_IP]!)
    const sameName = name.again(view, starts[S_COMPUTERNAME]!, ends[S_COMPUTERNAME]!)
    if (!sameAddress || !sameName) server = serverOf(servers, bytes, row, sink)
    return server
  }
}

/** Whether the server is named where the row is like the one before. */
const isServerAlike = ({ starts, alikeTo }: Row): boolean => starts[S_IP]! < alikeTo && starts[S_COMPUTERNAME]! < alikeTo

function serverOf(servers: Map<number, number>, bytes: Uint8Array, row: Row, sink: EntrySink): number {
  setParties(bytes, row, sink)
  const key = sink.who[ROLE_SERVER]! * 0x100000 + sink.who[ROLE_LOGGER]!
  if (!servers.has(key) && servers.size < SERVERS) servers.set(key, servers.size)
  return servers.get(key) ?? -1
}
