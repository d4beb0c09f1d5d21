import type { Confidence } from '../../../shared/investigation.ts'
import type { Attempt, Lockout } from './attempts.ts'
import { type Rhythm, rhythmOf } from './cadence.ts'
import { atMost } from './confidence.ts'
import { hasSureClock } from './coverage.ts'
import type { EntryRef } from '../evidence/evidenceFile.ts'
import { groupBy } from './grouping.ts'
import { type Origin, originOf, type Places } from './origins.ts'
import type { LocalRefusal } from './localNames.ts'
import { hostKey } from './observations.ts'
import type { SharedAddresses } from './sharedAddresses.ts'
import { firstFrom } from './skew.ts'

/** A source that failures state themselves: one record has the user, the refusal and where it came from. */
export interface StatedSource {
  readonly origin: Origin
  /** Address and machine name, from whichever row states them. */
  readonly ip: string
  readonly name: string
  /** Indices of its attempts. */
  readonly attempts: readonly number[]
  /** Its wrong passwords, and all of them. */
  readonly bad: number
  readonly badOfAll: number
  readonly confidence: Confidence
  /** Many come from its address, so that the address alone says little. */
  readonly shared: boolean
  readonly rhythm: Rhythm | undefined
}

/** Share of the wrong passwords that makes a source worth naming (DOMAIN.md 3.3). */
const WORTH = 0.2
/** A start and the refusal that it led to are this near, milliseconds. */
const SAME_START = 3000
/** Wrong passwords below which a source is no more than possible. */
const LEAST = 3

export interface StatedInput {
  readonly attempts: readonly Attempt[]
  readonly lockouts: readonly Lockout[]
  readonly places: Places
  readonly shared: SharedAddresses
  /** Tasks and services of the user that other logs say could not log on. */
  readonly refusals: readonly LocalRefusal[]
  readonly isSpray: boolean
}

/** The sources that the failures state, the busiest first. */
export function statedSources(input: StatedInput): StatedSource[] {
  const { attempts, places, shared } = input
  const byLocalRefusal = localRefusalFinder(input.refusals)
  const origins = attempts.map(attempt => surest(originOf(attempt, places), byLocalRefusal(attempt)))
  const addressOf = addressesByName(origins, shared)
  const keyed = origins.map((origin, attempt) => ({ origin, attempt, key: origin === undefined ? '' : keyOf(origin, addressOf, shared) }))
  const groups = groupBy(
    keyed.filter(({ key }) => key !== ''),
    ({ key }) => key,
  )
  const badOfAll = attempts.filter(({ class: kind }) => kind === 'bad-password').length
  return [...groups.values()]
    .map(group =>
      sourceOf(
        group.map(({ origin, attempt }) => ({ origin: origin!, attempt })),
        badOfAll,
        input,
      ),
    )
    .toSorted((a, b) => b.bad - a.bad || b.attempts.length - a.attempts.length)
}

/** What the failure states itself, unless that is hearsay and another log knows better. */
const surest = (own: Origin | undefined, other: Origin | undefined): Origin | undefined =>
  own === undefined || (own.told === 'hearsay' && other !== undefined) ? other : own

/** Finds a task or service on the machine that an attempt came through, which another log says was refused in the same seconds. Refusals are in order of time. */
function localRefusalFinder(refusals: readonly LocalRefusal[]): (attempt: Attempt) => Origin | undefined {
  const told = new Map(refusals.map(refusal => [placeOf(refusal.ref), refusal]))
  const times = refusals.map(({ at }) => at)
  return ({ at, row, rows }) => {
    if (refusals.length === 0) return undefined
    const own = rows.map(one => told.get(placeOf(one))).find(one => one !== undefined)
    if (own !== undefined) return { ...localOrigin(own, row), told: 'record' }
    // Where a zone is assumed, a beat that divides the hour would seem to meet.
    if (!hasSureClock(row.file)) return undefined
    const machines = new Set(rows.flatMap(({ who, logger }) => [logger, hostKey(who.source), hostKey(who.via)]).filter(host => host !== ''))
    for (let i = firstFrom(times, at - SAME_START); i < times.length && times[i]! <= at + SAME_START; i++)
      if (machines.has(refusals[i]!.host) && hasSureClock(refusals[i]!.ref.file)) return localOrigin(refusals[i]!, row)
    return undefined
  }
}

const placeOf = ({ file, entry }: EntryRef): string => `${entry} ${file.path}`

const localOrigin = ({ kind, host }: LocalRefusal, row: Attempt['row']): Origin => ({
  kind,
  value: host,
  ip: '',
  name: host,
  protocol: kind === 'task' ? 'batch' : 'service',
  logger: host,
  row,
  told: 'name',
})

/** One address for each machine name that is stated beside one; none where several are. */
function addressesByName(origins: readonly (Origin | undefined)[], shared: SharedAddresses): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const origin of origins)
    if (origin !== undefined && origin.kind === 'ip' && origin.name !== '' && !shared.hasManyNames(origin.ip))
      found.set(origin.name, found.has(origin.name) && found.get(origin.name) !== origin.ip ? '' : origin.ip)
  return found
}

/** What tells one source from another. Behind a gateway it is the name that the client gives. */
function keyOf({ kind, value, name, ip }: Origin, addressOf: ReadonlyMap<string, string>, shared: SharedAddresses): string {
  if (kind === 'ip' && name !== '' && shared.hasManyNames(ip)) return `host ${name}`
  if (kind === 'host') return addressOf.get(value) ? `ip ${addressOf.get(value)}` : `host ${value}`
  return `${kind} ${value}`
}

interface Member {
  readonly origin: Origin
  readonly attempt: number
}

function sourceOf(group: readonly Member[], badOfAll: number, { attempts, lockouts, shared, isSpray }: StatedInput): StatedSource {
  const best = group.find(({ origin }) => origin.told === 'record' && origin.kind !== 'host') ?? strongest(group)
  const ip = only(group.map(({ origin }) => origin.ip))
  const name = only(group.map(({ origin }) => origin.name))
  const behindGateway = best.origin.kind === 'ip' && name !== '' && shared.hasManyNames(ip)
  const origin: Origin = behindGateway ? { ...best.origin, kind: 'host', value: name } : identified(best.origin, ip, shared)
  const bad = group.filter(({ attempt }) => attempts[attempt]?.class === 'bad-password').length
  const isShared = origin.kind === 'ip' && origin.name === '' && shared.isShared(ip)
  const rhythm = rhythmOf(group.map(({ attempt }) => attempts[attempt]!.at))
  const source = { origin, ip, name, attempts: group.map(({ attempt }) => attempt), bad, badOfAll, rhythm, shared: isShared }
  return { ...source, confidence: isSpray ? 'not shown' : gradeOf(source, lockouts.length, attempts.length) }
}

/** A device whose requests all come from one address of its own is that address; it stays its name. */
function identified(origin: Origin, ip: string, shared: SharedAddresses): Origin {
  if (origin.kind !== 'device' || ip === '' || shared.isShared(ip) || origin.row.who.forwarded !== undefined) return origin
  return { ...origin, kind: 'ip', value: ip, name: origin.name === '' ? origin.value : origin.name }
}

function gradeOf(
  { origin, bad, badOfAll, attempts, shared, rhythm }: Omit<StatedSource, 'confidence'>,
  lockouts: number,
  all: number,
): Confidence {
  if (badOfAll === 0) return attempts.length >= Math.max(LEAST, 0.8 * all) ? 'possible' : 'not shown'
  const keepsTime = rhythm !== undefined && rhythm.periodSeconds > 0 && bad >= LEAST
  if (bad < WORTH * badOfAll && !keepsTime) return 'not shown'
  const word = WORDS[origin.told]
  const keepsBeat = rhythm?.kind === 'machine' && origin.protocol === 'ldap'
  if (bad < LEAST && lockouts === 0) return 'not shown'
  return atMost(bad < LEAST || (shared && !keepsBeat) ? 'possible' : 'proven', word)
}

const WORDS: Readonly<Record<Origin['told'], Confidence>> = { record: 'proven', name: 'probable', hearsay: 'possible' }

const strongest = (group: readonly Member[]): Member =>
  group.find(({ origin }) => origin.told === 'record') ?? group.find(({ origin }) => origin.told === 'name') ?? group[0]!

/** The one value that is stated; '' where none or several are. */
function only(values: readonly string[]): string {
  const [first = '', ...more] = new Set(values.filter(value => value !== ''))
  return more.length === 0 ? first : ''
}

export const isNamedSource = ({ confidence }: StatedSource): boolean => confidence !== 'not shown'
