import type { Confidence } from '../../../shared/investigation.ts'
import type { Identity } from '../model/identity.ts'
import { clocksApart } from './apart.ts'
import { farApart } from './farApart.ts'
import { stated } from './grouping.ts'
import type { Attempt, Lockout } from './attempts.ts'
import { type Rhythm, rhythmOf, samePeriod } from './cadence.ts'
import {
  atMost,
  CLEAR,
  confidenceOf,
  goesOnWithoutFailures,
  isEnough,
  isNamed,
  isToldApart,
  LEAST_ATTEMPTS,
  type Limits,
} from './confidence.ts'
import { hasSureClock, isWithin, overlapOf, spanOf, type Stretch, unionOf } from './coverage.ts'
import { isOf, type ProtocolLog } from './protocolLogs.ts'
import { type Anchor, deliveryShare, type Ranked, rankClients, strengthOf } from './ranking.ts'
import { type Client, clientsOf } from './sessions.ts'
import type { SharedAddresses } from './sharedAddresses.ts'
import { zoneApart } from './zoneApart.ts'

/** A client that is named as a source, and how sure that is. */
export interface Named {
  readonly ranked: Ranked
  readonly confidence: Confidence
}

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
  readonly rhythm: Rhythm | undefined
  readonly host: string
  readonly logs: readonly ProtocolLog[]
  readonly shared: SharedAddresses
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
/** Share of the wrong passwords that has to be left over before a second source is looked for (DOMAIN.md 3.3). */
const RESIDUE = 0.2
const MOST_SOURCES = 3

export function suspectsOf(input: SuspectsInput): Suspects {
  const logs = input.logs.filter(log => log.family === 'mail' && isOf(log, input.host) !== 'no')
  const time = sharedTime(input, logs)
  const anchors = anchorsOf(input).filter(({ at }) => isWithin(time, at))
  const clients = time.length === 0 ? [] : clientsOf(logs, input.shared, input.user)
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

/** Whether somebody is named with more than a possibility. */
const isSure = ({ named }: Suspects): boolean => named.some(({ confidence }) => confidence !== 'possible')

/** Clocks that are some seconds apart, as those of members of a domain may be. */
function nearClocks(clients: readonly Client[], naming: Naming, straight: Suspects): Suspects | undefined {
  const { anchors, time } = straight
  const apart = clocksApart({ clients, anchors, time, periodSeconds: naming.rhythm?.periodSeconds ?? 0 })
  if (apart === undefined) return undefined
  const named = nameSources(apart.ranked, clients, apart.anchors, naming).map(one => ({
    ...one,
    confidence: atMost(apart.alone && isToldApart(one.ranked, naming.rhythm) ? 'probable' : 'possible', one.confidence),
  }))
  const clock = { seconds: apart.seconds, steady: true }
  return named.length === 0 ? undefined : { ...straight, ranked: apart.ranked, anchors: apart.anchors, named, clock }
}

/** Clocks that are minutes apart, that drift, or that were set on the way. */
function farClocks(clients: readonly Client[], naming: Naming, straight: Suspects): Suspects | undefined {
  const { time, limits } = straight
  const input = { clients, anchors: straight.anchors, time, periodSeconds: naming.rhythm?.periodSeconds ?? 0 }
  const found = farApart(input, naming.rhythm)
  if (found === undefined || !isEnough(found.ranked.bad, limits)) return undefined
  const { path, anchors } = found
  const ranked = rankClients({ ...input, anchors })
  const own = ranked.find(({ client }) => client === found.ranked.client) ?? found.ranked
  const confidence = limits.clockAssumed || limits.secondsShared ? 'possible' : 'probable'
  const clock = { seconds: -path.seconds, steady: path.steady, ...stated({ moduloSeconds: path.moduloSeconds }) }
  return { ...straight, ranked: [own, ...ranked.filter(one => one !== own)], anchors, named: [{ ranked: own, confidence }], clock }
}

/** The failures in whatever zone makes one client fit, where nobody knows theirs: never more than possible. */
function inSomeZone(input: SuspectsInput, straight: Suspects): Suspects | undefined {
  const { logs } = straight
  const clients = clientsOf(logs, input.shared, input.user)
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
  const isSure = named.length === 1 && !goesOnWithoutFailures(named[0]!.ranked, limits)
  return isSure ? { ...straight, ranked, named, anchors, time, limits } : undefined
}

/** Whether the failures were written by other machines than the one whose clients are looked at, so that their clocks may differ by some seconds. */
const areOtherClocks = ({ attempts, host }: SuspectsInput): boolean =>
  host !== '' && attempts.filter(({ row }) => row.logger !== host).length >= 0.8 * attempts.length

/** Every refused attempt, and every lockout of which the attempt itself is not written. */
function anchorsOf({ attempts, lockouts, explained }: SuspectsInput): Anchor[] {
  const tried = attempts.flatMap(({ at, class: kind }, attempt): Anchor[] =>
    explained.has(attempt) ? [] : [{ at, attempt, bad: kind === 'bad-password' }],
  )
  const alone = lockouts.filter(({ at }) => !attempts.some(attempt => Math.abs(attempt.at - at) <= OWN_LOCKOUT))
  return [...tried, ...alone.map(({ at }): Anchor => ({ at, attempt: -1, bad: true }))].toSorted((a, b) => a.at - b.at)
}

function sharedTime({ attempts, lockouts }: SuspectsInput, logs: readonly ProtocolLog[], moved = 0): Stretch[] {
  const telling = new Set([...attempts, ...lockouts].flatMap(({ rows }) => rows.map(({ file }) => file)))
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

interface Naming extends SuspectsInput {
  readonly time: readonly Stretch[]
  readonly limits: Limits
}

/** The best client; then, on what it leaves unexplained, the next (DOMAIN.md 3.3). */
function nameSources(ranked: readonly Ranked[], clients: readonly Client[], anchors: readonly Anchor[], naming: Naming): Named[] {
  const named: Named[] = []
  let round = ranked
  let left = anchors
  let rhythm = naming.rhythm
  const badOfAll = naming.attempts.filter(attempt => attempt.class === 'bad-password').length
  if (naming.explained.size > 0 && isResidueSmall(anchors, badOfAll)) return []
  while (named.length < MOST_SOURCES) {
    const found = leaders(round, rhythm, naming.limits)
    if (found.length === 0) break
    const inFull = found.map(({ ranked: one, confidence }) => ({
      ranked: ranked.find(({ client }) => client === one.client) ?? one,
      confidence,
    }))
    named.push(...inFull)
    left = found.reduce((rest, { ranked: one }) => without(rest, one, left), left)
    if (isResidueSmall(left, badOfAll)) break
    const others = clients.filter(client => !named.some(({ ranked: one }) => one.client === client))
    rhythm = rhythmOf(left.map(({ at }) => at))
    round = rankClients({ clients: others, anchors: left, time: naming.time, periodSeconds: rhythm?.periodSeconds ?? 0 })
  }
  return named
}

/** Whether too little is left over to look for another source (DOMAIN.md 3.3). */
const isResidueSmall = (left: readonly Anchor[], badOfAll: number): boolean =>
  left.filter(({ bad }) => bad).length < Math.max(LEAST_ATTEMPTS, RESIDUE * badOfAll)

const without = (rest: readonly Anchor[], { all }: Ranked, from: readonly Anchor[]): readonly Anchor[] => {
  const explained = new Set(all.matches.map(({ attempt }) => from[attempt]))
  return rest.filter(anchor => !explained.has(anchor))
}

/** A client that hands over mail in nearly every session is no rival of one that never does. */
const isLetIn = (one: Ranked): boolean => deliveryShare(one) >= 0.8

/** The best client of a ranking, with those that fit so nearly as well that they cannot be told from it. */
function leaders(ranked: readonly Ranked[], rhythm: Rhythm | undefined, most: Limits): Named[] {
  const [best] = ranked
  if (best === undefined) return []
  const limits = { ...most, sameBeat: ranked.filter(one => !isLetIn(one) && samePeriod(rhythm, one.rhythm)).length }
  const decadesBehind = (one: Ranked): number => strengthOf(one) - strengthOf(best)
  const rivals = ranked.slice(1).filter(one => !isLetIn(one) || isLetIn(best))
  const decades = Math.min(...rivals.map(decadesBehind), Number.POSITIVE_INFINITY)
  const confidence = confidenceOf(best, decades, rhythm, limits)
  if (!isNamed(confidence)) return []
  const tied = rivals.filter(one => decadesBehind(one) < CLEAR && isNamed(confidenceOf(one, 0, rhythm, limits)))
  return [{ ranked: best, confidence }, ...tied.map(one => ({ ranked: one, confidence: atMost('possible', confidence) }))]
}
