import type { Snapshot } from '../evidence/snapshot.ts'
import type { EntryTable } from '../evidence/entryTable.ts'
import type { Turns } from '../evidence/turns.ts'
import { isMachineAccount, isProbeAccount } from '../model/identity.ts'
import { visitingWho } from './columns.ts'
import type { ProtocolLog } from './protocolLogs.ts'

/** Users, devices or names that make an address that of a proxy, a load balancer or a NAT gateway (DOMAIN.md 4.6). */
const MANY = 10
/** Users of a server's clients who all come from one address: it is what stands before the server, however few they are. Their least number, and share of all. */
const FEW = 3
const NEARLY_ALL = 0.8

/** Who appears behind each client address, in all files: one machine has few users, one device and one name. */
export interface SharedAddresses {
  /** Whether many come from this address, or the investigator says that it is a load balancer. */
  isShared(address: string): boolean
  /** Whether many machine names are given from this address. */
  hasManyNames(address: string): boolean
  usersOf(address: string): number
}

interface Behind {
  readonly users: Set<string>
  readonly devices: Set<string>
  readonly names: Set<string>
}

/** `logs` are the protocol logs of the snapshot. */
export function* sharedAddresses(snapshot: Snapshot, logs: readonly ProtocolLog[]): Turns<SharedAddresses> {
  const behind = new Map<string, Behind>()
  for (const { table } of snapshot.files)
    yield* visitingWho(table, ({ client, user, device, source }) => {
      if (client?.kind !== 'ip') return
      let one = behind.get(client.address)
      if (one === undefined) behind.set(client.address, (one = { users: new Set(), devices: new Set(), names: new Set() }))
      if (user?.kind === 'user' && !isMachineAccount(user.name)) one.users.add(user.name.toLowerCase())
      if (device?.kind === 'device') one.devices.add(device.id.toLowerCase())
      if (source?.kind === 'host') one.names.add(source.name.toLowerCase())
    })
  const balancers = new Set(
    (snapshot.case.facts ?? []).flatMap(fact => (fact.kind === 'load-balancer' && fact.ip !== undefined ? [fact.ip] : [])),
  )
  for (const { table } of snapshot.files) yield* addProxies(table, balancers)
  for (const { file } of logs) yield* addGates(file.table, balancers)
  const most = (address: string): number => {
    const one = behind.get(address)
    return one === undefined ? 0 : Math.max(one.users.size, one.devices.size, one.names.size)
  }
  return {
    isShared: address => balancers.has(address) || most(address) >= MANY,
    hasManyNames: address => (behind.get(address)?.names.size ?? 0) >= MANY,
    usersOf: address => behind.get(address)?.users.size ?? 0,
  }
}

/** Adds the addresses that hand on for others by their own word. */
const addProxies = (table: EntryTable, addresses: Set<string>): Turns<void> =>
  visitingWho(table, ({ client, forwarded }) => {
    if (client?.kind === 'ip' && forwarded?.kind === 'ip' && forwarded.address !== client.address) addresses.add(client.address)
  })

/** Adds the address that nearly all users of a server come from: it stands before the server. */
function* addGates(table: EntryTable, addresses: Set<string>): Turns<void> {
  const usersOf = new Map<string, Set<string>>()
  const all = new Set<string>()
  yield* visitingWho(table, ({ client, user }) => {
    if (client?.kind !== 'ip' || user?.kind !== 'user' || isMachineAccount(user.name) || isProbeAccount(user.name)) return
    const name = user.name.toLowerCase()
    all.add(name)
    const own = usersOf.get(client.address) ?? new Set<string>()
    usersOf.set(client.address, own.add(name))
  })
  for (const [address, users] of usersOf) if (users.size >= FEW && users.size >= NEARLY_ALL * all.size) addresses.add(address)
}
