import type { EntryRef, EvidenceFile } from '../evidence/evidenceFile.ts'
import type { Snapshot } from '../evidence/snapshot.ts'
import type { Protocol } from '../model/codeSpace.ts'
import { protocolsOfService } from '../model/codes/processServices.ts'
import type { What } from '../model/entry.ts'
import { shortHost } from '../model/identity.ts'
import { listeningPort, SERVICE_ROW } from '../model/listed.ts'
import { entriesWhere, anyone, whatMarks } from './columns.ts'
import { hostKey } from './observations.ts'

/** What lists of services and of open ports say about a protocol on one machine. */
export interface ServiceState {
  readonly state: 'on' | 'off'
  readonly ref: EntryRef
}

/** Ports at which a service of a protocol listens unless somebody moved it. */
const PORTS: ReadonlyMap<Protocol, readonly number[]> = new Map([
  ['smtp', [25, 465, 587, 717, 2525]],
  ['pop3', [110, 995, 1995]],
  ['imap4', [143, 993, 1993]],
  ['nntp', [119, 563]],
  ['ftp', [21, 990]],
])

/** Whether the services that speak a protocol run on a machine, by lists of services; undefined where no list names one. One that runs is enough. */
export function statedService(snapshot: Snapshot, host: string, protocol: Protocol): ServiceState | undefined {
  const rows = rowsOn(snapshot, host, what => what.code === SERVICE_ROW && protocolsOfService(what.services ?? '').includes(protocol))
  const states = rows.map(ref => ({ ref, what: ref.file.table.what(ref.entry) })).map(one => ({ ...one, state: stateOf(one.what) }))
  const running = states.find(({ state }) => state === 'on')
  if (running !== undefined) return { state: 'on', ref: running.ref }
  const off = states.filter(({ state }) => state === 'off')
  const isOff = (what: What): boolean => off.some(one => one.what.services?.toLowerCase() === what.services?.toLowerCase())
  // Another service of the protocol of which no state is told may run.
  return off[0] !== undefined && states.every(({ what }) => isOff(what)) ? { state: 'off', ref: off[0].ref } : undefined
}

function stateOf({ action, detail }: What): ServiceState['state'] | undefined {
  if (action === 'running') return 'on'
  return action === 'stopped' || detail === 'disabled' ? 'off' : undefined
}

/**
 * Whether anything listens at the ports of a protocol on a machine, by its list of connections. A list without heading is what a filter left, and one without
 * ports that listen was not asked for them: those cannot say that a port is closed.
 */
export function listeningService(snapshot: Snapshot, host: string, protocol: Protocol): ServiceState | undefined {
  const ports = PORTS.get(protocol)
  const rows = ports === undefined ? [] : rowsOn(snapshot, host, what => listeningPort(what) !== undefined)
  const open = rows.find(({ file, entry }) => ports!.includes(listeningPort(file.table.what(entry)) ?? 0))
  if (open !== undefined) return { state: 'on', ref: open }
  const whole = rows.find(({ file, entry }) => file.table.heading(entry) !== '')
  return whole === undefined ? undefined : { state: 'off', ref: whole }
}

/** Rows of lists that are of one machine: as each row says, or as its file does. */
function rowsOn(snapshot: Snapshot, host: string, says: (what: What) => boolean): readonly EntryRef[] {
  if (host === '') return []
  return snapshot.files.flatMap(file =>
    entriesWhere(file.table, anyone(file.table), whatMarks(file.table, says))
      .map(entry => ({ file, entry }))
      .filter(ref => hostOfRow(ref) === host),
  )
}

const hostOfRow = ({ file, entry }: EntryRef): string => hostKey(file.table.who(entry).logger) || hostOfFile(file)
const hostOfFile = (file: EvidenceFile): string => shortHost(file.host?.name ?? '')
