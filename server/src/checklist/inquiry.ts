import type { EvidenceFile } from '../evidence/evidenceFile.ts'
import type { Snapshot } from '../evidence/snapshot.ts'
import { atOnce, type Turns } from '../evidence/turns.ts'
import { type Attempt, type Lockout, mergeAttempts, mergeLockouts } from './attempts.ts'
import { maySignInOthers, placesOf } from './believedPlaces.ts'
import { type Rhythm, rhythmOf } from './cadence.ts'
import { type CallerProcess, callerProcessOf } from './callerProcess.ts'
import type { Stretch } from './coverage.ts'
import { episodeOf } from './episode.ts'
import { type FrontEnd, frontEndOf, handingOn, isOfFrontEnd } from './frontEnds.ts'
import { type LastHop, hostName, lastHopOf } from './lastHop.ts'
import { localRefusals } from './localNames.ts'
import { type LogonShape, logonShapeOf } from './logonShape.ts'
import { machineRoles } from './machineRoles.ts'
import { type Observation, observe } from './observations.ts'
import { openSessions, type OpenSession } from './openSession.ts'
import { type PasswordChange, passwordChangesOf } from './passwordChanges.ts'
import { policyOf } from './policy.ts'
import { type ProtocolLog, protocolLogsOf } from './protocolLogs.ts'
import { type Replay, replayOf } from './replay.ts'
import { type Company, companyOf } from './scope.ts'
import { type SharedAddresses, sharedAddresses } from './sharedAddresses.ts'
import { withoutSkew } from './skew.ts'
import { type Source, sourcesOf } from './sources.ts'
import { type StatedSource, statedSources } from './statedSources.ts'
import { streamsOf } from './streams.ts'
import { type Chosen, chooseSubject } from './subject.ts'
import { type Services, servicesOf } from './services.ts'
import { areSecondsShared } from './sameSeconds.ts'
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
  /** The files in which the attempts and lockouts are told. */
  readonly telling: ReadonlySet<EvidenceFile>
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
  readonly shared: SharedAddresses
  /** The server whose log has the clients, where the open ones name only it. */
  readonly frontEnd: FrontEnd | undefined
  /** Addresses of servers that hand on what others ask them. */
  readonly handingOn: ReadonlySet<string>
  /** The sources that failures state themselves, named or not. */
  readonly stated: readonly StatedSource[]
  /** Terminal sessions of the user that nobody ended. */
  readonly sessions: readonly OpenSession[]
  readonly suspects: Suspects
  /** Everybody who is named, the surest first. */
  readonly sources: readonly Source[]
  /** The lockouts run through again under the policy. */
  readonly replay: Replay
  readonly say: Sayer
  /** A machine's name as the logs write it. */
  readonly nameOf: (host: string) => string
}

const NOBODY: Chosen = { user: { kind: 'user', name: '', domain: '' }, chosen: 'most-failed' }

/** Works out everything the steps need from a snapshot. */
export const inquire = (snapshot: Snapshot, asked: string | undefined): Inquiry => atOnce(inquiring(snapshot, asked))

/** The same, turn by turn. */
export function* inquiring(snapshot: Snapshot, asked: string | undefined): Turns<Inquiry> {
  const subject = (yield* chooseSubject(snapshot, asked)) ?? NOBODY
  const { user } = subject
  yield
  const rows = user.name === '' ? [] : withoutSkew(observe(snapshot, user))
  yield
  const episode = episodeOf(mergeAttempts(rows), mergeLockouts(rows))
  const { attempts, lockouts } = episode
  const telling = tellingFiles(attempts, lockouts)
  const time = timeOf(attempts, lockouts)
  const say = sayerOf(rows)
  yield
  const company = yield* companyOf(snapshot, user.name, attempts.length, time)
  const isSpray = company.scope === 'spray'
  yield
  const logs = protocolLogsOf(snapshot)
  yield
  const shared = yield* sharedAddresses(snapshot, logs)
  yield
  const workstations = workstationsOf(snapshot, user)
  const sessions = openSessions(snapshot, user)
  yield
  const changes = passwordChangesOf(snapshot, user)
  yield
  const behind = handingOn(snapshot)
  const places = {
    handingOn: behind,
    roles: yield* machineRoles(snapshot),
    workstations: placesOf(attempts, workstations, sessions, changes, logs),
    maySignInOthers: maySignInOthers(snapshot, attempts, logs),
  }
  yield
  const stated = statedSources({ attempts, lockouts, places, shared, refusals: localRefusals(snapshot, user), isSpray })
  yield
  const streams = streamsOf(attempts, stated)
  const rhythm = mainRhythm(attempts, streams, say)
  const hop = lastHopOf(attempts, lockouts)
  yield
  const process = callerProcessOf(snapshot, attempts)
  const services = servicesOf(snapshot, process)
  const frontEnd = frontEndOf(snapshot, attempts, hop)
  const possible = logs.filter(
    log => !services.off.some(({ protocol }) => protocol === log.protocol) && (frontEnd === undefined || isOfFrontEnd(log, frontEnd)),
  )
  const host = hostOfLogs(hop, process)
  const explained = new Set(stated.filter(explains).flatMap(source => source.attempts))
  const unexplained = attempts.flatMap(({ at }, n) => (explained.has(n) ? [] : [at]))
  yield
  const suspects = suspectsOf({
    user,
    attempts,
    lockouts,
    telling,
    rhythm: explained.size === 0 ? rhythm : rhythmOf(unexplained),
    host: frontEnd?.host ?? host,
    logs: possible,
    shared,
    handingOn: behind,
    changes: changes.map(({ at }) => at),
    explained,
    secondsShared: yield* areSecondsShared(snapshot, user, attempts),
    isSpray,
  })
  const nameOf = (key: string): string => hostName(key, rows)
  yield
  const sources = sourcesOf({ snapshot, user, attempts, stated, suspects, sessions, changes, from: time.from, nameOf })
  yield
  const web = yield* searchWebLogs(
    logs,
    host,
    user,
    attempts.map(({ at }) => at),
  )
  yield
  return {
    snapshot,
    subject,
    attempts,
    lockouts,
    telling,
    otherAttempts: episode.others,
    time,
    company,
    rhythm,
    hop,
    shape: logonShapeOf(attempts),
    process,
    services,
    workstations,
    changes,
    logs,
    web,
    shared,
    frontEnd,
    handingOn: behind,
    stated,
    sessions,
    suspects,
    sources,
    replay: replayOf(attempts, lockouts, sources, suspects.anchors, policyOf(snapshot.case, attempts, lockouts)),
    say,
    nameOf,
  }
}

/** The rhythm of the attempts that take the busiest way, where it is half of all at least; others would blur it. */
function mainRhythm(attempts: readonly Attempt[], streams: readonly (readonly number[])[], say: Sayer): Rhythm | undefined {
  const [main = []] = streams
  const chosen = main.length * 2 >= attempts.length ? main.map(n => attempts[n]!) : attempts
  return rhythmOf(
    chosen.map(({ at }) => at),
    at => say.isOutOfHours(at),
  )
}

/** Attempts of a source whose own word is enough need no client that was there at the time. */
const explains = ({ origin, shared }: StatedSource): boolean => origin.told !== 'hearsay' && !shared

/** The machine whose protocol logs matter: the one the process runs on, else the last hop. */
export const hostOfLogs = (hop: LastHop, process: CallerProcess | undefined): string => process?.host || hop.host

function tellingFiles(attempts: readonly Attempt[], lockouts: readonly Lockout[]): ReadonlySet<EvidenceFile> {
  const files = new Set<EvidenceFile>()
  for (const { rows } of [...attempts, ...lockouts]) for (const { file } of rows) files.add(file)
  return files
}

function timeOf(attempts: readonly Attempt[], lockouts: readonly Lockout[]): Stretch {
  const ends = [attempts[0], attempts.at(-1), lockouts[0], lockouts.at(-1)].flatMap(one => one?.at ?? [])
  return ends.length === 0 ? { from: 0, to: 0 } : { from: Math.min(...ends), to: Math.max(...ends) }
}

/** Times are said as the log of the failures writes them. */
function sayerOf(rows: readonly Observation[]): Sayer {
  const row = rows.find(({ file }) => file.clock.basis !== 'utc') ?? rows[0]
  return row === undefined ? UTC_SAYER : sayerIn(row.file.clock.zone)
}
