import type { Attempt, Lockout } from './attempts.ts'
import { type LockoutPolicy, runsBefore } from './policy.ts'
import { explainedBy } from './fit.ts'
import type { Anchor } from './ranking.ts'
import type { Source } from './sources.ts'

/** The lockouts run through again: which try tripped each, from where the tries before it came, and whether a source could be left out. */
export interface Replay {
  readonly policy: LockoutPolicy
  /** Index of the attempt that tripped each lockout; −1 where it is not written. */
  readonly tripping: readonly number[]
  /** Of the wrong passwords before lockouts, how many came from each named source, in their order; the last is the rest. */
  readonly shares: readonly number[]
  /** For each named source, whether the others alone would lock the account. */
  readonly without: readonly ('locks' | 'does not lock' | 'unknown')[]
}

const DEFAULT_WINDOW = 1800

export function replayOf(
  attempts: readonly Attempt[],
  lockouts: readonly Lockout[],
  sources: readonly Source[],
  anchors: readonly Anchor[],
  policy: LockoutPolicy,
): Replay {
  const runs = runsBefore(attempts, lockouts)
  const members = sources.map(source => membersOf(source, anchors))
  const counted = runs.flat()
  const shares = members.map(member => counted.filter(n => member.has(n)).length)
  const named = new Set(members.flatMap(member => [...member]))
  return {
    policy,
    tripping: runs.map(run => run.at(-1) ?? -1),
    shares: [...shares, counted.filter(n => !named.has(n)).length],
    without: members.map(member => withoutOne(attempts, member, policy)),
  }
}

/** The attempts that a source explains. */
function membersOf({ stated, timed }: Source, anchors: readonly Anchor[]): ReadonlySet<number> {
  if (stated !== undefined) return new Set(stated.attempts)
  return new Set((timed === undefined ? [] : explainedBy(timed.ranked.all)).map(({ attempt }) => anchors[attempt]?.attempt ?? -1))
}

/**
 * The rest of the tries through the policy (MS-SAMR 3.1.5.14.6). Those refused while the account was locked may have been wrong or right: where the answer
 * depends on them, it is not known. A window that nobody stated is taken as the usual one.
 */
function withoutOne(attempts: readonly Attempt[], member: ReadonlySet<number>, policy: LockoutPolicy): Replay['without'][number] {
  if (policy.threshold === undefined) return 'unknown'
  const rest = attempts.filter((_, n) => !member.has(n))
  const surely = rest.filter(attempt => attempt.class === 'bad-password')
  if (everLocks(surely, policy.threshold, policy.windowSeconds ?? DEFAULT_WINDOW)) return 'locks'
  return everLocks(rest, policy.threshold, policy.windowSeconds ?? DEFAULT_WINDOW) ? 'unknown' : 'does not lock'
}

function everLocks(tries: readonly Attempt[], threshold: number, windowSeconds: number): boolean {
  let count = 0
  let last = Number.NEGATIVE_INFINITY
  for (const { at } of tries) {
    count = at - last > windowSeconds * 1000 ? 1 : count + 1
    if (count >= threshold) return true
    last = at
  }
  return false
}
