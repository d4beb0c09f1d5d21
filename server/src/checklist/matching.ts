import { firstEndingFrom, type Stretch } from './coverage.ts'
import { firstFrom } from './skew.ts'

/**
 * How far before and after an attempt a session counts as near it, seconds (DOMAIN.md 4.4: 2 and 2; replies come up to 6 s late, tarpitted). The end is not
 * included: logs write whole seconds, and of those exactly `before + after` are near, so that chance is counted right.
 */
export interface Window {
  readonly before: number
  readonly after: number
}
export const AT_START: Window = { before: 2, after: 2 }
export const AT_REPLY: Window = { before: 2, after: 6 }

/** The windows around moments (ms, in order), joined and cut to the time that is looked at (joined stretches, in order). */
export function windowsAround(moments: readonly number[], { before, after }: Window, time: readonly Stretch[]): Stretch[] {
  const windows: { from: number; to: number }[] = []
  for (const within of time)
    for (let i = firstFrom(moments, within.from - after * 1000); i < moments.length; i++) {
      const from = Math.max(within.from, moments[i]! - before * 1000)
      const to = Math.min(within.to, moments[i]! + after * 1000)
      if (from >= within.to) break
      if (to <= from) continue
      const last = windows.at(-1)
      if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to)
      else windows.push({ from, to })
    }
  return windows
}

/** How many moments lie in joined stretches that are in order; the last half millisecond of a stretch is outside. */
export function countInside(moments: ArrayLike<number>, stretches: readonly Stretch[]): number {
  let inside = 0
  let i = 0
  // Moments mostly follow each other: one lies in the stretch of the moment before, in the next, or has to be looked for.
  const endsFirst = (time: number): boolean =>
    (i === 0 || stretches[i - 1]!.to < time) && (i >= stretches.length || stretches[i]!.to >= time)
  for (let n = 0; n < moments.length; n++) {
    const time = moments[n]! + 0.5
    if (!endsFirst(time)) {
      i++
      if (i > stretches.length || !endsFirst(time)) i = firstEndingFrom(stretches, time)
    }
    if (i < stretches.length && moments[n]! >= stretches[i]!.from) inside++
  }
  return inside
}

/** Indices of an attempt and the session matched to it. */
export interface Match {
  readonly attempt: number
  readonly session: number
}

/** Matches attempts and sessions one to one (both in ms, in order): each attempt takes the nearest session in its window that no earlier attempt took. */
export function matchOneToOne(attempts: readonly number[], sessions: readonly number[], { before, after }: Window): Match[] {
  const taken = new Uint8Array(sessions.length)
  const matches: Match[] = []
  let first = 0
  let attempt = 0
  while (attempt < attempts.length) {
    const at = attempts[attempt]!
    while (first < sessions.length && sessions[first]! < at - before * 1000) first++
    if (first === sessions.length) break
    const session = nearestFree(sessions, taken, first, at, at + after * 1000)
    if (session >= 0) {
      taken[session] = 1
      matches.push({ attempt, session })
    }
    // Attempts whose windows end before the next session are not looked at: a client with few sessions costs little beside many attempts.
    const isFar = sessions[first]! >= at + after * 1000
    attempt = isFar ? Math.max(attempt + 1, firstFrom(attempts, sessions[first]! - after * 1000)) : attempt + 1
  }
  return matches
}

/** The session nearest to a moment that nobody took, from an index on and before an end; -1 where there is none. */
function nearestFree(sessions: readonly number[], taken: Uint8Array, from: number, at: number, end: number): number {
  let nearest = -1
  for (let i = from; i < sessions.length && sessions[i]! < end; i++) {
    if (taken[i] === 1) continue
    if (nearest < 0 || Math.abs(sessions[i]! - at) < Math.abs(sessions[nearest]! - at)) nearest = i
  }
  return nearest
}
