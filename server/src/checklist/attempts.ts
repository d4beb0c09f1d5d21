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
  readonly sources: Set<string>
  readonly hosts: Set<string>
  readonly records: Set<string>
  /** What who judged says; undefined while only protocol logs have spoken. */
  judged: Observation['class'] | undefined
  first: number
}

/** Merges refused rows into attempts. Rows must be in order of time, on one clock. Lockouts are no attempts. */
export function mergeAttempts(observations: readonly Observation[]): Attempt[] {
  const done: Draft[] = []
  let open: Draft[] = []
  for (const row of observations) {
    if (row.class === 'lockout') continue
    open = open.filter(draft => row.at - draft.first <= APART)
    const home = open.filter(draft => belongs(row, draft)).toSorted((a, b) => distanceTo(row, a) - distanceTo(row, b))[0]
    const draft = home ?? newDraft(row)
    if (home === undefined) {
      open.push(draft)
      done.push(draft)
    }
    add(draft, row)
  }
  return done.map(attemptOf).toSorted((a, b) => a.at - b.at)
}

const newDraft = (row: Observation): Draft => ({
  rows: [],
  sources: new Set(),
  hosts: new Set(),
  records: new Set(),
  judged: undefined,
  first: row.at,
})

function add(draft: Draft, row: Observation): void {
  draft.rows.push(row)
  draft.records.add(recordOf(row))
  if (row.distance !== PROTOCOL_LOG) draft.judged = row.class
  const source = stationOf(row)
  if (source !== '') draft.sources.add(source)
  for (const host of hostsOf(row)) draft.hosts.add(host)
}

const distanceTo = (row: Observation, draft: Draft): number => Math.min(...draft.rows.map(({ at }) => Math.abs(at - row.at)))

/** A protocol log writes one code for a wrong password and for a locked account; whoever judged the password knows which it was. */
const PROTOCOL_LOG = 1
const JUDGE = 2

/** Same class, not yet told by such a record, no other workstation named, and a machine in common. */
function belongs(row: Observation, draft: Draft): boolean {
  const isJudgedAlike = row.distance === PROTOCOL_LOG || draft.judged === undefined || draft.judged === row.class
  if (!isJudgedAlike || draft.records.has(recordOf(row))) return false
  if (isKerberos(row) !== isKerberos(draft.rows[0]!)) return false
  const source = stationOf(row)
  if (source !== '' && draft.sources.size > 0 && !draft.sources.has(source)) return false
  const hosts = hostsOf(row)
  return hosts.length === 0 || draft.hosts.size === 0 || hosts.some(host => draft.hosts.has(host))
}

/** One machine writes one kind of record once per attempt: two of them are two attempts. */
const recordOf = ({ file, logger, what }: Observation): string => `${file.path}|${logger}|${what.code}`

/** Machines that a row connects. A controller judges for all: that it wrote a row says nothing about the way of the logon. */
function hostsOf(row: Observation): string[] {
  const { who, logger, distance } = row
  const writer = distance === JUDGE ? '' : logger
  const process = who.process?.kind === 'process' ? shortHost(who.process.host) : ''
  return [writer, stationOf(row), hostKey(who.via), process, callingHost(who)].filter(host => host !== '')
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
