import type { PanelDocument } from '../../../shared/panelMessages.ts'

/** An interval of time that is looked at; epoch milliseconds. */
export interface View {
  readonly from: number
  readonly to: number
}

const FIRST_VIEW_PERIODS = 15
const SHORTEST_MS = 10_000
/** Of a whole time of many periods at least this share is shown first: a brush must stay wide enough to be taken. */
const NARROWEST_FIRST = 1 / 48

/** From the first attempt to the last, with a little air; undefined where no attempt has a time. */
export function wholeTime(document: PanelDocument): View | undefined {
  const { at } = document.timeline.attempts
  const first = at[0]
  const last = at.at(-1)
  if (first === undefined || last === undefined) return undefined
  const air = Math.max((last - first) / 60, periodMs(document) / 2, 5_000)
  return { from: Math.floor((first - air) / 1000) * 1000, to: Math.ceil((last + air) / 1000) * 1000 }
}

/** The period by which keys move the view: the attempts' own, else an eighth of the view. */
export function periodMs(document: PanelDocument): number {
  return (document.cadence?.periodSeconds ?? 0) * 1000
}

/** What is shown before the reader chooses: about 15 periods around a silence or a lockout (more where the whole time has hundreds), or everything when that is little. */
export function firstView(document: PanelDocument, whole: View): View {
  const period = periodMs(document)
  const length = Math.max(period * FIRST_VIEW_PERIODS, (whole.to - whole.from) * (period > 0 ? NARROWEST_FIRST : 1 / 8))
  if (document.timeline.attempts.at.length <= FIRST_VIEW_PERIODS * 1.5 || length >= whole.to - whole.from) return whole
  const silence = document.sources.flatMap(source => source.silences ?? []).map(gap => (Date.parse(gap.from) + Date.parse(gap.to)) / 2)
  const inside = silence.find(at => at > whole.from && at < whole.to)
  if (inside !== undefined) return moved({ from: inside - length * 0.7, to: inside + length * 0.3 }, 0, whole)
  const lockout = document.timeline.lockouts.at[0] ?? document.timeline.attempts.at[0] ?? whole.from
  const first = document.timeline.attempts.at[0] ?? whole.from
  const from = Math.max(lockout - length / 2, first - length / 20)
  return moved({ from, to: from + length }, 0, whole)
}

/** The view shifted by `ms`, kept inside the whole time without changing its length. */
export function moved(view: View, ms: number, whole: View): View {
  const length = Math.min(view.to - view.from, whole.to - whole.from)
  const from = clamp(view.from + ms, whole.from, whole.to - length)
  return { from, to: from + length }
}

/** The view made narrower (factor below 1) or wider around its middle. */
export function zoomed(view: View, factor: number, whole: View): View {
  const length = clamp((view.to - view.from) * factor, SHORTEST_MS, whole.to - whole.from)
  const middle = (view.from + view.to) / 2
  return moved({ from: middle - length / 2, to: middle + length / 2 }, 0, whole)
}

/** One end moved to `at`; the ends never cross. */
export function withEnd(view: View, end: 'from' | 'to', at: number, whole: View): View {
  if (end === 'from') return { from: clamp(at, whole.from, view.to - SHORTEST_MS), to: view.to }
  return { from: view.from, to: clamp(at, view.from + SHORTEST_MS, whole.to) }
}

/** A view from an older document, brought inside the present whole time. */
export function fitted(view: View, whole: View): View {
  if (view.to <= whole.from || view.from >= whole.to) return whole
  return moved(view, 0, whole)
}

/** The share (0 to 1) of the view at which a time lies. */
export function shareOf(at: number, view: View): number {
  return (at - view.from) / (view.to - view.from)
}

function clamp(n: number, low: number, high: number): number {
  return Math.min(Math.max(n, low), Math.max(low, high))
}
