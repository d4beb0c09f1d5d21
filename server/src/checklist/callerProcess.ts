import type { EntryRef, EvidenceFile } from '../evidence/evidenceFile.ts'
import { entriesWith } from '../evidence/identityIndex.ts'
import { imageName, processTold } from '../evidence/processes.ts'
import type { Snapshot } from '../evidence/snapshot.ts'
import { imagesHosting } from '../model/codes/processServices.ts'
import { type Identity, shortHost } from '../model/identity.ts'
import { SERVICE_ROW } from '../model/listed.ts'
import type { Attempt } from './attempts.ts'
import { tally } from './grouping.ts'
import { callingHost, type Observation } from './observations.ts'

/** The process that asked for the logons (step S09). A PID means nothing without its host. */
export interface CallerProcess {
  readonly pid: number
  /** The host the PID belongs to; '' where nothing says. */
  readonly host: string
  /** The Computer field and the calling machine account, where they name two hosts. */
  readonly disagree: readonly [computer: string, caller: string] | undefined
  readonly times: number
  readonly of: number
  readonly row: Observation
  readonly program: Program | undefined
  /** A process list names the PID, but nothing says of which host it is. */
  readonly homeless: EntryRef | undefined
}

/** What a PID was. */
export interface Program {
  readonly image: string
  /** Services in the process; undefined where the list does not show any. */
  readonly services: readonly string[] | undefined
  readonly how: 'listed' | 'started' | 'stated' | 'fact' | 'services'
  /** The row that says so; a fact of the investigator has none. */
  readonly ref: EntryRef | undefined
  /** A restart of the machine after the failure: a list, which has no time, may be newer. */
  readonly doubt?: EntryRef
}

/** The process of most attempts; undefined where no row names one. PID 0 is no process (NTLM judged by lsass). */
export function callerProcessOf(snapshot: Snapshot, attempts: readonly Attempt[]): CallerProcess | undefined {
  const naming = attempts.flatMap(({ rows }) => rows.find(row => pidOf(row) > 0) ?? [])
  const [most] = tally(naming.map(processKey))
  const row = naming.findLast(one => processKey(one) === most?.[0])
  if (most === undefined || row === undefined) return undefined
  const pid = pidOf(row)
  const { logger } = row
  const caller = callingHost(row.who)
  const hosts = [...new Set([statedHost(row), logger, caller].filter(host => host !== ''))]
  const found = hosts.map(host => ({ host, program: programOf(snapshot, pid, host, row) })).filter(({ program }) => program !== undefined)
  const host = found.length === 1 ? found[0]!.host : (hosts[0] ?? '')
  return {
    pid,
    host,
    disagree: logger !== '' && caller !== '' && logger !== caller ? [logger, caller] : undefined,
    times: most[1],
    of: attempts.length,
    row,
    program: found.length === 1 ? found[0]!.program : undefined,
    homeless: found.length === 0 ? homelessRow(snapshot, pid) : undefined,
  }
}

const pidOf = ({ who }: Observation): number => (who.process?.kind === 'process' ? who.process.pid : 0)
const statedHost = ({ who }: Observation): string => (who.process?.kind === 'process' ? shortHost(who.process.host) : '')
const processKey = (row: Observation): string => `${pidOf(row)}@${callingHost(row.who) || statedHost(row) || row.logger}`

/** What the PID was on a host at the time: stated in the row itself, known to the investigator, started last before and not ended, or listed. */
function programOf(snapshot: Snapshot, pid: number, host: string, row: Observation): Program | undefined {
  if (row.what.image !== undefined && row.what.image !== '-')
    return { image: imageName(row.what.image), services: undefined, how: 'stated', ref: row }
  const fact = snapshot.case.facts?.find(
    one => one.kind === 'process' && one.pid === pid && shortHost(one.host ?? '') === host && one.image !== undefined,
  )
  if (fact?.image !== undefined) return { image: imageName(fact.image), services: undefined, how: 'fact', ref: undefined }
  const process = { kind: 'process' as const, pid, host }
  return toldProgram(snapshot, process, row.at) ?? servicesProgram(snapshot, process)
}

function toldProgram(snapshot: Snapshot, process: Identity & { readonly kind: 'process' }, at: number): Program | undefined {
  const told = processTold(snapshot.files, process, at)
  if (told === undefined) return undefined
  const services = told.services === undefined ? undefined : serviceNames(told.services)
  return { image: told.image, services, how: told.how, ref: told.ref, ...(told.doubt === undefined ? {} : { doubt: told.doubt }) }
}

/** The one program that hosts all services which a list of services has in the process. Such a list may be of some services only. */
function servicesProgram(snapshot: Snapshot, process: Identity): Program | undefined {
  const rows = entriesWith(snapshot, process).filter(({ file, entry }) => file.table.what(entry).code === SERVICE_ROW)
  const names = rows.map(({ file, entry }) => file.table.what(entry).services ?? '')
  const images = names.length === 0 ? [] : imagesHosting(names)
  return images.length === 1 ? { image: images[0]!, services: undefined, how: 'services', ref: rows[0] } : undefined
}

const describes = ({ file, entry }: EntryRef): boolean => {
  const { image, outcome } = file.table.what(entry)
  return image !== undefined && outcome === 'none'
}

export const serviceNames = (text: string): string[] =>
  text
    .split(/[,\s]+/)
    .map(name => name.trim())
    .filter(name => name !== '' && name.toUpperCase() !== 'N/A')

/** A row of a process list that names the PID and of whose machine nothing is known. */
function homelessRow(snapshot: Snapshot, pid: number): EntryRef | undefined {
  return entriesWith(snapshot, { kind: 'process', pid, host: '' }).find(ref => describes(ref) && ref.file.host === undefined)
}

/** The services that any row of a file's process list names, to tell what runs elsewhere on the host. */
export function servicesListed(file: EvidenceFile): ReadonlySet<string> {
  const names = new Set<string>()
  file.table.data.what.counts.forEach((count, id) => {
    if (count > 0) for (const name of serviceNames(file.table.whatOf(id).services ?? '')) names.add(name.toLowerCase())
  })
  return names
}
