import type { Verdict } from '../../shared/investigation.ts'
import type { Random } from '../../tools/sample/random.ts'

/** The lockout policy of a domain; times in seconds. Duration 0: until somebody unlocks. */
export interface Policy {
  readonly threshold: number
  readonly window: number
  readonly duration: number
}

/** One try with a wrong password, and what the domain made of it. */
export interface Try {
  readonly at: number
  readonly kind: 'bad-password' | 'locked-out'
  readonly locks: boolean
}

/** What becomes of wrong passwords (UTC milliseconds, in order): the count starts over after a quiet window and is frozen while locked (MS-SAMR 3.1.5.14.6). */
export function triesOf(moments: readonly number[], { threshold, window, duration }: Policy): Try[] {
  let count = 0
  let last = Number.NEGATIVE_INFINITY
  let locked = Number.NEGATIVE_INFINITY
  return moments.map(at => {
    if (at < locked + duration * 1000) return { at, kind: 'locked-out', locks: false }
    count = at - last > window * 1000 || locked > last - 1 ? 1 : count + 1
    last = at
    const locks = count >= threshold
    if (locks) locked = at
    return { at, kind: 'bad-password', locks }
  })
}

export const randomPolicy = (random: Random): Policy => ({
  threshold: random.pick([5, 5, 6, 10]),
  window: random.pick([900, 1800]),
  duration: random.pick([600, 900, 1800]),
})

/** The moments of a timer: `period` and jitter in seconds, from a first moment to an end. The timer sleeps after its work, so that it drifts. */
export function train(random: Random, first: number, end: number, period: number, jitter: number, missed = 0): number[] {
  const moments: number[] = []
  for (let at = first; at < end; at += period * 1000 + random.between(-jitter, jitter) * 1000) if (!random.chance(missed)) moments.push(at)
  return moments
}

/** Moments that keep no period, `perHour` on average. */
export function scattered(random: Random, from: number, to: number, perHour: number): number[] {
  const moments: number[] = []
  for (let at = from + random.pause(perHour / 3600) * 1000; at < to; at += random.pause(perHour / 3600) * 1000) moments.push(at)
  return moments
}

/** What may be said of a rhythm: thirty intervals make a machine, fewer only by night or at a weekend (step S15). */
export const beats = (tries: readonly Try[]): readonly Verdict[] => (tries.length > 30 ? ['SUPPORTED'] : ['SUPPORTED', 'INCONCLUSIVE'])
