import type { EntrySink } from '../../formats/format.ts'
import { HOST, IP, ROLE_CLIENT, ROLE_LOGGER, ROLE_SERVER } from '../../model/identity.ts'
import { C_IP, S_COMPUTERNAME, S_IP } from '../w3c/columns.ts'
import type { Row } from '../w3c/row.ts'
import { identityAt } from '../w3c/value.ts'

/** States who spoke with whom: the client, the address it reached, and the machine that wrote the row. */
export function setParties(bytes: Uint8Array, row: Row, sink: EntrySink): void {
  sink.who[ROLE_CLIENT] = identityAt(IP, bytes, row, C_IP, sink)
  sink.who[ROLE_SERVER] = identityAt(IP, bytes, row, S_IP, sink)
  sink.who[ROLE_LOGGER] = identityAt(HOST, bytes, row, S_COMPUTERNAME, sink)
}
