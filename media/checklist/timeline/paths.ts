import type { View } from './view.ts'

/** Vertical extent of a tick in a lane 24 units high. */
export interface Band {
  readonly top: number
  readonly bottom: number
}

/** Two seconds to either side of a failure: what the shaded columns reach (panel design, section 1). */
const REACH_MS = 2000

/** A drawn path, and how many events its tallest tick stands for (1 when each event has its own). */
export interface TickPath {
  readonly d: string
  readonly most: number
}

/**
 * One SVG path of upright ticks, in seconds from `origin`. Where more events than `columns` lie in the view,
 * there is one tick per column whose height tells the count.
 */
export function tickPath(times: readonly number[], view: View, origin: number, band: Band, columns = 800): TickPath {
  const inside = within(times, view)
  if (inside.length <= columns) return { d: inside.map(at => tick(seconds(at, origin), band.top, band.bottom)).join(''), most: 1 }
  return dense(inside, view, origin, band, columns)
}

function dense(inside: readonly number[], view: View, origin: number, band: Band, columns: number): TickPath {
  const width = (view.to - view.from) / columns
  const counts = new Map<number, number>()
  for (const at of inside) {
    const column = Math.floor((at - view.from) / width)
    counts.set(column, (counts.get(column) ?? 0) + 1)
  }
  const most = Math.max(...counts.values())
  const d = [...counts].map(([column, n]) => {
    const height = (band.bottom - band.top) * (0.3 + (0.7 * n) / most)
    return tick(seconds(view.from + (column + 0.5) * width, origin), band.bottom - height, band.bottom)
  })
  return { d: d.join(''), most }
}

/** Failures in a view above which single ones cannot be told apart. */
export const MANY = 600

/** One tick for each column of a view in which something failed; its height is the share of those failures that `met` holds. Times are in order. */
export function sharePath(
  met: readonly number[],
  failures: readonly number[],
  view: View,
  origin: number,
  band: Band,
  columns = 400,
): string {
  const width = (view.to - view.from) / columns
  const counted = (times: readonly number[]): ReadonlyMap<number, number> => {
    const counts = new Map<number, number>()
    for (const at of within(times, view)) {
      const column = Math.floor((at - view.from) / width)
      counts.set(column, (counts.get(column) ?? 0) + 1)
    }
    return counts
  }
  const all = counted(failures)
  const ticks = [...counted(met)].map(([column, n]) => {
    const height = (band.bottom - band.top) * Math.min(1, n / Math.max(1, all.get(column) ?? n))
    return tick(seconds(view.from + (column + 0.5) * width, origin), band.bottom - height, band.bottom)
  })
  return ticks.join('')
}

/** Shaded columns around failures, joined where they overlap. */
export function columnPath(failures: readonly number[], view: View, origin: number, height: number): string {
  const joined: { from: number; to: number }[] = []
  for (const at of within(failures, { from: view.from - REACH_MS, to: view.to + REACH_MS })) {
    const last = joined.at(-1)
    if (last && at - REACH_MS <= last.to) last.to = at + REACH_MS
    else joined.push({ from: at - REACH_MS, to: at + REACH_MS })
  }
  return joined.map(({ from, to }) => `M${seconds(from, origin)} 0V${height}H${seconds(to, origin)}V0Z`).join('')
}

/** The times that lie inside the view; times are in order. */
export function within(times: readonly number[], view: View): readonly number[] {
  return times.slice(firstAtOrAfter(times, view.from), firstAtOrAfter(times, view.to + 1))
}

/** Splits sessions into those within reach of a failure and the others; both lists are in order. */
export function nearAndOther(
  sessions: readonly number[],
  failures: readonly number[],
): { readonly near: number[]; readonly other: number[] } {
  const near: number[] = []
  const other: number[] = []
  for (const at of sessions) (isNear(at, failures) ? near : other).push(at)
  return { near, other }
}

/** True when some time of the ordered list lies within reach. */
export function isNear(at: number, times: readonly number[]): boolean {
  const next = times[firstAtOrAfter(times, at - REACH_MS)]
  return next !== undefined && next <= at + REACH_MS
}

function firstAtOrAfter(times: readonly number[], at: number): number {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((times[middle] ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low
}

function tick(x: number, top: number, bottom: number): string {
  return `M${x} ${round(top)}V${round(bottom)}`
}

function seconds(at: number, origin: number): number {
  return round((at - origin) / 1000)
}

function round(n: number): number {
  return Math.round(n * 10) / 10
}
