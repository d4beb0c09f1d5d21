import { type Rhythm, rhythmOf } from './cadence.ts'
import { isWithin, lengthOf, type Stretch } from './coverage.ts'
import { type Failures, failuresAt } from './failures.ts'
import { type Fit, fitOf, type Ground, windowOf } from './fit.ts'
import { AT_REPLY, AT_START, countInside, type Window } from './matching.ts'
import type { Client, Session } from './sessions.ts'
import { shiftTest } from './shiftTest.ts'
import { type Unevenness, unevennessOf } from './unevenness.ts'

/** A moment at which the subject was refused: an attempt, or a lockout of which no attempt is written. */
export interface Anchor {
  readonly at: number
  /** Index of the attempt; −1 for a lockout alone. */
  readonly attempt: number
  /** Whether a wrong password was sent. While the account is locked, the right one is refused as well (DOMAIN.md 1.7). */
  readonly bad: boolean
}

/** A client with how it fits: all refused attempts, and those with a wrong password alone. */
export interface Ranked {
  readonly client: Client
  /** Its sessions in the time that is looked at. */
  readonly sessions: readonly Session[]
  readonly all: Fit
  readonly bad: Fit
  readonly rhythm: Rhythm | undefined
  /** How near a session of this client has to be. */
  readonly window: Window
  readonly idle: Idle
  /** Share of shifts in time that fit as well; 1 where it was not worth testing. */
  readonly shifted: number
  /** Whether its sessions are early and late as the failures are. */
  readonly unevenness: Unevenness
  /** Share of the failures it meets of which its session is within a second: closer than the windows it is ranked by. */
  readonly beside: number
  /** Failures for each beat of theirs: a client that tries several times has as many places beside which another may stand. */
  readonly tries: number
}

/** Sessions that no failure goes with: between the first and the last failure, before the first and after the last. */
export interface Idle {
  readonly between: number
  readonly before: number
  readonly after: number
  /** The first failure. */
  readonly first: number
  /** Beats of the failures' period at which nothing failed, in the time both logs cover; 0 without a period. */
  readonly silentBeats: number
}

export interface RankingInput {
  readonly anchors: readonly Anchor[]
  readonly clients: readonly Client[]
  /** The time that the attempts' logs and the protocol logs both cover. */
  readonly time: readonly Stretch[]
  /** Period of the attempts; 0 where they keep none. */
  readonly periodSeconds: number
}

/** Every client that was there in the time both logs cover, the best fit first. */
export function rankClients(input: RankingInput): readonly Ranked[] {
  const present = input.clients
    .map(client => ({ client, sessions: client.sessions.filter(({ at }) => isWithin(input.time, at)) }))
    .filter(({ sessions }) => sessions.length > 0)
  const field = fieldOf(input, present.length)
  const ranked = present
    .map(({ client, sessions }): Ranked => {
      const times = sessions.map(({ at }) => at)
      const window = windowOf(client, times, field.all)
      const rankedBy = { ...field, clients: client.late ? 2 * field.clients : field.clients }
      const [all, onBad] = [fitOf(window, times, field.all, rankedBy), fitOf(window, times, field.bad, rankedBy)]
      return {
        client,
        sessions,
        all,
        bad: onBad,
        rhythm: rhythmOf(times),
        window,
        idle: idleOf(window, times, field),
        shifted: onBad.of > 4 ? shiftedShare(window, times, onBad, field.bad, field) : shiftedShare(window, times, all, field.all, field),
        unevenness: unevennessWith(field, times, all),
        beside: besideShare(field, times, all),
        tries: field.tries,
      }
    })
    .toSorted(byStrength)
  return silentFirst(ranked)
}

/** What every client is held against: made once, because windows around many failures cost more than a client with few sessions. */
interface Field extends Ground, Pick<RankingInput, 'periodSeconds'> {
  readonly all: Failures
  readonly bad: Failures
  readonly silentBeats: number
  readonly tries: number
}

function fieldOf({ anchors, time, periodSeconds }: RankingInput, clients: number): Field {
  const all = failuresAt(anchors, time)
  const length = lengthOf(time)
  const beats = beatsOf(all.moments, periodSeconds)
  const silentBeats = periodSeconds === 0 ? 0 : Math.max(0, length / periodSeconds / 1000 - beats)
  const bad = failuresAt(
    anchors.filter(anchor => anchor.bad),
    time,
  )
  return { all, bad, time, periodSeconds, length, clients, silentBeats, tries: all.moments.length / Math.max(1, beats) }
}

/** The best fit first: by chance, then by what is explained; of those that fit not at all, the busiest. */
const byStrength = (a: Ranked, b: Ranked): number =>
  strengthOf(a) - strengthOf(b) ||
  b.all.matched - a.all.matched ||
  b.all.near / b.all.sessions - a.all.near / a.all.sessions ||
  b.all.sessions - a.all.sessions ||
  compare(a, b)

/** Of those that fit about as well as the best, the ones that deliver no mail come first: they were more likely refused (step S14). */
function silentFirst(ranked: readonly Ranked[]): readonly Ranked[] {
  const best = ranked[0]
  if (best === undefined || strengthOf(best) > -3) return ranked
  const leading = ranked.filter(one => strengthOf(one) <= strengthOf(best) + 3)
  const delivers = (one: Ranked): boolean => deliveryShare(one) > 0.5
  const others = ranked.slice(leading.length)
  return [...leading.filter(one => !delivers(one)), ...leading.filter(delivers), ...others]
}

const compare = (a: Ranked, b: Ranked): number => (a.client.address < b.client.address ? -1 : 1)

/**
 * log10 of the chance a client is judged by. Wrong passwords alone are the anchor where there are enough of them, because a client with the right password is
 * refused too while the account is locked (DOMAIN.md 1.7); attempts of both kinds may strengthen a client only after the wrong passwords alone have pointed at it.
 * Of the two ways to look at it, from the sessions and from the moments, the weaker counts.
 */
export function strengthOf({ all, bad }: Ranked): number {
  if (bad.of === 0) return weaker(all)
  const pointsAt = bad.lift >= leastLift(bad) && bad.matched >= 0.8 * bad.of
  return pointsAt ? Math.min(weaker(all), weaker(bad)) : weaker(bad)
}

/**
 * How many times chance a client has to fit to be probable. Where failures follow each other within seconds, their windows fill so much of the time that
 * nobody can fit five times better than chance: there, nearly the most that is possible is asked for.
 */
export const leastLift = ({ of, expected }: Fit): number =>
  expected === 0 ? LIFT : Math.max(LEAST_LIFT, Math.min(LIFT, (NEARLY_THE_MOST * of) / expected))

/** Seconds between a failure and a session that stand beside each other: what two logs that write whole seconds make of one moment. */
export const BESIDE = 1
/** Times chance that make a client probable (DOMAIN.md 4.5), and below which nothing does. */
const LIFT = 5
const LEAST_LIFT = 3
const NEARLY_THE_MOST = 0.8

const weaker = ({ log10p, log10OfMoments }: Fit): number => Math.max(log10p, log10OfMoments)

export const deliveryShare = ({ client }: Pick<Ranked, 'client'>): number =>
  client.sessions.length === 0 ? 0 : client.deliveries / client.sessions.length

/** Only trains can be uneven together: without a period, that sessions meet the failures says it all. */
const unevennessWith = ({ all, periodSeconds }: Field, times: readonly number[], { matches }: Fit): Unevenness =>
  periodSeconds === 0 ? 'unknown' : unevennessOf(all.moments, times, matches)

function besideShare({ all }: Field, times: readonly number[], { matches }: Fit): number {
  const beside = matches.filter(({ attempt, session }) => Math.abs(times[session]! - all.moments[attempt]!) <= BESIDE * 1000)
  return matches.length === 0 ? 0 : beside.length / matches.length
}

function idleOf(window: Window, times: readonly number[], { all: { moments, windows }, silentBeats }: Field): Idle {
  const first = moments[0] ?? Number.POSITIVE_INFINITY
  const last = moments.at(-1) ?? Number.NEGATIVE_INFINITY
  const { stretches } = windows(window === AT_REPLY ? NEARLY_AT_REPLY : NEARLY_AT_START)
  const alone = (part: readonly number[]): number => part.length - countInside(part, stretches)
  return {
    between: alone(times.filter(at => at >= first && at <= last)),
    before: alone(times.filter(at => at < first)),
    after: alone(times.filter(at => at > last)),
    first,
    silentBeats,
  }
}

/** A little wider than the windows that are ranked by: what nearly fits is not idle. */
const widened = ({ before, after }: Window): Window => ({ before: before + 2, after: after + 2 })
const NEARLY_AT_START = widened(AT_START)
const NEARLY_AT_REPLY = widened(AT_REPLY)

/** Moments that are beats of their own: several tries of one beat are one. */
const beatsOf = (moments: readonly number[], periodSeconds: number): number =>
  moments.filter((at, i) => i === 0 || at - moments[i - 1]! > periodSeconds * 500).length

/** Only where the sessions fit better than chance: the others need no second test. */
function shiftedShare(window: Window, times: readonly number[], fit: Fit, failures: Failures, { time, periodSeconds }: Field): number {
  if (fit.lift < 2 || fit.near < 2) return 1
  const { stretches } = failures.windows(window)
  return shiftTest(times, fit.near, stretches, time, periodSeconds)
}
