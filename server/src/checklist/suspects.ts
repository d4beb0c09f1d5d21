import type { EvidenceFile } from '../evidence/evidenceFile.ts'
import type { Identity } from '../model/identity.ts'
import type { Attempt, Lockout } from './attempts.ts'
import type { Rhythm } from './cadence.ts'
import { goesOnWithoutFailures, type Limits } from './confidence.ts'
import { hasSureClock, isWithin, overlapOf, spanOf, type Stretch, unionOf } from './coverage.ts'
import { type Named, nameSources } from './nameSources.ts'
import { farClocks, nearClocks } from './otherClocks.ts'
import { isOf, isServerOf, type ProtocolLog } from './protocolLogs.ts'
import { type Anchor, type Ranked, rankClients } from './ranking.ts'
import { type Client, clientsOf } from './sessions.ts'
import type { SharedAddresses } from './sharedAddresses.ts'
import { firstFrom } from './skew.ts'
import { refusedClients } from './webRefusals.ts'
import { zoneApart } from './zoneApart.ts'

/** The clients of the protocol logs held against the failures: who is named, and everybody who was looked at (step S14). */
export interface Suspects {
  /** The logs that were ranked: of the last host, or of a host that nothing names. */
  readonly logs: readonly ProtocolLog[]
  readonly ranked: readonly Ranked[]
  /** Strongest first; several that cannot be told apart are all `possible`. */
  readonly named: readonly Named[]
  readonly anchors: readonly Anchor[]
  /** The time that the attempts' logs and the protocol logs both cover. */
  readonly time: readonly Stretch[]
  readonly limits: Limits
  /** What the clock of the failures was taken to be ahead for the sessions to meet them. */
  readonly clock: ClockTaken
}

/** How far the clock of the failures is taken to be ahead of that of the sessions: 0 seconds as a rule. */
export interface ClockTaken {
  readonly seconds: number
  /** Whether it is the same all the time. */
  readonly steady: boolean
  /** It is known only up to multiples of this, seconds. */
  readonly moduloSeconds?: number
}

const AS_WRITTEN: ClockTaken = { seconds: 0, steady: true }

export interface SuspectsInput {
  /** Whose failures they are. */
  readonly user: Identity
  readonly attempts: readonly Attempt[]
  readonly lockouts: readonly Lockout[]
  /** The files in which they are told. */
  readonly telling: ReadonlySet<EvidenceFile>
  readonly rhythm: Rhythm | undefined
  readonly host: string
  readonly logs: readonly ProtocolLog[]
  readonly shared: SharedAddresses
  readonly handingOn: ReadonlySet<string>
  /** When the password was changed, UTC milliseconds. */
  readonly changes: readonly number[]
  /** Attempts that name their source themselves. */
  readonly explained: ReadonlySet<number>
  /** Another account is refused in the seconds of most failures. */
  readonly secondsShared: boolean
  /** In a spray no client is accused on the strength of one account (contract of `culprits`). */
  readonly isSpray: boolean
}

/** A lockout this near an attempt, milliseconds, is the attempt's own. */
const OWN_LOCKOUT = 5000

export function suspectsOf(input: SuspectsInput): Suspects {
  const logs = logsToRank(input)
  const time = sharedTime(input, logs)
  const anchors = anchorsOf(input).filter(({ at }) => isWithin(time, at))
  const clients = time.length === 0 ? [] : clientsIn(logs, input)
  const ranked = rankClients({ clients, anchors, time, periodSeconds: input.rhythm?.periodSeconds ?? 0 })
  const limits = limitsOf(input, logs, time, ranked.length)
  const naming = { ...input, time, limits }
  const named = input.isSpray ? [] : nameSources(ranked, clients, anchors, naming)
  const straight: Suspects = { logs, ranked, named, anchors, time, limits, clock: AS_WRITTEN }
  if (input.isSpray || isSure(straight)) return straight
  if (limits.clockAssumed) return named.length > 0 ? straight : (inSomeZone(input, straight) ?? straight)
  if (!areOtherClocks(input)) return straight
  const near = named.length > 0 ? undefined : nearClocks(clients, naming, straight)
  if (near !== undefined && isSure(near)) return near
  return farClocks(clients, naming, straight) ?? near ?? straight
}

/** The logs of clients that may be those of the last host. A web log names who is refused; only its refusals without a name or a reason have to be told by their seconds. */
function logsToRank(input: SuspectsInput): readonly ProtocolLog[] {
  const { host, shared, user } = input
  const here = input.logs.filter(log => isOf(log, host) !== 'no').map(log => onClockOfHost(log, input))
  return here.filter(log => log.family === 'mail' || refusedClients(log, shared, user).length > 0)
}

/** A log of which nothing shows what its clock is ahead goes by the failures that its machine wrote itself: a machine has one clock. */
function onClockOfHost(log: ProtocolLog, { attempts, host }: SuspectsInput): ProtocolLog {
  const { file } = log
  const own = attempts.flatMap(({ rows }) => rows).find(({ logger }) => logger !== '' && logger === host)
  const skewSeconds = own?.file.clock.skewSeconds ?? 0
  if (skewSeconds === 0 || file.clock.skewSeconds !== 0 || file.clock.segments !== undefined) return log
  return { ...log, file: { ...file, clock: { ...file.clock, skewSeconds } } }
}

/** Everybody in the logs; a server that hands the requests of others on is none, where its own log of them is open. */
function clientsIn(logs: readonly ProtocolLog[], { shared, handingOn, user }: SuspectsInput): readonly Client[] {
  const mail = clientsOf(
    logs.filter(({ family }) => family === 'mail'),
    shared,
    user,
  )
  const web = logs.flatMap(log => (log.family === 'web' ? refusedClients(log, shared, user) : []))
  return [...mail, ...web].filter(
    ({ address, protocol }) => !handingOn.has(address) && !logs.some(log => isServerOf(log, address, protocol)),
  )
}

/** Whether somebody is named with more than a possibility. */
const isSure = ({ named }: Suspects): boolean => named.some(({ confidence }) => confidence !== 'possible')

/** The failures in whatever zone makes one client fit, where nobody knows theirs: never more than possible. */
function inSomeZone(input: SuspectsInput, straight: Suspects): Suspects | undefined {
  const { logs } = straight
  const clients = clientsIn(logs, input)
  const all = anchorsOf(input)
  const moved = zoneApart(
    clients,
    all.map(({ at }) => at),
  )
  if (moved === undefined) return undefined
  const time = sharedTime(input, logs, moved)
  const anchors = all.map(anchor => ({ ...anchor, at: anchor.at + moved })).filter(({ at }) => isWithin(time, at))
  const ranked = rankClients({ clients, anchors, time, periodSeconds: input.rhythm?.periodSeconds ?? 0 })
  const limits = { ...limitsOf(input, logs, time, ranked.length), clockAssumed: true }
  const named = nameSources(ranked, clients, anchors, { ...input, time, limits })
  // One that goes on when nothing fails would do so in any zone.
  const isOne = named.length === 1 && !goesOnWithoutFailures(named[0]!.ranked, limits)
  return isOne ? { ...straight, ranked, named, anchors, time, limits } : undefined
}

/** Whether the failures were written by other machines than the one whose clients are looked at, so that their clocks may differ by some seconds. */
const areOtherClocks = ({ attempts, host }: SuspectsInput): boolean =>
  host !== '' && attempts.filter(({ row }) => row.logger !== host).length >= 0.8 * attempts.length

/** Every refused attempt, and every lockout of which the attempt itself is not written. */
function anchorsOf({ attempts, lockouts, explained }: SuspectsInput): Anchor[] {
  const tried = attempts.flatMap(({ at, class: kind }, attempt): Anchor[] =>
    explained.has(attempt) ? [] : [{ at, attempt, bad: kind === 'bad-password' }],
  )
  const times = attempts.map(({ at }) => at)
  const alone = lockouts.filter(({ at }) => !((times[firstFrom(times, at - OWN_LOCKOUT)] ?? Number.POSITIVE_INFINITY) <= at + OWN_LOCKOUT))
  return [...tried, ...alone.map(({ at }): Anchor => ({ at, attempt: -1, bad: true }))].toSorted((a, b) => a.at - b.at)
}

function sharedTime({ telling }: SuspectsInput, logs: readonly ProtocolLog[], moved = 0): Stretch[] {
  const told = unionOf([...telling].flatMap(file => spanOf(file) ?? []))
  const there = told.map(({ from, to }) => ({ from: from + moved, to: to + moved }))
  return overlapOf(there, unionOf(logs.flatMap(({ file }) => spanOf(file) ?? [])))
}

function limitsOf(
  { attempts, lockouts, host, changes, secondsShared }: SuspectsInput,
  logs: readonly ProtocolLog[],
  time: readonly Stretch[],
  clients: number,
): Limits {
  const files = [...new Set([...attempts, ...lockouts].map(({ row }) => row.file)), ...logs.map(({ file }) => file)]
  return {
    clockAssumed: files.some(file => !hasSureClock(file)),
    placeUnsure: files.some(({ clock }) => clock.ambiguousModuloSeconds !== undefined) || logs.some(log => isOf(log, host) === 'unknown'),
    secondsShared,
    lockouts: lockouts.filter(({ at }) => isWithin(time, at)).length,
    changes,
    clients,
    sameBeat: 1,
  }
}
