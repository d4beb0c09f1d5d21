import type { ClockFace } from '../clockFace.ts'
import { interval } from '../clockFace.ts'
import { type Child, fill, h, s, setProps } from '../dom.ts'
import { glyph } from '../glyphs.ts'
import { counted } from '../words.ts'
import { type Lane, laneCount, laneSentence } from './lanes.ts'
import { spaced } from './marks.ts'
import { clickable } from './moments.ts'
import { type Band, columnPath, MANY, sharePath, tickPath, within } from './paths.ts'
import { shareOf, type View } from './view.ts'

const HEIGHT = 24
const TALL: Band = { top: 4, bottom: 20 }
const LOW: Band = { top: 8, bottom: 16 }
const HIT: Band = { top: 3, bottom: 21 }
const OTHER: Band = { top: 7, bottom: 17 }

/** A lane on the page. `look` moves the viewBox and is cheap; `redraw` makes the paths anew for a view that rests. */
export interface Track {
  readonly elements: readonly HTMLElement[]
  look(view: View): void
  /** Returns how many events the tallest tick stands for. */
  redraw(view: View): number
}

export function track(lane: Lane, failures: readonly number[], origin: number, clock: ClockFace): Track {
  const drawn = {
    columns: s('path', { class: 'win' }),
    other: s('path', { class: 'miss' }),
    near: s('path', { class: 'hit' }),
    wrong: s('path', { class: 'bad' }),
    refused: s('path', { class: 'held' }),
  }
  const svg = s('svg', { preserveAspectRatio: 'none', role: 'img' }, drawn.columns, drawn.other, drawn.refused, drawn.near, drawn.wrong)
  const marks = h('span', {})
  const gaps = lane.silences.map(gap => ({
    gap,
    element: h('span', { class: 'gap', title: `Silent ${interval(gap.from, gap.to, clock)}` }),
  }))
  const says = lane.words
    ? h(
        'span',
        { class: lane.kind === 'missing' ? 'says nofile' : 'says' },
        lane.kind === 'missing' ? glyph('plus-ring') : undefined,
        lane.words,
      )
    : undefined
  const count = h('span', { class: 'cnt' })
  const label = h(
    'span',
    { class: 'lab', title: `${lane.label} ${lane.detail}`.trim() },
    h('span', {}, lane.label),
    h('span', { class: 'dim' }, lane.detail),
  )
  const body = h(
    'div',
    { class: 'track', 'data-lane': lane.key },
    svg,
    gaps.map(gap => gap.element),
    marks,
    says,
  )
  const moments = clickable(body, lane.places, clock)
  return {
    elements: [h('span', { class: 'rule' }), label, body, count],
    look(view) {
      setProps(svg, { viewBox: viewBox(view, origin, HEIGHT), 'aria-label': laneSentence(lane, view, failures) })
      fill(marks, lockMarks(lane.lockouts, view))
      moments.look(view)
      for (const { gap, element } of gaps) spread(element, gap, view)
      count.textContent = laneCount(lane, view, failures)
    },
    redraw(view) {
      const crowded = within(failures, view).length > MANY
      const columns = lane.words || crowded ? '' : columnPath(failures, view, origin, HEIGHT)
      drawn.columns.setAttribute('d', columns)
      if (crowded && lane.kind === 'sessions') {
        drawn.near.setAttribute('d', sharePath(lane.explained ?? lane.near, failures, view, origin, HIT))
        drawn.other.setAttribute('d', '')
        return 1
      }
      const paths = [
        [drawn.wrong, lane.wrong, TALL] as const,
        [drawn.refused, lane.refused, LOW] as const,
        [drawn.near, lane.near, HIT] as const,
        [drawn.other, lane.other, OTHER] as const,
      ]
      return Math.max(...paths.map(([path, times, band]) => drawTicks(path, times, view, origin, band)))
    },
  }
}

/** Draws one path for a view and a view's length to either side, so that moving it shows ticks at once. */
export function drawTicks(path: SVGPathElement, times: readonly number[], view: View, origin: number, band: Band): number {
  const length = view.to - view.from
  const { d, most } = tickPath(times, { from: view.from - length, to: view.to + length }, origin, band, 2400)
  path.setAttribute('d', d)
  return most
}

export function viewBox(view: View, origin: number, height: number): string {
  return `${(view.from - origin) / 1000} 0 ${(view.to - view.from) / 1000} ${height}`
}

export function lockMark(n: number): HTMLElement {
  return h('span', { class: 'mark', title: n > 1 ? counted(n, 'lockout') : 'Lockout' }, glyph('lock'))
}

/** Marks in a lane at most: they stand before the ticks. */
const MOST_LOCKS = 12

function lockMarks(times: readonly number[], view: View): readonly HTMLElement[] {
  return spaced(times, view, MOST_LOCKS).map(({ at, count }) => {
    const mark = lockMark(count)
    place(mark, at, view)
    return mark
  })
}

/** Puts an element at a time, and takes it away outside the view. */
export function place(element: HTMLElement, at: number, view: View): void {
  const share = shareOf(at, view)
  element.hidden = share < 0 || share > 1
  element.style.left = percent(share)
}

/** Spreads an element over an interval as far as it lies in the view. */
export function spread(element: HTMLElement, gap: View, view: View): void {
  const from = Math.max(0, shareOf(gap.from, view))
  const to = Math.min(1, shareOf(gap.to, view))
  element.hidden = to <= from
  element.style.left = percent(from)
  element.style.width = percent(Math.max(0, to - from))
}

/** Labels of an axis below the lanes. */
export function axis(ticks: readonly { readonly share: number; readonly label: string; readonly optional: boolean }[]): Child {
  return ticks.map(tick => {
    const label = h('span', { class: tick.optional ? 'opt' : undefined }, tick.label)
    label.style.left = percent(tick.share)
    return label
  })
}

function percent(share: number): string {
  return `${Math.round(share * 10_000) / 100}%`
}
