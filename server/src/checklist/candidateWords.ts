import type { Attempt } from './attempts.ts'
import { median, samePeriod } from './cadence.ts'
import type { Inquiry } from './inquiry.ts'
import type { Fit } from './fit.ts'
import { deliveryShare, type Ranked } from './ranking.ts'
import { firstFrom } from './skew.ts'
import { count, counted, duration } from './wording.ts'

/** Sessions below which a client cannot be judged by its times (step S14). */
const LEAST_SESSIONS = 5

/** Why a client that was ranked won or lost, and what made it look guilty. */
export function whyOf(inquiry: Inquiry, ranked: Ranked, isNamed: boolean): string {
  const { all, rhythm } = ranked
  if (isNamed) return winning(inquiry, ranked)
  if (all.sessions < LEAST_SESSIONS) return `${counted(all.sessions, 'session')}: too few to rank.${alike(inquiry, ranked)}`
  const mail = delivers(ranked) ? 'it delivers mail' : ''
  if (all.lift >= 2 && rhythm !== undefined && rhythm.periodSeconds > 0 && !samePeriod(inquiry.rhythm, rhythm))
    return `Every ${duration(rhythm.periodSeconds)}, not as the failures; ${count(all.near)} of ${counted(all.sessions, 'session')} meet one.`
  if (all.near > 0) {
    const start = delivers(ranked) && all.sessions >= 5 * inquiry.attempts.length ? 'Busy mail relay. ' : ''
    return `${start}${count(all.near)} of ${counted(all.sessions, 'session')} ${all.near === 1 ? 'falls' : 'fall'} near a failure; chance gives ${count(all.expected)}.`
  }
  if (samePeriod(inquiry.rhythm, rhythm)) {
    const behind = median(inquiry.attempts.flatMap(({ at }) => following(ranked, at, inquiry.rhythm?.periodSeconds ?? 0)))
    return `Also every ${duration(rhythm?.periodSeconds ?? 0)}, but ${duration(Math.round(behind))} after the failure${mail === '' ? '' : `, and ${mail}`}.`
  }
  const beat =
    rhythm === undefined || rhythm.periodSeconds === 0 ? counted(all.sessions, 'session') : `Every ${duration(rhythm.periodSeconds)}`
  return `${beat}, never nearer than ${duration(Math.floor(nearest(ranked, inquiry.attempts)))} to a failure${mail === '' ? '' : `, and ${mail}`}.`
}

const delivers = (ranked: Ranked): boolean => deliveryShare(ranked) >= 0.5

function winning(inquiry: Inquiry, ranked: Ranked): string {
  const beat = samePeriod(inquiry.rhythm, ranked.rhythm) ? `Same ${duration(inquiry.rhythm?.periodSeconds ?? 0)}, w` : 'W'
  const apart = Math.max(1, Math.ceil(median(apartOf(inquiry, ranked).map(Math.abs))))
  const share = deliveryShare(ranked)
  const mail = share === 0 && ranked.client.protocol === 'smtp' ? ', and every session stops without sending mail' : ''
  const some = share > 0 && share < 1 ? `, and ${count(ranked.client.deliveries)} of its sessions send mail` : ''
  return `${beat}ithin ${duration(apart)} of ${ranked.all.matched === ranked.all.of ? 'each' : 'nearly each'} failure${mail}${some}.`
}

/** What is to be said of failures that are further tries in a connection. */
export const furtherWords = ({ further }: Pick<Fit, 'further'>): string =>
  further.length === 0 ? '' : `, ${further.length === 1 ? '1 as a further try' : `${count(further.length)} as further tries`}`

/** Seconds from attempt to session, of the pairs. */
export const apartOf = (inquiry: Inquiry, { all, sessions }: Ranked): number[] =>
  all.matches.flatMap(({ attempt, session }) => {
    const [anchor, one] = [inquiry.suspects.anchors[attempt], sessions[session]]
    return anchor === undefined || one === undefined ? [] : [(one.at - anchor.at) / 1000]
  })

/** Seconds from a failure to the client's next session, where it comes before the next failure. */
function following({ sessions }: Ranked, at: number, period: number): number[] {
  const next = sessions[firstFrom(timesOf(sessions), at)]
  const seconds = next === undefined ? Number.POSITIVE_INFINITY : (next.at - at) / 1000
  return seconds <= period ? [seconds] : []
}

const known = new WeakMap<object, number[]>()
function timesOf(sessions: Ranked['sessions']): number[] {
  let times = known.get(sessions)
  if (times === undefined) known.set(sessions, (times = sessions.map(({ at }) => at)))
  return times
}

function nearest({ sessions }: Ranked, attempts: readonly Attempt[]): number {
  const times = timesOf(sessions)
  let best = Number.POSITIVE_INFINITY
  for (const { at } of attempts) {
    const i = firstFrom(times, at)
    for (const time of [times[i - 1], times[i]]) if (time !== undefined) best = Math.min(best, Math.abs(time - at) / 1000)
  }
  return best
}

/** A client whose own name contains the user's is remarked on: the name looks alike, and that is all. */
function alike({ subject }: Inquiry, { client }: Ranked): string {
  const name = subject.user.name.toLowerCase()
  const isAlike = name !== '' && [...client.names.keys()].some(own => own.toLowerCase().includes(name))
  return isAlike ? ' Only the name looks alike.' : ''
}
