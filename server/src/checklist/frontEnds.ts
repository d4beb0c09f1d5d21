import type { Snapshot } from '../evidence/snapshot.ts'
import type { Protocol } from '../model/codeSpace.ts'
import type { Attempt } from './attempts.ts'
import { tally } from './grouping.ts'
import { hostKey, type Observation } from './observations.ts'
import { isLocal } from './origins.ts'
import type { Inquiry } from './inquiry.ts'
import type { LastHop } from './lastHop.ts'
import { familyOf, type ProtocolLog, serverAddresses } from './protocolLogs.ts'
import { quoted } from './wording.ts'

/** A server that handed the subject's requests on to another one, whose log names it and not the client (DOMAIN.md 4.6): its own log has the client. */
export interface FrontEnd {
  readonly address: string
  /** Its machine, short and lower case: the back end itself where it asks by its own loopback address; '' where nothing says. */
  readonly host: string
  /** The back end, short and lower case, else the machine that the failures came through; '' where nothing says. */
  readonly server: string
  readonly protocol: Protocol
  /** Rows of the back end, one for each attempt that came this way. */
  readonly rows: readonly Observation[]
}

/** Share of the failures that has to come through a front end for its log to be asked for. */
const WORTH = 0.5

/** The addresses of servers that hand on what others ask them. They are nobody's client. */
export function handingOn(snapshot: Snapshot): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { table } of snapshot.files)
    table.data.who.counts.forEach((count, id) => {
      const { via } = table.whoOf(id)
      if (count > 0 && via?.kind === 'ip') found.add(via.address)
    })
  return found
}

/** The front end that most attempts came through without anybody naming their client; undefined where there is none. */
export function frontEndOf(snapshot: Snapshot, attempts: readonly Attempt[], hop: LastHop): FrontEnd | undefined {
  const rows = attempts.flatMap(({ rows: all }) => all.find(isHandedOn) ?? [])
  const [most] = tally(rows.map(viaOf))
  const through = rows.filter(row => viaOf(row) === most?.[0])
  const [first] = through
  if (first === undefined || most === undefined || through.length < WORTH * attempts.length) return undefined
  const [address] = most
  const server = first.logger || hop.host
  const host = isLocal(address) ? server : (serverAddresses(snapshot).get(address) ?? '')
  return { address, host, server, protocol: first.what.protocol, rows: through }
}

const viaOf = ({ who }: Observation): string => hostKey(who.via)

/** Whether a row of a web or mail service names who handed the request on, and not for whom. */
const isHandedOn = ({ who, what }: Observation): boolean =>
  who.via?.kind === 'ip' && who.forwarded === undefined && familyOf(what.protocol) !== undefined

/** Whether a log is of the kind that a front end's clients are in. */
export const isOfFrontEnd = ({ family }: ProtocolLog, { protocol }: FrontEnd): boolean => family === familyOf(protocol)

/** `10.1.1.24 FE01`; of one on the back end itself its name alone. */
export function frontEndText({ nameOf }: Pick<Inquiry, 'nameOf'>, { address, host }: FrontEnd): string {
  const name = host === '' ? '' : quoted(nameOf(host))
  return isLocal(address) ? name || 'itself' : `${address} ${name}`.trim()
}
