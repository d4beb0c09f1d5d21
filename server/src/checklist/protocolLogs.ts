import type { EvidenceFile } from '../evidence/evidenceFile.ts'
import type { Snapshot } from '../evidence/snapshot.ts'
import type { Protocol } from '../model/codeSpace.ts'
import { shortHost } from '../model/identity.ts'
import { tally } from './grouping.ts'
import { hostKey } from './observations.ts'

/** Protocols by which a client hands a password to a server process, and whose logs name the client's address. */
const MAIL: ReadonlySet<Protocol> = new Set(['smtp', 'pop3', 'imap4', 'nntp', 'ftp'])
const WEB: ReadonlySet<Protocol> = new Set(['http', 'owa', 'activesync', 'ews', 'autodiscover', 'mapi', 'rpc'])

/** Which kind of log a protocol is written in; undefined of one that has none of its own. */
export function familyOf(protocol: Protocol): 'mail' | 'web' | undefined {
  if (MAIL.has(protocol)) return 'mail'
  return WEB.has(protocol) ? 'web' : undefined
}

/** A log in which a server writes what its clients say: protocol and client address in every row. */
export interface ProtocolLog {
  readonly file: EvidenceFile
  /** What most of its rows speak. */
  readonly protocol: Protocol
  readonly family: 'mail' | 'web'
  /** Machines that it may have been written on, short and lower case; empty where nothing says. */
  readonly hosts: readonly string[]
  /** Rows of clients; those in which the server is itself a client are not counted. */
  readonly rows: number
  /** The server's own addresses, as its rows say. */
  readonly addresses: ReadonlySet<string>
}

/** The protocol logs among the files: those whose rows name a client and speak one of the protocols, whatever their format. */
export function protocolLogsOf(snapshot: Snapshot): ProtocolLog[] {
  const addresses = serverAddresses(snapshot)
  return snapshot.files.flatMap(file => protocolLog(file, addresses) ?? [])
}

function protocolLog(file: EvidenceFile, addresses: ReadonlyMap<string, string>): ProtocolLog | undefined {
  const { table } = file
  const spoken = new Map<Protocol, number>()
  table.data.what.counts.forEach((count, id) => {
    if (count === 0) return
    const { protocol, outbound } = table.whatOf(id)
    if (!outbound && familyOf(protocol) !== undefined) spoken.set(protocol, (spoken.get(protocol) ?? 0) + count)
  })
  const rows = [...spoken.values()].reduce((sum, count) => sum + count, 0)
  const [most] = [...spoken].toSorted((a, b) => b[1] - a[1])
  if (most === undefined || rows * 2 < table.count || !namesClients(file)) return undefined
  return {
    file,
    protocol: most[0],
    family: familyOf(most[0]) ?? 'web',
    hosts: hostsOf(file, addresses),
    rows,
    addresses: new Set(everyWho(file, 'server')),
  }
}

const namesClients = ({ table }: EvidenceFile): boolean =>
  table.data.who.counts.some((count, id) => count > 0 && (table.whoOf(id).client ?? table.whoOf(id).forwarded) !== undefined)

/** The machine of a file: as configured, else as its rows say, else the one whose address its rows say. */
function hostsOf(file: EvidenceFile, addresses: ReadonlyMap<string, string>): string[] {
  if (file.host?.how === 'configured') return [shortHost(file.host.name)]
  const named = tally(everyWho(file, 'logger')).map(([host]) => host)
  if (named.length > 0) return named
  const byAddress = tally(everyWho(file, 'server')).flatMap(([address]) => addresses.get(address) ?? [])
  if (byAddress.length > 0) return [...new Set(byAddress)]
  return file.host === undefined ? [] : [shortHost(file.host.name)]
}

function* everyWho({ table }: EvidenceFile, role: 'logger' | 'server'): Iterable<string> {
  for (let id = 0; id < table.data.who.counts.length; id++) if (table.data.who.counts[id]! > 0) yield hostKey(table.whoOf(id)[role])
}

/** Names of servers by address: rows that state both (`s-computername` and `s-ip`), and the investigator's facts. */
export function serverAddresses(snapshot: Snapshot): ReadonlyMap<string, string> {
  const addresses = new Map<string, string>()
  for (const { table } of snapshot.files)
    table.data.who.counts.forEach((count, id) => {
      if (count === 0) return
      const { server, logger } = table.whoOf(id)
      if (server?.kind === 'ip' && logger?.kind === 'host') addresses.set(server.address, shortHost(logger.name))
    })
  for (const fact of snapshot.case.facts ?? [])
    if (fact.kind === 'address-of' && fact.ip !== undefined && fact.host !== undefined) addresses.set(fact.ip, shortHost(fact.host))
  return addresses
}

/** Whether a log was written on a machine: `unknown` where nothing says on which it was. */
export function isOf(log: ProtocolLog, host: string): 'yes' | 'no' | 'unknown' {
  if (log.hosts.length === 0 || host === '') return 'unknown'
  return log.hosts.includes(host) ? 'yes' : 'no'
}

/** Whether a client's address is that of the server which wrote a log of the same protocol: it hands on what others ask it for. */
export const isServerOf = (log: ProtocolLog, address: string, protocol: Protocol): boolean =>
  log.protocol === protocol && log.addresses.has(address)
