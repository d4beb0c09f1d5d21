import { log10BinomialTail } from './binomial.ts'
import { lengthOf, type Stretch } from './coverage.ts'
import type { Failures } from './failures.ts'
import { AT_REPLY, AT_START, countInside, type Match, matchOneToOne, type Window, windowsAround } from './matching.ts'
import type { Client } from './sessions.ts'

/** How well the sessions of one client fit a set of moments (DOMAIN.md 4.4). */
export interface Fit {
  /** Sessions in the time both logs cover, and those of them near a moment. */
  readonly sessions: number
  readonly near: number
  /** Sessions that chance would put near one. */
  readonly expected: number
  readonly lift: number
  /** Moments with a session, and all moments. */
  readonly matched: number
  readonly of: number
  /** log10 of the chance, times the number of clients that were looked at (Bonferroni). */
  readonly log10p: number
  /** The same seen from the moments: that as many of them fall near a session by chance. Sessions that come in bursts count once here. */
  readonly log10OfMoments: number
  readonly matches: readonly Match[]
  /** Moments that are further tries in a session that met the first: a client may try several times in one connection. `matched` counts them. */
  readonly further: readonly Match[]
}

/** Each moment that a fit explains, with its session. */
export const explainedBy = ({ matches, further }: Fit): readonly Match[] => [...matches, ...further]

/** What sessions are held against, beside the moments. */
export interface Ground {
  readonly time: readonly Stretch[]
  /** Length of the time, milliseconds. */
  readonly length: number
  /** Clients that are looked at. */
  readonly clients: number
}

/** Share of what the window of replies meets that the one of starts has to meet as well, for a client not to be held to reply late. */
const AT_ONCE = 0.95

/** Replies may come late; those that do not are held against less time. Whoever chooses between two windows has tried twice. */
export function windowOf({ late }: Client, times: readonly number[], { moments }: Failures): Window {
  if (!late) return AT_START
  const met = (window: Window): number => matchOneToOne(moments, times, window).length
  return met(AT_START) >= AT_ONCE * met(AT_REPLY) ? AT_START : AT_REPLY
}

export function fitOf(window: Window, times: readonly number[], failures: Failures, { time, length, clients }: Ground): Fit {
  const { moments } = failures
  const windows = failures.windows(window)
  const shareOf = (covered: number): number => (length === 0 ? 1 : Math.min(1, covered / length))
  const share = shareOf(windows.length)
  const near = countInside(times, windows.stretches)
  const expected = times.length * share
  const matches = matchOneToOne(moments, times, window)
  const further = furtherTries(moments, matches)
  const momentShare = shareOf(lengthOf(windowsAround(times, { before: window.after, after: window.before }, time)))
  const clientsTried = Math.log10(Math.max(1, clients))
  return {
    sessions: times.length,
    near,
    expected,
    lift: expected === 0 ? 0 : near / expected,
    matched: matches.length + further.length,
    of: moments.length,
    log10p: Math.min(0, log10BinomialTail(times.length, near, share) + clientsTried),
    log10OfMoments: Math.min(0, log10BinomialTail(moments.length, matches.length, momentShare) + clientsTried),
    matches,
    further,
  }
}

/** Tries follow each other within this in one connection, milliseconds: a refusal may be held back for five seconds. */
export const NEXT_TRY = 7000

/** The moments that follow a matched one within seconds, and each other, without a session of their own. */
function furtherTries(moments: readonly number[], matches: readonly Match[]): Match[] {
  const sessions = new Map(matches.map(({ attempt, session }) => [attempt, session]))
  const further: Match[] = []
  for (let attempt = 1; attempt < moments.length; attempt++) {
    const session = sessions.get(attempt - 1)
    if (session === undefined || sessions.has(attempt) || moments[attempt]! - moments[attempt - 1]! > NEXT_TRY) continue
    sessions.set(attempt, session)
    further.push({ attempt, session })
  }
  return further
}
