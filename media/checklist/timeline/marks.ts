import { within } from './paths.ts'
import type { View } from './view.ts'

/** A mark, and how many events it stands for. */
export interface Mark {
  readonly at: number
  readonly count: number
}

const MOST_MARKS = 48

/** Events of a view as marks that do not lie on one another: one for each stretch of it, at the first event there. */
export function spaced(times: readonly number[], view: View, most = MOST_MARKS): readonly Mark[] {
  const width = Math.max(1, (view.to - view.from) / most)
  const byStretch = new Map<number, Mark>()
  for (const at of within(times, view)) {
    const stretch = Math.floor((at - view.from) / width)
    const known = byStretch.get(stretch)
    byStretch.set(stretch, { at: known?.at ?? at, count: (known?.count ?? 0) + 1 })
  }
  return [...byStretch.values()]
}
