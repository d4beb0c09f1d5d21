import type { Confidence } from '../../../shared/investigation.ts'
import { samePeriod, type Rhythm } from './cadence.ts'
import type { Fit } from './fit.ts'
import { BESIDE, deliveryShare, leastLift, type Ranked, strengthOf } from './ranking.ts'

/** What limits how sure an answer can be, whatever the counts. */
export interface Limits {
  /** A clock was assumed: nothing above `possible`. */
  readonly clockAssumed: boolean
  /** The zone is known only up to multiples of the period, or nothing says on which machine the log was written: nothing above `probable`. */
  readonly placeUnsure: boolean
  /** Another account is refused in the same seconds, so that a client may be that one's: nothing above `possible`. */
  readonly secondsShared: boolean
  /** Lockouts of the subject in the time that is looked at. */
  readonly lockouts: number
  /** When the password was changed, UTC milliseconds: before, a client with the password of then was let in. */
  readonly changes: readonly number[]
  /** Clients in the logs, whether they fit or not. */
  readonly clients: number
  /** Those of them that keep the failures' period and hand over no mail. */
  readonly sameBeat: number
}

/** Wrong passwords, or else lockouts, below which clients cannot be told apart (DOMAIN.md 4.4). */
export const LEAST_ATTEMPTS = 5
const LEAST_LOCKOUTS = 3
/** Decades between the best and the next below which both share the beat (step S14), and below which nothing is near certain (4.5). */
export const CLEAR = 3
const ALONE = 6

/** Whether a set of moments suffices to rank clients at all. */
export const isEnough = (fit: Fit, { lockouts }: Limits): boolean => fit.of >= LEAST_ATTEMPTS || (fit.of > 0 && lockouts >= LEAST_LOCKOUTS)

/**
 * How sure it is that a client is a source, in the words of DOMAIN.md 4.5. `decades` is how far it lies before the next one. A client whose sessions lie near
 * failures no more often than twice chance is never named, whatever it happens to match: a busy relay matches half of anything. Where too few wrong passwords
 * are covered, refusals while locked may point at a client that leaves no room for another, and then no more than `possible` is said (1.7: they include innocents).
 */
export function confidenceOf(ranked: Ranked, decades: number, attempts: Rhythm | undefined, limits: Limits): Confidence {
  const { bad, all } = ranked
  const byNature = atMost(mostByBeat(ranked, attempts, limits), mostByNature(ranked, attempts))
  const most = goesOnWithoutFailures(ranked, limits) ? atMost(mostOfTheIdle(ranked), byNature) : byNature
  if (isEnough(bad, limits)) return atMost(most, gradeOf(ranked, bad, decades, attempts, limits))
  const grade = atMost(most, gradeOf(ranked, all, decades, attempts, limits))
  const onlyOne = limits.clients === 1 && bad.of > 0
  const leavesNoRoom =
    isEnough(all, limits) && bad.matched === bad.of && all.matched >= 0.8 * all.of && all.lift >= leastLift(all) && decades >= CLEAR
  return onlyOne || leavesNoRoom ? atMost('possible', grade) : 'not shown'
}

function gradeOf(ranked: Ranked, fit: Fit, decades: number, attempts: Rhythm | undefined, limits: Limits): Confidence {
  const log10p = strengthOf(ranked)
  const recall = fit.of === 0 ? 0 : fit.matched / fit.of
  if (!isBeyondChance(ranked, fit) || (log10p >= Math.log10(0.05) && (recall < 0.5 || limits.clients > 1))) return 'not shown'
  const isProbable = log10p < -3 && fit.lift >= leastLift(fit) && recall >= 0.8
  if (!isProbable || decades < CLEAR || limits.clockAssumed || limits.secondsShared) return 'possible'
  const isNearCertain = log10p < -6 && fit.lift >= 10 && recall >= 0.9 && samePeriod(attempts, ranked.rhythm) && decades >= ALONE
  return isNearCertain && !limits.placeUnsure ? 'near certain' : 'probable'
}

/** Chance that some client of the same period meets the failures all the time, from which on no more than `possible` is said; and that one stands right beside them. */
const BY_THE_WAY = 0.02
const RIGHT_BESIDE = 0.1
/** Share of the failures that a client stands right beside, of those it meets. */
const NEARLY_EACH = 0.9
/** Beats without a failure, and share of them with a session, that show a client that falls silent when the failures do. */
const LEAST_SILENT = 5
const SPOKEN = 0.1

/**
 * What a client of the failures' own period can be called at most. That it keeps the beat says little (DOMAIN.md 4.2, identifiability): two timers of one period
 * stay side by side for ever where they once are. It has to be late when the failures are late, or to fall silent when they do, or where both are too even to tell, to
 * stand right beside them where few others keep the beat.
 */
function mostByBeat(ranked: Ranked, attempts: Rhythm | undefined, { sameBeat }: Limits): Confidence {
  if (attempts === undefined || !samePeriod(attempts, ranked.rhythm)) return 'proven'
  if (ranked.unevenness === 'unshared') return 'possible'
  if (isToldApart(ranked, attempts)) return 'proven'
  if (ranked.unevenness === 'seems unshared') return 'possible'
  if (speaksInSilence(ranked)) return 'possible'
  const { before, after } = ranked.window
  const chanceWithin = (seconds: number): number => (Math.max(1, sameBeat) * ranked.tries * seconds) / attempts.periodSeconds
  // Of whole seconds, three are no further from a failure than one: both ends count.
  const isBeside = ranked.beside >= NEARLY_EACH && chanceWithin(2 * BESIDE + 1) <= RIGHT_BESIDE
  return isBeside || chanceWithin(before + after) <= BY_THE_WAY ? 'probable' : 'possible'
}

/** Whether more than its beat tells a client from another that keeps the same. */
export const isToldApart = (ranked: Ranked, attempts: Rhythm | undefined): boolean =>
  !samePeriod(attempts, ranked.rhythm) || ranked.unevenness === 'shared' || (ranked.unevenness !== 'unshared' && fallsSilentToo(ranked))

/** Whether a client is silent when nothing fails, where there is enough of such time. */
export const fallsSilentToo = ({ idle }: Pick<Ranked, 'idle'>): boolean =>
  idle.silentBeats >= LEAST_SILENT && aloneOf(idle) <= Math.max(1, SPOKEN * idle.silentBeats)

/** Whether a client keeps its beat where the failures miss one. */
const speaksInSilence = ({ idle }: Ranked): boolean => aloneOf(idle) >= 2 && aloneOf(idle) > idle.silentBeats / 2

const aloneOf = ({ before, between, after }: Ranked['idle']): number => before + between + after

/** At least twice chance, for refusals while locked as well (the machine goes on trying), more than once or twice, and no longer so when shifted in time. */
const isBeyondChance = ({ all, shifted }: Ranked, { lift, near, of }: Fit): boolean =>
  lift >= 2 && all.lift >= 2 && near > 1 && near >= Math.min(3, of) && all.matched >= WORTH * all.of && shifted <= 0.01

/** Share of the failures that a client has to meet to be worth a word (DOMAIN.md 3.3: what is left for a second source). */
const WORTH = 0.1
/** Share of its sessions in which a client hands over mail, above which it is hardly one that is refused (step S14). */
const DELIVERS = 0.8
/** Share of its sessions near a failure that a client of a slower beat needs, and of the failures that one of a faster beat needs. */
const NEARLY_ALL = 0.8

/**
 * What a client can be called at most by what it is and does, however well its times fit. What many come from is no client. One that delivers mail in its
 * sessions was let in. One that keeps another beat than the failures is the wrong one (step S15), unless it is one of several that share them, or knocks between
 * them as well.
 */
function mostByNature(ranked: Ranked, attempts: Rhythm | undefined): Confidence {
  const { rhythm, all } = ranked
  const most = deliveryShare(ranked) >= DELIVERS || ranked.client.shared ? 'possible' : 'proven'
  const beats = attempts !== undefined && attempts.periodSeconds > 0 && rhythm !== undefined && rhythm.periodSeconds > 0
  if (!beats || samePeriod(attempts, rhythm)) return most
  const slower = rhythm.periodSeconds > attempts.periodSeconds
  const fits = slower ? all.near >= NEARLY_ALL * all.sessions : all.matched >= NEARLY_ALL * all.of
  return fits ? 'possible' : 'not shown'
}

/** Share of its sessions without a failure, of those with one, above which a client keeps its beat whether anything fails or not. */
const IDLE = 0.2
const FEW_IDLE = 5
/** A change of the password this long before the first failure explains why there was none before, milliseconds. */
const JUST_BEFORE = 900_000

/** A client that keeps connecting when nothing fails is not told from the source by its beat: it may only share it. */
export function goesOnWithoutFailures({ idle, all }: Ranked, { changes }: Limits): boolean {
  const changed = changes.some(at => at <= idle.first && at >= idle.first - JUST_BEFORE)
  const alone = idle.between + idle.after + (changed ? 0 : idle.before)
  return alone >= FEW_IDLE && alone > IDLE * all.near
}

/** One that meets only some failures, and more often none, meets them by chance or by the way. */
const mostOfTheIdle = ({ idle, all }: Ranked): Confidence =>
  2 * all.matched < all.of && idle.between > all.near ? 'not shown' : 'possible'

const ORDER: readonly Confidence[] = ['not shown', 'possible', 'probable', 'near certain', 'proven']

/** The weaker of two words. */
export const atMost = (most: Confidence, word: Confidence): Confidence => (ORDER.indexOf(word) > ORDER.indexOf(most) ? most : word)
export const isStronger = (a: Confidence, b: Confidence): boolean => ORDER.indexOf(a) > ORDER.indexOf(b)
export const isNamed = (word: Confidence): boolean => word !== 'not shown'
