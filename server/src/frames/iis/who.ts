import { addressNumber, isStated, spells } from '../w3c/bytes.ts'
import * as C from '../w3c/columns.ts'
import { setParties } from './parties.ts'
import type { Row } from '../w3c/row.ts'
import { identityAt } from '../w3c/value.ts'
import { DEVICE, IP, ROLE_CLIENT, ROLE_DEVICE, ROLE_FORWARDED, ROLE_USER, ROLE_VIA, USER } from '../../model/identity.ts'
import type { EntrySink } from '../../formats/format.ts'
import { encodedIdentity, isEncoded } from './encodedQuery.ts'
import { ACTIVESYNC, HTTP } from './protocol.ts'
import { parameter } from './query.ts'
import { serverReader, SERVERS } from './servers.ts'

const COMMA = 44
const PLUS = 43
/** Ids that fit beside the number of a server and a bit. */
const MOST_IDS = 1 << 23
/** Where Exchange takes over what its own front end hands on: the address that asks there is the front end's. */
const BACK_END_PORT = '444'

/**
 * States who appears in a row: client, user, server, and where they are written device and forwarded client. The same user comes from the same address again and
 * again: the address, the user, and what else is named recall the who of an earlier row. `protocol` is the number of the service; `known` is the user where
 * another row names it.
 */
export function whoReader(): (bytes: Uint8Array, row: Row, protocol: number, sink: EntrySink, known?: number) => void {
  const serverOf = serverReader()
  return (bytes, row, protocol, sink, known = 0) => {
    const isActiveSync = protocol === ACTIVESYNC
    const isHandedOn = protocol !== HTTP && spells(bytes, row.starts[C.S_PORT]!, row.ends[C.S_PORT]!, BACK_END_PORT)
    const user = identityAt(USER, bytes, row, C.CS_USERNAME, sink) || known || (isActiveSync ? inQuery(USER, 'user', bytes, row, sink) : 0)
    const device = isActiveSync ? inQuery(DEVICE, 'deviceid', bytes, row, sink) : 0
    const forwarded = forwardedFor(bytes, row, sink)
    // Behind the others: what is named in a row for the first time gets its ids in the same order, whether the server was met before or not.
    const server = serverOf(bytes, row, sink)
    if (isRecalled(bytes, row, server * 2 + (isHandedOn ? 1 : 0), user, device, forwarded, sink)) return
    setParties(bytes, row, sink)
    sink.who[ROLE_USER] = user
    sink.who[ROLE_DEVICE] = device
    sink.who[ROLE_FORWARDED] = forwarded
    if (isHandedOn) sink.who[ROLE_VIA] = sink.who[ROLE_CLIENT]!
  }
}

function isRecalled(bytes: Uint8Array, row: Row, way: number, user: number, device: number, forwarded: number, sink: EntrySink): boolean {
  const client = addressNumber(bytes, row.starts[C.C_IP]!, row.ends[C.C_IP]!)
  const third = device === 0 ? forwarded : device
  if (client === undefined || way < 0 || third >= MOST_IDS || (device !== 0 && forwarded !== 0)) return false
  return sink.recall(client, user, third * 2 * SERVERS + way)
}

/** An identity that the query of an ActiveSync request names, in plain text or in its encoded form. */
function inQuery(kind: number, name: 'user' | 'deviceid', bytes: Uint8Array, row: Row, sink: EntrySink): number {
  const from = row.starts[C.CS_URI_QUERY]!
  const to = row.ends[C.CS_URI_QUERY]!
  if (isEncoded(bytes, from, to)) return encodedIdentity(kind, bytes, from, to, sink)
  const { start, end } = parameter(bytes, from, to, name)
  return isStated(bytes, start, end) ? sink.identity(kind, bytes, start, end) : 0
}

/** The client behind a proxy: the first address of its list. A `+` stands for the blank behind a comma, and `unknown` for a client the proxy does not tell. */
export const forwardedFor = (bytes: Uint8Array, row: Row, sink: EntrySink): number =>
  firstAddress(bytes, row.starts[C.FORWARDED_FOR]!, row.ends[C.FORWARDED_FOR]!, sink)

export function firstAddress(bytes: Uint8Array, from: number, end: number, sink: EntrySink): number {
  for (let start = from; start < end; ) {
    const first = bytes[start] === PLUS ? start + 1 : start
    let stop = first
    while (stop < end && bytes[stop] !== COMMA) stop++
    const client = isStated(bytes, first, stop) ? sink.identity(IP, bytes, first, stop) : 0
    if (client !== 0) return client
    start = stop + 1
  }
  return 0
}
