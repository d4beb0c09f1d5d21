import { isStated, spells } from '../w3c/bytes.ts'
import * as C from '../w3c/columns.ts'
import { setParties } from './parties.ts'
import type { Row } from '../w3c/row.ts'
import { identityAt } from '../w3c/value.ts'
import { DEVICE, IP, ROLE_CLIENT, ROLE_DEVICE, ROLE_FORWARDED, ROLE_USER, ROLE_VIA, USER } from '../../model/identity.ts'
import type { EntrySink } from '../../formats/format.ts'
import { encodedIdentity, isEncoded } from './encodedQuery.ts'
import { ACTIVESYNC, HTTP } from './protocol.ts'
import { identityIn } from './query.ts'

/** What else than its names says who appears in a row: that its query names user and device (an odd number), and that a front end handed it on. */
export const BY_QUERY = 1
const HANDED_ON = 2

/** The way that a request of a protocol came, as a number. */
export function wayOf(bytes: Uint8Array, row: Row, protocol: number): number {
  const isHandedOn = protocol !== HTTP && spells(bytes, row.starts[C.S_PORT]!, row.ends[C.S_PORT]!, BACK_END_PORT)
  return (protocol === ACTIVESYNC ? BY_QUERY : 0) | (isHandedOn ? HANDED_ON : 0)
}

const COMMA = 44
const PLUS = 43
/** Where Exchange takes over what its own front end hands on: the address that asks there is the front end's. */
const BACK_END_PORT = '444'

/**
 * States who appears in a row: client, user, server, and where they are written device and forwarded client. `way` is that of the request (`wayOf`); `known` is
 * the user where another row names it.
 */
export function setWho(bytes: Uint8Array, row: Row, way: number, sink: EntrySink, known = 0): void {
  const inItsQuery = (way & BY_QUERY) !== 0
  const { who } = sink
  who[ROLE_USER] = identityAt(USER, bytes, row, C.CS_USERNAME, sink) || known || (inItsQuery ? inQuery(USER, 'user', bytes, row, sink) : 0)
  who[ROLE_DEVICE] = inItsQuery ? inQuery(DEVICE, 'deviceid', bytes, row, sink) : 0
  who[ROLE_FORWARDED] = forwardedFor(bytes, row, sink)
  setParties(bytes, row, sink)
  if ((way & HANDED_ON) !== 0) who[ROLE_VIA] = who[ROLE_CLIENT]!
}

/** An identity that the query of an ActiveSync request names, in plain text or in its encoded form. */
function inQuery(kind: number, name: 'user' | 'deviceid', bytes: Uint8Array, row: Row, sink: EntrySink): number {
  const from = row.starts[C.CS_URI_QUERY]!
  const to = row.ends[C.CS_URI_QUERY]!
  if (isEncoded(bytes, from, to)) return encodedIdentity(kind, bytes, from, to, sink)
  return identityIn(kind, name, bytes, from, to, sink)
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
