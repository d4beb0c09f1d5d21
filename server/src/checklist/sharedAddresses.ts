import type { Snapshot } from '../evidence/snapshot.ts'
import type { EntryTable } from '../evidence/entryTable.ts'
import type { ProtocolLog } from './protocolLogs.ts'
import { isMachineAccount, isProbeAccount } from '../model/identity.ts'

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
export function sharedAddresses(snapshot: Snapshot, logs: readonly ProtocolLog[]): SharedAddresses {
  const behind = new Map<string, Behind>()
  for (const { table } of snapshot.files)
    table.data.who.counts.forEach((count, id) => {
      const { client, user, device, source } = table.whoOf(id)
      if (count === 0 || client?.kind !== 'ip') return
      let one = behind.get(client.address)
      if (one === undefined) behind.set(client.address, (one = { users: new Set(), devices: new Set(), names: new Set() }))
      if (user?.kind === 'user' && !isMachineAccount(user.name)) one.users.add(user.name.toLowerCase())
      if (device?.kind === 'device') one.devices.add(device.id.toLowerCase())
      if (source?.kind === 'host') one.names.add(source.name.toLowerCase())
    })
  const balancers = new Set([
    ...(snapshot.case.facts ?? []).flatMap(fact => (fact.kind === 'load-balancer' && fact.ip !== undefined ? [fact.ip] : [])),
    ...snapshot.files.flatMap(({ table }) => proxiesOf(table)),
    ...logs.flatMap(({ file }) => gateOf(file.table)),
  ])
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

/** Addresses that hand on for others by their own word. */
function proxiesOf(table: EntryTable): readonly string[] {
  const proxies = new Set<string>()
  table.data.who.counts.forEach((count, id) => {
    const { client, forwarded } = table.whoOf(id)
    if (count > 0 && client?.kind === 'ip' && forwarded?.kind === 'ip' && forwarded.address !== client.address) proxies.add(client.address)
  })
  return [...proxies]
}

/** The address that nearly all users of a server come from: it stands before the server. */
function gateOf(table: EntryTable): readonly string[] {
  const usersOf = new Map<string, Set<string>>()
  const all = new Set<string>()
  table.data.who.counts.forEach((count, id) => {
    const { client, user } = table.whoOf(id)
    if (count === 0 || client?.kind !== 'ip' || user?.kind !== 'user' || isMachineAccount(user.name) || isProbeAccount(user.name)) return
    const name = user.name.toLowerCase()
    all.add(name)
    const own = usersOf.get(client.address) ?? new Set<string>()
    usersOf.set(client.address, own.add(name))
  })
  return [...usersOf].filter(([, users]) => users.size >= FEW && users.size >= NEARLY_ALL * all.size).map(([address]) => address)
}
