import { type Stretch, unionOf } from './coverage.ts'
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

/** The windows around moments (ms, in order), joined and cut to the time that is looked at. */
export function windowsAround(moments: readonly number[], { before, after }: Window, time: readonly Stretch[]): Stretch[] {
  const windows = unionOf(moments.map(at => ({ from: at - before * 1000, to: at + after * 1000 })))
  return unionOf(
    time.flatMap(within =>
      windows
        .map(({ from, to }) => ({ from: Math.max(from, within.from), to: Math.min(to, within.to) }))
        .filter(({ from, to }) => to > from),
    ),
  )
}

/** How many moments lie in joined stretches that are in order; the end of a stretch is outside. */
export function countInside(moments: readonly number[], stretches: readonly Stretch[]): number {
  const ends = stretches.map(({ to }) => to - 0.5)
  let inside = 0
  for (const at of moments) {
    const stretch = stretches[firstFrom(ends, at)]
    if (stretch !== undefined && at >= stretch.from) inside++
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
  return attempts.flatMap((at, attempt) => {
    let nearest = -1
    for (let i = firstFrom(sessions, at - before * 1000); i < sessions.length && sessions[i]! < at + after * 1000; i++) {
      if (taken[i] === 1) continue
      if (nearest < 0 || Math.abs(sessions[i]! - at) < Math.abs(sessions[nearest]! - at)) nearest = i
    }
    if (nearest < 0) return []
    taken[nearest] = 1
    return [{ attempt, session: nearest }]
  })
}
