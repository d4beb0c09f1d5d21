import { isStated } from '../../frames/w3c/bytes.ts'
import * as C from '../../frames/w3c/columns.ts'
import { setParties } from '../../frames/w3c/parties.ts'
import { Repeats } from '../../frames/w3c/repeats.ts'
import type { Row } from '../../frames/w3c/row.ts'
import { identityAt } from '../../frames/w3c/value.ts'
import { DEVICE, IP, ROLE_DEVICE, ROLE_FORWARDED, ROLE_LOGGER, ROLE_SERVER, ROLE_USER, USER } from '../../model/identity.ts'
import type { EntrySink } from '../format.ts'
import { NONE, parameter, type Span } from './query.ts'

const COMMA = 44
/** Servers of one log whose rows are recalled. */
const MOST_SERVERS = 60

/**
 * States who appears in a row: client, user, server, and where they are written device and forwarded client. The same user comes from the same address again and again, so
 * the two values (they stand side by side) with the device or forwarded address recall the who of an earlier row.
 */
export function whoReader(): (bytes: Uint8Array, row: Row, isActiveSync: boolean, sink: EntrySink) => void {
  const address = new Repeats(C.S_IP)
  const name = new Repeats(C.S_COMPUTERNAME)
  const servers = new Map<number, number>()
  let server = -1
  return (bytes, row, isActiveSync, sink) => {
    if (!row.alike || !isServerFirst(row)) {
      const sameAddress = address.again(row)
      const sameName = name.again(row)
      if (!sameAddress || !sameName) server = serverOf(servers, bytes, row, sink)
    }
    const forwarded = forwardedFor(bytes, row)
    const device = isActiveSync ? parameter(bytes, row.starts[C.CS_URI_QUERY]!, row.ends[C.CS_URI_QUERY]!, 'deviceid') : NONE
    if (!isRecalled(bytes, row, server, isActiveSync, device, forwarded, sink)) setWho(bytes, row, isActiveSync, device, forwarded, sink)
  }
}

/** Whether the server is named before the method: then a row that begins like the one before was answered by the same. */
const isServerFirst = ({ starts }: Row): boolean =>
  starts[C.S_IP]! < starts[C.CS_METHOD]! && starts[C.S_COMPUTERNAME]! < starts[C.CS_METHOD]!

/** A number for the server of a row, -1 where a log has too many. */
function serverOf(servers: Map<number, number>, bytes: Uint8Array, row: Row, sink: EntrySink): number {
  setParties(bytes, row, sink)
  const key = sink.who[ROLE_SERVER]! * 0x100000 + sink.who[ROLE_LOGGER]!
  if (!servers.has(key) && servers.size < MOST_SERVERS) servers.set(key, servers.size)
  return servers.get(key) ?? -1
}

function isRecalled(
  bytes: Uint8Array,
  { starts, ends }: Row,
  server: number,
  isActiveSync: boolean,
  device: Span,
  forwarded: Span,
  sink: EntrySink,
): boolean {
  const user = starts[C.CS_USERNAME]!
  const client = starts[C.C_IP]!
  const userFirst = client === ends[C.CS_USERNAME]! + 1
  const sideBySide = userFirst || user === ends[C.C_IP]! + 1
  const isForwarded = forwarded.end > forwarded.start
  if (server < 0 || !sideBySide || (isActiveSync && (isForwarded || !isStated(bytes, user, ends[C.CS_USERNAME]!)))) return false
  const more = isForwarded ? forwarded : device
  const end = userFirst ? ends[C.C_IP]! : ends[C.CS_USERNAME]!
  return sink.recall(server * 2 + (isForwarded ? 1 : 0), bytes, userFirst ? user : client, end, more.start, more.end)
}

function setWho(bytes: Uint8Array, row: Row, isActiveSync: boolean, device: Span, forwarded: Span, sink: EntrySink): void {
  setParties(bytes, row, sink)
  sink.who[ROLE_USER] = identityAt(USER, bytes, row, C.CS_USERNAME, sink)
  if (isStated(bytes, forwarded.start, forwarded.end)) sink.who[ROLE_FORWARDED] = sink.identity(IP, bytes, forwarded.start, forwarded.end)
  if (isStated(bytes, device.start, device.end)) sink.who[ROLE_DEVICE] = sink.identity(DEVICE, bytes, device.start, device.end)
  if (isActiveSync && sink.who[ROLE_USER] === 0) sink.who[ROLE_USER] = namedUser(bytes, row, sink)
}

/** The user that an ActiveSync request names where it was not authenticated. */
function namedUser(bytes: Uint8Array, row: Row, sink: EntrySink): number {
  const user = parameter(bytes, row.starts[C.CS_URI_QUERY]!, row.ends[C.CS_URI_QUERY]!, 'user')
  return isStated(bytes, user.start, user.end) ? sink.identity(USER, bytes, user.start, user.end) : 0
}

/** Where the client behind a proxy is named: the first address of the list. */
function forwardedFor(bytes: Uint8Array, row: Row): Span {
  const start = row.starts[C.FORWARDED_FOR]!
  if (row.ends[C.FORWARDED_FOR] === start) return NONE
  let end = start
  while (end < row.ends[C.FORWARDED_FOR]! && bytes[end] !== COMMA) end++
  return { start, end }
}
