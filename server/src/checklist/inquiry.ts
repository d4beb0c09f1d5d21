import type { EvidenceFile } from '../evidence/evidenceFile.ts'
import type { Snapshot } from '../evidence/snapshot.ts'
import { shortHost } from '../model/identity.ts'
import { type Attempt, type Lockout, mergeAttempts, mergeLockouts } from './attempts.ts'
import { type Rhythm, rhythmOf } from './cadence.ts'
import { type CallerProcess, callerProcessOf } from './callerProcess.ts'
import type { Stretch } from './coverage.ts'
import { episodeOf } from './episode.ts'
import { type HostedService, hostedServices, isListed } from './hostedServices.ts'
import { type LastHop, hostName, lastHopOf } from './lastHop.ts'
import { type LogonShape, logonShapeOf } from './logonShape.ts'
import { type Observation, observe } from './observations.ts'
import { type PasswordChange, passwordChangesOf } from './passwordChanges.ts'
import { type ProtocolLog, protocolLogsOf } from './protocolLogs.ts'
import { type Company, companyOf } from './scope.ts'
import { withoutSkew } from './skew.ts'
import { type Chosen, chooseSubject } from './subject.ts'
import { type Suspects, suspectsOf } from './suspects.ts'
import { type WebSearch, searchWebLogs } from './webSearch.ts'
import { type Sayer, sayerIn, UTC_SAYER } from './wording.ts'
import { type Workstation, workstationsOf } from './workstations.ts'

/** What is known about one user's lockouts before it is put into words: the steps only read it. Everything is worked out once. */
export interface Inquiry {
  readonly snapshot: Snapshot
  readonly subject: Chosen
  readonly attempts: readonly Attempt[]
  readonly lockouts: readonly Lockout[]
  /** Attempts long before or after the ones that are investigated. */
  readonly otherAttempts: readonly Attempt[]
  /** From the first to the last attempt or lockout; both 0 where there is none. */
  readonly time: Stretch
  readonly company: Company
  readonly rhythm: Rhythm | undefined
  readonly hop: LastHop
  readonly shape: LogonShape | undefined
  readonly process: CallerProcess | undefined
  readonly services: Services
  readonly workstations: readonly Workstation[]
  readonly changes: readonly PasswordChange[]
  readonly logs: readonly ProtocolLog[]
  readonly web: WebSearch
  readonly suspects: Suspects
  readonly say: Sayer
  /** A machine's name as the logs write it. */
  nameOf(host: string): string
}

/** The services that can have asked for the logons (steps S10 and S11). */
export interface Services {
  /** All that the process can host; undefined where the process is not known. */
  readonly candidates: readonly HostedService[] | undefined
  /** Those that are not in the process or are switched off, and whether only the investigator says so. */
  readonly off: readonly HostedService[]
  readonly remaining: readonly HostedService[]
  readonly byFact: boolean
}

const NOBODY: Chosen = { user: { kind: 'user', name: '', domain: '' }, chosen: 'most-failed' }

/** Works out everything the steps need from a snapshot. */
export function inquire(snapshot: Snapshot, asked: string | undefined): Inquiry {
  const subject = chooseSubject(snapshot, asked) ?? NOBODY
  const { user } = subject
  const rows = user.name === '' ? [] : withoutSkew(observe(snapshot, user))
  const episode = episodeOf(mergeAttempts(rows), mergeLockouts(rows))
  const { attempts, lockouts } = episode
  const time = timeOf(attempts, lockouts)
  const say = sayerOf(rows)
  const company = companyOf(snapshot, user.name, attempts.length, time)
  const rhythm = rhythmOf(
    attempts.map(({ at }) => at),
    at => say.isOutOfHours(at),
  )
  const hop = lastHopOf(attempts, lockouts)
  const process = callerProcessOf(snapshot, attempts)
  const services = servicesOf(snapshot, process)
  const logs = protocolLogsOf(snapshot)
  const possible = logs.filter(({ protocol }) => !services.off.some(service => service.protocol === protocol))
  return {
    snapshot,
    subject,
    attempts,
    lockouts,
    otherAttempts: episode.others,
    time,
    company,
    rhythm,
    hop,
    shape: logonShapeOf(attempts),
    process,
    services,
    workstations: workstationsOf(snapshot, user),
    changes: passwordChangesOf(snapshot, user),
    logs,
    web: searchWebLogs(
      logs,
      hostOfLogs(hop, process),
      user,
      attempts.map(({ at }) => at),
    ),
    suspects: suspectsOf({
      attempts,
      lockouts,
      rhythm,
      host: hostOfLogs(hop, process),
      logs: possible,
      isSpray: company.scope === 'spray',
    }),
    say,
    nameOf: host => hostName(host, rows),
  }
}

/** The machine whose protocol logs matter: the one the process runs on, else the last hop. */
export const hostOfLogs = (hop: LastHop, process: CallerProcess | undefined): string => process?.host || hop.host

function timeOf(attempts: readonly Attempt[], lockouts: readonly Lockout[]): Stretch {
  const ends = [attempts[0], attempts.at(-1), lockouts[0], lockouts.at(-1)].flatMap(one => one?.at ?? [])
  return ends.length === 0 ? { from: 0, to: 0 } : { from: Math.min(...ends), to: Math.max(...ends) }
}

/** Times are said as the log of the failures writes them. */
function sayerOf(rows: readonly Observation[]): Sayer {
  const row = rows.find(({ file }) => file.clock.basis !== 'utc') ?? rows[0]
  return row === undefined ? UTC_SAYER : sayerIn(row.file.clock.zone)
}

function servicesOf(snapshot: Snapshot, process: CallerProcess | undefined): Services {
  const program = process?.program
  const candidates = program === undefined ? undefined : hostedServices(program.image)
  const told = (snapshot.case.facts ?? [])
    .filter(fact => fact.kind === 'service-disabled' && (fact.host === undefined || shortHost(fact.host) === process?.host))
    .map(({ service }) => service ?? '')
  const offByFact = (service: HostedService): boolean =>
    isListed(service.protocol, told) || told.some(name => name.toLowerCase() === service.name.toLowerCase())
  const offByList = (service: HostedService): boolean =>
    service.byList && program?.services !== undefined && !isListed(service.protocol, program.services)
  const off = (candidates ?? []).filter(service => offByList(service) || offByFact(service))
  return {
    candidates,
    off,
    remaining: (candidates ?? []).filter(service => !off.includes(service)),
    byFact: off.length > 0 && !off.some(offByList),
  }
}

/** The files in which the subject's attempts and lockouts are told. */
export const tellingFiles = ({ attempts, lockouts }: Inquiry): ReadonlySet<EvidenceFile> =>
  new Set([...attempts, ...lockouts].flatMap(({ rows }) => rows.map(({ file }) => file)))
