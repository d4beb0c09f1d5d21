import type { Observation } from './observations.ts'
import { callingHost, hostKey } from './observations.ts'
import { shortHost } from '../model/identity.ts'

/** One try by one client, after all rows that tell of it were merged (DOMAIN.md 4.1). */
export interface Attempt {
  /** UTC milliseconds: the earliest time from the machine nearest to the client. */
  readonly at: number
  readonly class: 'bad-password' | 'locked-out'
  /** The row to show: that of the machine nearest to the client. */
  readonly row: Observation
  /** All rows, nearest to the client first: the hops of this attempt. */
  readonly rows: readonly Observation[]
}

/** Rows of one attempt are at most this far apart, milliseconds: w_m of DOMAIN.md 4.1, for logs that write whole seconds. */
const APART = 2000

interface Draft {
  readonly rows: Observation[]
  /** Workstations and machines that they name, and the records they are; a few of each. */
  readonly stations: string[]
  readonly hosts: string[]
  readonly records: string[]
  /** What who judged says; undefined while only protocol logs have spoken. */
  judged: Observation['class'] | undefined
  first: number
}

/** Merges refused rows into attempts. Rows must be in order of time, on one clock. Lockouts are no attempts. */
export function mergeAttempts(observations: readonly Observation[]): Attempt[] {
  const done: Attempt[] = []
  const open: Draft[] = []
  for (const row of observations) {
    if (row.class === 'lockout') continue
    while (open[0] !== undefined && row.at - open[0].first > APART) done.push(attemptOf(open.shift()!))
    const ties = tiesOf(row)
    // In the order in which they were begun: the nearest may be the next of several tries, where one clock is a second behind.
    const home = open.find(draft => belongs(row, ties, draft))
    if (home === undefined) open.push(add(newDraft(row), row, ties))
    else add(home, row, ties)
  }
  return [...done, ...open.map(attemptOf)].toSorted((a, b) => a.at - b.at)
}

const newDraft = (row: Observation): Draft => ({
  rows: [],
  stations: [],
  hosts: [],
  records: [],
  judged: undefined,
  first: row.at,
})

/** What ties a row to others of its attempt: the kind of record it is, the workstation and the machines that it names. */
interface Ties {
  readonly record: string
  readonly station: string
  readonly hosts: readonly string[]
}

const tiesOf = (row: Observation): Ties => ({ record: recordOf(row), station: stationOf(row), hosts: hostsOf(row) })

function add(draft: Draft, row: Observation, { record, station, hosts }: Ties): Draft {
  draft.rows.push(row)
  draft.records.push(record)
  if (row.distance !== PROTOCOL_LOG) draft.judged = row.class
  if (station !== '') draft.stations.push(station)
  draft.hosts.push(...hosts)
  return draft
}

/** A protocol log writes one code for a wrong password and for a locked account; whoever judged the password knows which it was. */
const PROTOCOL_LOG = 1
const JUDGE = 2

/** Same class, not yet told by such a record, no other workstation named, and a machine in common. */
function belongs(row: Observation, { record, station, hosts }: Ties, draft: Draft): boolean {
  const isJudgedAlike = row.distance === PROTOCOL_LOG || draft.judged === undefined || draft.judged === row.class
  if (!isJudgedAlike || draft.records.includes(record)) return false
  if (isKerberos(row) !== isKerberos(draft.rows[0]!)) return false
  if (station !== '' && draft.stations.length > 0 && !draft.stations.includes(station)) return false
  return hosts.length === 0 || draft.hosts.length === 0 || hosts.some(host => draft.hosts.includes(host))
}

/** One machine writes one kind of record once per attempt: two of them are two attempts. */
const recordOf = ({ file, logger, what }: Observation): string => `${file.path}|${logger}|${what.code}`

/**
 * Machines that a row connects. A controller judges for all: that it wrote a row says nothing about the way of the logon. A protocol log connects by addresses
 * as well, but none of a machine that nobody knows: its address is no other machine than the one that is named elsewhere.
 */
function hostsOf(row: Observation): string[] {
  const { who, logger, distance } = row
  const writer = distance === JUDGE ? '' : logger
  const isProtocolLog = distance === PROTOCOL_LOG
  if (isProtocolLog && logger === '') return []
  const reached = isProtocolLog ? hostKey(who.server) : ''
  const process = who.process?.kind === 'process' ? shortHost(who.process.host) : ''
  return [writer, reached, stationOf(row), hostKey(who.via), process, callingHost(who)].filter(host => host !== '')
}

/** The machine that the client claims to be; a greeting of a mail client is no such claim. */
const stationOf = ({ who, distance }: Observation): string => (distance === PROTOCOL_LOG ? '' : hostKey(who.source))

/** Tickets are asked of a controller directly: no other machine writes of the same try. */
const isKerberos = ({ what }: Observation): boolean => what.protocol === 'kerberos'

function attemptOf({ rows, judged }: Draft): Attempt {
  const ordered = rows.toSorted((a, b) => a.distance - b.distance || a.at - b.at)
  const row = ordered[0]!
  return { at: row.at, class: (judged ?? row.class) as Attempt['class'], row, rows: ordered }
}

/** One lockout of the subject; two domain controllers that tell of it are one. */
export interface Lockout {
  readonly at: number
  readonly row: Observation
  readonly rows: readonly Observation[]
}

/** Lockouts on two machines this near, milliseconds, are one. */
const ONE_LOCKOUT = 5000

export function mergeLockouts(observations: readonly Observation[]): Lockout[] {
  const merged: Observation[][] = []
  for (const row of observations) {
    if (row.class !== 'lockout') continue
    const last = merged.at(-1)
    const same = last !== undefined && row.at - last[0]!.at <= ONE_LOCKOUT && !last.some(other => recordOf(other) === recordOf(row))
    if (same) last.push(row)
    else merged.push([row])
  }
  return merged.map(rows => ({ at: rows[0]!.at, row: rows[0]!, rows }))
}
