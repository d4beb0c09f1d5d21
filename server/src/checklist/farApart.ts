import { letIn } from './apart.ts'
import type { Rhythm } from './cadence.ts'
import { type ClockPath, clockPath } from './clockPath.ts'
import { fallsSilentToo } from './confidence.ts'
import { type Anchor, type Ranked, rankClients, type RankingInput, strengthOf } from './ranking.ts'
import type { Client } from './sessions.ts'
import { unevennessOf } from './unevenness.ts'

/** The one client whose sessions meet the failures on another clock, with that clock. */
export interface FarApart {
  readonly ranked: Ranked
  readonly anchors: readonly Anchor[]
  readonly path: ClockPath
}

/** Share of the failures that have a session of their own, and of the sessions that have a failure, for two trains to be one. */
const NEARLY_ALL = 0.8
/** Decades below which sessions without a period meet by chance at some distance. */
const FITS = -12
/** Failures that are needed: with few of them, some client meets them at some distance. */
const LEAST = 12
/** Clients beyond which it is not worth trying, and sessions for each failure beyond which a client is busy with other things. */
const MOST_CLIENTS = 500
const BUSY = 20

/**
 * Looks for the client whose sessions meet the failures on a clock that is minutes apart, drifts, or was set on the way, where none does as written. A beat alone
 * is met by every timer of its period at some distance: the client has to be uneven as the failures are, or silent when they are, and the only such one.
 */
export function farApart(input: RankingInput, rhythm: Rhythm | undefined): FarApart | undefined {
  const { anchors, clients } = input
  const quiet = clients.filter(client => !letIn(client) && client.sessions.length <= BUSY * anchors.length)
  if (anchors.length < LEAST || quiet.length > MOST_CLIENTS) return undefined
  const fitting = quiet.flatMap(client => fitOn(input, client, rhythm) ?? [])
  const [only, ...more] = fitting
  return more.length === 0 ? only : undefined
}

function fitOn(input: RankingInput, client: Client, rhythm: Rhythm | undefined): FarApart | undefined {
  const times = client.sessions.map(({ at }) => at)
  if (times.length < LEAST) return undefined
  const path = clockPath(
    input.anchors.map(({ at }) => at),
    times,
    input.periodSeconds,
  )
  const moved = input.anchors.map((anchor, n) => ({ as: { ...anchor, at: anchor.at + path.ahead[n]! * 1000 }, was: anchor.at }))
  const inOrder = moved.toSorted((a, b) => a.as.at - b.as.at)
  const anchors = inOrder.map(({ as }) => as)
  const [ranked] = rankClients({ ...input, clients: [client], anchors })
  if (ranked === undefined) return undefined
  // What the path moved together must not count as being uneven together.
  const moments = inOrder.map(({ was }) => was)
  const sessions = ranked.sessions.map(({ at }) => at)
  const one = { ...ranked, unevenness: unevennessOf(moments, sessions, ranked.all.matches) }
  return isOne(one, rhythm, path) ? { ranked: one, anchors, path } : undefined
}

/** Whether failures and sessions are one train, and not two of one period. */
function isOne(ranked: Ranked, rhythm: Rhythm | undefined, { steady }: ClockPath): boolean {
  const { all, unevenness } = ranked
  // Where any of several tries may be met, some other clock makes any train meet one.
  if (all.matches.length < NEARLY_ALL * all.of) return false
  if (rhythm === undefined || rhythm.periodSeconds === 0) return steady && strengthOf(ranked) < FITS
  const oneToOne = all.matches.length >= NEARLY_ALL * all.sessions
  return oneToOne && (unevenness === 'shared' || (steady && unevenness === 'unknown' && fallsSilentToo(ranked)))
}
