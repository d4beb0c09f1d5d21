import { type EntryRef, type EvidenceFile, utcOf } from '../evidence/evidenceFile.ts'
import { entriesWith } from '../evidence/identityIndex.ts'
import type { Snapshot } from '../evidence/snapshot.ts'
import { shortHost } from '../model/identity.ts'
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
  readonly how: 'listed' | 'started' | 'stated' | 'fact'
  /** The row that says so; a fact of the investigator has none. */
  readonly ref: EntryRef | undefined
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
  const described = entriesWith(snapshot, { kind: 'process', pid, host }).filter(describes)
  return startedProgram(described, row.at) ?? listedProgram(described)
}

const describes = ({ file, entry }: EntryRef): boolean => {
  const { image, class: kind, outcome } = file.table.what(entry)
  return kind === 'process-end' || (image !== undefined && outcome === 'none')
}

function startedProgram(described: readonly EntryRef[], at: number): Program | undefined {
  const before = described
    .map(ref => ({ ref, time: utcOf(ref.file, ref.entry), kind: classOf(ref) }))
    .filter(({ time }) => time <= at)
    .toSorted((a, b) => a.time - b.time)
  const latest = before.findLast(({ kind }) => kind === 'process-start' || kind === 'process-end')
  return latest?.kind === 'process-start' ? programIn(latest.ref, 'started') : undefined
}

/** A list has no time of its own: it holds as long as no row says that the process ended or another began. */
function listedProgram(described: readonly EntryRef[]): Program | undefined {
  const lists = described.filter(ref => classOf(ref) !== 'process-start' && classOf(ref) !== 'process-end')
  const images = new Set(lists.map(ref => imageName(imageOf(ref)).toLowerCase()))
  const fullest = lists.find(({ file, entry }) => file.table.what(entry).services !== undefined) ?? lists[0]
  return fullest === undefined || images.size > 1 ? undefined : programIn(fullest, 'listed')
}

function programIn(ref: EntryRef, how: Program['how']): Program {
  const { services } = ref.file.table.what(ref.entry)
  return { image: imageName(imageOf(ref)), services: services === undefined ? undefined : serviceNames(services), how, ref }
}

const classOf = ({ file, entry }: EntryRef) => file.table.class(entry)
const imageOf = ({ file, entry }: EntryRef): string => file.table.what(entry).image ?? ''

export const serviceNames = (text: string): string[] =>
  text
    .split(/[,\s]+/)
    .map(name => name.trim())
    .filter(name => name !== '' && name.toUpperCase() !== 'N/A')

/** A row of a process list that names the PID and of whose machine nothing is known. */
function homelessRow(snapshot: Snapshot, pid: number): EntryRef | undefined {
  return entriesWith(snapshot, { kind: 'process', pid, host: '' }).find(ref => describes(ref) && ref.file.host === undefined)
}

/** The file name of an image path. */
export const imageName = (image: string): string => image.slice(Math.max(image.lastIndexOf('\\'), image.lastIndexOf('/')) + 1)

/** The services that any row of a file's process list names, to tell what runs elsewhere on the host. */
export function servicesListed(file: EvidenceFile): ReadonlySet<string> {
  const names = new Set<string>()
  file.table.data.what.counts.forEach((count, id) => {
    if (count > 0) for (const name of serviceNames(file.table.whatOf(id).services ?? '')) names.add(name.toLowerCase())
  })
  return names
}
