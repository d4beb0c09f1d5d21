import { lengthOf, type Stretch } from './coverage.ts'
import { type Window, windowsAround } from './matching.ts'

/** The moments of some failures, with the windows around them, each made when it is first asked for. */
export interface Failures {
  /** UTC milliseconds, in order. */
  readonly moments: readonly number[]
  readonly windows: (window: Window) => Windows
}

/** Joined windows in order, and how long they are together, milliseconds. */
export interface Windows {
  readonly stretches: readonly Stretch[]
  readonly length: number
}

/** Failures in the time that is looked at. */
export function failuresAt(anchors: readonly { readonly at: number }[], time: readonly Stretch[]): Failures {
  const moments = anchors.map(({ at }) => at)
  const known = new Map<Window, Windows>()
  return {
    moments,
    windows(window) {
      const found = known.get(window) ?? measured(windowsAround(moments, window, time))
      known.set(window, found)
      return found
    },
  }
}

const measured = (stretches: readonly Stretch[]): Windows => ({ stretches, length: lengthOf(stretches) })
