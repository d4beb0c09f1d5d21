import type { CaseFile } from '../../../shared/caseFile.ts'
import type { Attempt, Lockout } from './attempts.ts'
import { median } from './cadence.ts'
import { tally } from './grouping.ts'
import { firstFrom } from './skew.ts'

/** The lockout policy, as far as it is known. Seconds; undefined where nothing says. */
export interface LockoutPolicy {
  readonly threshold: number | undefined
  readonly windowSeconds: number | undefined
  readonly durationSeconds: number | undefined
  /** `told`: the investigator noted what `net accounts` says; `inferred`: from the wrong passwords before each lockout. */
  readonly how: 'told' | 'inferred' | 'unknown'
}

/** Lines of `net accounts`, in a note of the case file. */
const THRESHOLD = /lockout threshold\s*(?:\([^)]*\))?\s*[:=]?\s*(\d+)/i
const DURATION = /lockout duration\s*(?:\(minutes\))?\s*[:=]?\s*(\d+)/i
const WINDOW = /lockout observation window\s*(?:\(minutes\))?\s*[:=]?\s*(\d+)/i
/** A policy may be told by one lockout only if it is repeated. */
const AGREEING = 2

/** The policy that was noted, else the one that the lockouts show. */
export function policyOf(known: CaseFile, attempts: readonly Attempt[], lockouts: readonly Lockout[]): LockoutPolicy {
  const notes = (known.facts ?? []).flatMap(fact => (fact.note === undefined ? [] : [fact.note])).join('\n')
  const threshold = numberIn(notes, THRESHOLD)
  if (threshold !== undefined && threshold > 0)
    return { threshold, windowSeconds: minutes(numberIn(notes, WINDOW)), durationSeconds: minutes(numberIn(notes, DURATION)), how: 'told' }
  return inferred(attempts, lockouts)
}

const numberIn = (text: string, pattern: RegExp): number | undefined => {
  const found = pattern.exec(text)?.[1]
  return found === undefined ? undefined : Number(found)
}
const minutes = (value: number | undefined): number | undefined => (value === undefined ? undefined : value * 60)

/** As many wrong passwords as come before most lockouts; a lock lasts as long as refusals while locked go on. */
function inferred(attempts: readonly Attempt[], lockouts: readonly Lockout[]): LockoutPolicy {
  const runs = runsBefore(attempts, lockouts)
  const times = attempts.map(({ at }) => at)
  const [most] = tally(runs.map(run => String(run.length)))
  const threshold = most !== undefined && most[1] >= AGREEING && most[1] * 2 >= runs.length ? Number(most[0]) : undefined
  const locks = lockouts.flatMap(({ at }) => lockedFor(at, attempts, times) ?? [])
  return {
    threshold,
    windowSeconds: undefined,
    durationSeconds: locks.length < AGREEING ? undefined : Math.round(median(locks)),
    how: threshold === undefined ? 'unknown' : 'inferred',
  }
}

/** A lockout is written within this of the attempt that tripped it, milliseconds. */
const OWN = 5000

/** The wrong passwords before each lockout: those since the account was last locked. */
export function runsBefore(attempts: readonly Attempt[], lockouts: readonly Lockout[]): readonly (readonly number[])[] {
  const times = attempts.map(({ at }) => at)
  return lockouts.map(({ at }, n) => {
    const after = n === 0 ? Number.NEGATIVE_INFINITY : lockouts[n - 1]!.at + OWN
    const run: number[] = []
    for (let i = firstFrom(times, after); i < times.length && times[i]! <= at + OWN; i++)
      if (times[i]! > after && attempts[i]!.class === 'bad-password') run.push(i)
    return run
  })
}

/** Seconds from a lockout to the next wrong password that is counted again, if refusals while locked lie between. */
function lockedFor(at: number, attempts: readonly Attempt[], times: readonly number[]): number | undefined {
  let isRefused = false
  for (let i = firstFrom(times, at); i < times.length; i++) {
    const isBad = attempts[i]!.class === 'bad-password'
    if (isBad && times[i]! > at + OWN) return isRefused ? (times[i]! - at) / 1000 : undefined
    if (!isBad && times[i]! > at) isRefused = true
  }
  return undefined
}
