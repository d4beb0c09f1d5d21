import type { Confidence } from '../../../shared/investigation.ts'
import type { Attempt } from './attempts.ts'
import { type Rhythm, rhythmOf, samePeriod } from './cadence.ts'
import { atMost, CLEAR, confidenceOf, isNamed, isToldApart, LEAST_ATTEMPTS, type Limits } from './confidence.ts'
import type { Stretch } from './coverage.ts'
import { explainedBy } from './fit.ts'
import { type Anchor, deliveryShare, type Ranked, rankClients, strengthOf } from './ranking.ts'
import type { Client } from './sessions.ts'

/** A client that is named as a source, and how sure that is. */
export interface Named {
  readonly ranked: Ranked
  readonly confidence: Confidence
}

/** What naming needs to know of the failures beside their moments. */
export interface Naming {
  readonly attempts: readonly Attempt[]
  readonly rhythm: Rhythm | undefined
  /** Attempts that name their source themselves. */
  readonly explained: ReadonlySet<number>
  readonly time: readonly Stretch[]
  readonly limits: Limits
}

/** Share of the wrong passwords that has to be left over before a second source is looked for (DOMAIN.md 3.3). */
const RESIDUE = 0.2
/** Failures left over that are worth a look although they are a smaller share, where they keep a beat of their own. */
const OWN_BEAT = 12
const MOST_SOURCES = 3

/** The best client; then, on what it leaves unexplained, the next (DOMAIN.md 3.3). Then each again on what the others leave: beside another it meets only a part. */
export function nameSources(ranked: readonly Ranked[], clients: readonly Client[], anchors: readonly Anchor[], naming: Naming): Named[] {
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
    left = inFull.reduce((rest, { ranked: one }) => without(rest, one, anchors), left)
    if (isResidueSmall(left, badOfAll)) break
    const others = clients.filter(client => !named.some(({ ranked: one }) => one.client === client))
    rhythm = rhythmOf(left.map(({ at }) => at))
    round = rankClients({ clients: others, anchors: left, time: naming.time, periodSeconds: rhythm?.periodSeconds ?? 0 })
  }
  const isAnySure = named.some(isSure)
  const held = named.map(one => besideOthers(one, isAnySure ? named.filter(isSure) : named, ranked, anchors, naming))
  // Where nobody is sure by himself, they have to explain everything together.
  return isAnySure || held.every(isSure) ? held : named
}

const isSure = ({ confidence }: Named): boolean => confidence !== 'possible'

/** One that is only possible, held against what others leave over: there it may be all that is left. */
function besideOthers(one: Named, named: readonly Named[], all: readonly Ranked[], anchors: readonly Anchor[], naming: Naming): Named {
  const others = named.filter(other => other !== one)
  if (isSure(one) || others.length === 0) return one
  const left = others.reduce((rest, other) => without(rest, other.ranked, anchors), anchors)
  const rhythm = rhythmOf(left.map(({ at }) => at))
  const clients = all.flatMap(({ client }) => (others.some(other => other.ranked.client === client) ? [] : [client]))
  const round = rankClients({ clients, anchors: left, time: naming.time, periodSeconds: rhythm?.periodSeconds ?? 0 })
  const [first] = leaders(round, rhythm, naming.limits)
  return first?.ranked.client === one.ranked.client ? { ...one, confidence: first.confidence } : one
}

/** Whether too little is left over to look for another source (DOMAIN.md 3.3). */
function isResidueSmall(left: readonly Anchor[], badOfAll: number): boolean {
  const bad = left.filter(anchor => anchor.bad)
  if (bad.length < LEAST_ATTEMPTS) return true
  if (bad.length >= RESIDUE * badOfAll) return false
  return bad.length < OWN_BEAT || (rhythmOf(left.map(({ at }) => at))?.periodSeconds ?? 0) === 0
}

const without = (rest: readonly Anchor[], { all }: Ranked, from: readonly Anchor[]): readonly Anchor[] => {
  const explained = new Set(explainedBy(all).map(({ attempt }) => from[attempt]))
  return rest.filter(anchor => !explained.has(anchor))
}

/** A client that hands over mail in nearly every session is no rival of one that never does. */
const isLetIn = (one: Ranked): boolean => deliveryShare(one) >= 0.8

/** Share of the failures that another client of the same period has to meet to be as good: a beat missed more or less does not part them. */
const TWIN = 0.8

/** The best client of a ranking, with those that fit so nearly as well that they cannot be told from it. */
function leaders(ranked: readonly Ranked[], rhythm: Rhythm | undefined, most: Limits): Named[] {
  const twins = ranked.filter(one => !isLetIn(one) && samePeriod(rhythm, one.rhythm) && one.all.matched >= TWIN * one.all.of)
  // Of several clients of the failures' own period, the one that more than its beat points at.
  const isBeat = ranked[0] !== undefined && twins.includes(ranked[0])
  const best = (isBeat ? twins.find(one => isToldApart(one, rhythm)) : undefined) ?? ranked[0]
  if (best === undefined) return []
  const limits = { ...most, sameBeat: ranked.filter(one => !isLetIn(one) && samePeriod(rhythm, one.rhythm)).length }
  const isTwin = (one: Ranked): boolean => isBeat && twins.includes(one) && !isToldApart(best, rhythm)
  const decadesBehind = (one: Ranked): number => (isTwin(one) ? 0 : strengthOf(one) - strengthOf(best))
  const rivals = ranked.filter(one => one !== best && (!isLetIn(one) || isLetIn(best)))
  const decades = Math.min(...rivals.map(decadesBehind), Number.POSITIVE_INFINITY)
  const confidence = confidenceOf(best, decades, rhythm, limits)
  if (!isNamed(confidence)) return []
  const tied = rivals.filter(one => decadesBehind(one) < CLEAR && isNamed(confidenceOf(one, 0, rhythm, limits)))
  return [{ ranked: best, confidence }, ...tied.map(one => ({ ranked: one, confidence: atMost('possible', confidence) }))]
}
