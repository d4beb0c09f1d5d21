import { moved, type View, withEnd, zoomed } from './view.ts'

/**
 * The view after a key on the timeline, or undefined where the key means nothing there: arrows move by one period,
 * plus and minus narrow and widen, 0 shows the whole time. On a handle the arrows move that end alone.
 */
export function viewAfterKey(key: string, grip: string | undefined, view: View, whole: View, period: number): View | undefined {
  const step = period > 0 ? period : (view.to - view.from) / 8
  const delta = { ArrowLeft: -step, ArrowRight: step, PageUp: -(view.to - view.from), PageDown: view.to - view.from }[key]
  if (delta !== undefined && (grip === 'from' || grip === 'to')) return withEnd(view, grip, view[grip] + delta, whole)
  if (delta !== undefined) return moved(view, delta, whole)
  if (key === '+' || key === '=') return zoomed(view, 0.5, whole)
  if (key === '-') return zoomed(view, 2, whole)
  if (key === '0') return whole
  if (key === 'Home') return moved(view, whole.from - view.from, whole)
  if (key === 'End') return moved(view, whole.to - view.to, whole)
  return undefined
}
