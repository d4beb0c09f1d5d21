import type { SourceKind, SourceProtocol } from '../../../shared/investigation.ts'
import type { Protocol } from '../model/codeSpace.ts'
import type { Attempt } from './attempts.ts'
import type { MachineRoles } from './machineRoles.ts'
import { hostKey, type Observation } from './observations.ts'

/** Where a failure itself says that it came from. */
export interface Origin {
  readonly kind: Extract<SourceKind, 'ip' | 'host' | 'device' | 'mac' | 'task' | 'service'>
  /** The address, the device, or the short name of the machine. */
  readonly value: string
  /** Address and machine name stated beside it; '' where none is. */
  readonly ip: string
  readonly name: string
  readonly protocol: SourceProtocol
  /** The machine that wrote the row. */
  readonly logger: string
  readonly row: Observation
  /** `record`: one row has user, origin and failure. `name`: a name that the client chose. `hearsay`: such a name, of which nothing tells whether it only passed the logon on. */
  readonly told: 'record' | 'name' | 'hearsay'
}

const WEB: ReadonlySet<Protocol> = new Set(['http', 'owa', 'activesync', 'ews', 'autodiscover', 'mapi', 'rpc', 'adfs'])
const MAIL: ReadonlySet<Protocol> = new Set(['smtp', 'pop3', 'imap4', 'nntp', 'ftp'])
const BATCH = 4
const SERVICE = 5
const AT_THE_CONSOLE = new Set([2, 7, 11, 13])
const REMOTE_DESKTOP = 10
const MAC = /^(?:[\da-f]{2}[-:.]?){5}[\da-f]{2}$/i

/** What decides where an attempt came from: what machines are, and those at which the user sits. */
export interface Places {
  readonly roles: MachineRoles
  readonly workstations: readonly string[]
  /** Whether a machine may be one that others sign in through: a log or list of it is open, or one of which nobody says whose it is. */
  readonly maySignInOthers: (host: string) => boolean
  /** Addresses of servers that hand on what others ask them: they say nothing of the client. */
  readonly handingOn: ReadonlySet<string>
}

/** The origin that a failure states, by the row that knows best: the device, then the protocol, then who asked; undefined where no row says. */
export function originOf({ rows }: Attempt, places: Places): Origin | undefined {
  for (const rule of RULES) {
    for (const row of rows) {
      const origin = rule(row, places)
      if (origin !== undefined) return origin
    }
  }
  return undefined
}

type Rule = (row: Observation, places: Places) => Origin | undefined

const RULES: readonly Rule[] = [byDevice, byProtocolRow, byOwnLogon, byAddress, byClaimedName]

function byDevice(row: Observation, { handingOn }: Places): Origin | undefined {
  const { device } = row.who
  if (device?.kind !== 'device') return undefined
  const address = clientOf(row)
  // The address before a policy server is the access point's.
  const isOthers = row.what.protocol === 'radius' || handingOn.has(address)
  return from(row, MAC.test(device.id) ? 'mac' : 'device', device.id, { ip: isOthers ? '' : address })
}

function byProtocolRow(row: Observation, { handingOn }: Places): Origin | undefined {
  const { protocol } = row.what
  const address = clientOf(row)
  if (handingOn.has(address)) return undefined
  if ((!WEB.has(protocol) && !MAIL.has(protocol)) || address === '' || isLocal(address)) return undefined
  return from(row, 'ip', address, { ip: address, name: MAIL.has(protocol) ? claimedName(row) : '' })
}

/** Tasks, services and people at the console sit on the machine that wrote the failure. */
function byOwnLogon(row: Observation): Origin | undefined {
  const type = row.what.logonType
  if (row.logger === '' || type === undefined) return undefined
  if (type === BATCH) return from(row, 'task', row.logger, { name: row.logger, protocol: 'batch' })
  if (type === SERVICE) return from(row, 'service', row.logger, { name: row.logger, protocol: 'service' })
  if (AT_THE_CONSOLE.has(type)) return from(row, 'host', row.logger, { name: row.logger, protocol: 'interactive' })
  return undefined
}

function byAddress(row: Observation, { handingOn }: Places): Origin | undefined {
  const address = clientOf(row)
  if (address === '' || isLocal(address) || handingOn.has(address) || row.what.protocol === 'radius') return undefined
  const isRemoteDesktop = row.what.logonType === REMOTE_DESKTOP
  return from(row, 'ip', address, { ip: address, name: claimedName(row), ...(isRemoteDesktop ? { protocol: 'rdp' } : {}) })
}

/** A name that the client gave: believed where the machine that was reached passed it on, or where the user is known to sit there. */
function byClaimedName(row: Observation, { roles, workstations, maySignInOthers }: Places): Origin | undefined {
  const name = row.who.source?.kind === 'host' ? hostKey(row.who.source) : ''
  if (name === '' || roles.controllers.has(name)) return undefined
  const named = from(row, 'host', name, { name, protocol: 'ntlm', told: 'name' })
  if (roles.passing.has(name)) return undefined
  if (workstations.includes(name)) return named
  const via = hostKey(row.who.via)
  const refusedThere = row.distance === 0 && row.logger !== '' && row.logger !== name && row.who.process === undefined
  if (refusedThere || (via !== '' && via !== name && roles.members.has(via))) return named
  const isHearsay = via === '' || via === name ? !maySignInOthers(name) && via === '' && isFarFrom(row) : !roles.controllers.has(via)
  return isHearsay ? { ...named, told: 'hearsay' } : undefined
}

/** Whether a controller tells what it was asked by a machine of which no log is open. */
const isFarFrom = ({ distance, what }: Observation): boolean => distance > 0 && what.class !== 'lockout'

/** The client that a proxy names, else the address of the connection. */
function clientOf({ who }: Observation): string {
  const { forwarded, client } = who
  if (forwarded?.kind === 'ip') return forwarded.address
  return client?.kind === 'ip' ? client.address : ''
}

/** The machine that the client says it is; not the server's own name. */
function claimedName(row: Observation): string {
  const name = row.who.source?.kind === 'host' ? hostKey(row.who.source) : ''
  return name === row.logger ? '' : name
}

export const isLocal = (address: string): boolean =>
  address === '::1' || address.startsWith('127.') || address === '0.0.0.0' || address === '::'

function from(row: Observation, kind: Origin['kind'], value: string, more: Partial<Origin>): Origin {
  const { protocol } = row.what
  return { kind, value, ip: '', name: '', protocol, logger: row.logger, row, told: 'record', ...more }
}
