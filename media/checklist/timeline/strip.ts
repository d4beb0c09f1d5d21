import type { HostOff, PanelDocument } from '../../../shared/panelMessages.ts'
import { type ClockFace, interval, timeOfDay } from '../clockFace.ts'
import { h, s, setProps } from '../dom.ts'
import { count, counted } from '../words.ts'
import { dragging } from './drag.ts'
import { spaced } from './marks.ts'
import { axis, drawTicks, lockMark, place, spread, viewBox } from './tracks.ts'
import { axisTicks } from './ticks.ts'
import type { View } from './view.ts'

/** The whole time with the brush on it. */
export interface Strip {
  readonly elements: readonly HTMLElement[]
  look(view: View): void
}

const HEIGHT = 52
/** Marks of lockouts at most: in a narrow panel they stand side by side. */
const MOST_LOCKS = 24

export function strip(
  document: PanelDocument,
  whole: View,
  off: readonly HostOff[],
  clock: ClockFace,
  onView: (view: View) => void,
): Strip {
  const { attempts, lockouts } = document.timeline
  const wrong = s('path', { class: 'bad' })
  const refused = s('path', { class: 'held' })
  drawTicks(
    wrong,
    attempts.at.filter((_, i) => !attempts.refused[i]),
    whole,
    whole.from,
    { top: 3, bottom: 17 },
  )
  drawTicks(
    refused,
    attempts.at.filter((_, i) => attempts.refused[i]),
    whole,
    whole.from,
    { top: 6, bottom: 14 },
  )
  const sentence = `${counted(attempts.at.length, 'failure')} ${interval(whole.from, whole.to, clock, 'hm')}, ${counted(lockouts.at.length, 'lockout')}${offWords(off, clock)}`
  const svg = s(
    'svg',
    { viewBox: viewBox(whole, whole.from, HEIGHT), preserveAspectRatio: 'none', role: 'img', 'aria-label': sentence },
    refused,
    wrong,
  )
  const brush = brushOf(clock, whole)
  const body = h(
    'div',
    { class: 'track whole', 'data-lane': 'whole' },
    svg,
    marksAt(lockouts.at, whole),
    off.map(each => offBracket(each, whole)),
    brush.element,
    brush.from,
    brush.to,
  )
  dragging(body, brush, whole, onView)
  const scale = h('div', { class: 'axis', 'aria-hidden': 'true' }, axis(axisTicks(whole, clock)))
  return {
    elements: [
      h('span', { class: 'lab' }, 'Whole time'),
      body,
      h('span', { class: 'cnt' }, counted(attempts.at.length, 'failure')),
      h('span', {}),
      scale,
      h('span', { class: 'cnt' }),
    ],
    look: view => brush.look(view),
  }
}

function marksAt(times: readonly number[], whole: View): readonly HTMLElement[] {
  return spaced(times, whole, MOST_LOCKS).map(({ at, count: n }) => {
    const mark = lockMark(n)
    place(mark, at, whole)
    return mark
  })
}

function offBracket(off: HostOff, whole: View): HTMLElement {
  const bracket = h('span', { class: 'off', title: `${off.host} was off` }, `${off.host} off`)
  spread(bracket, off, whole)
  return bracket
}

function offWords(off: readonly HostOff[], clock: ClockFace): string {
  return off.map(each => `, ${each.host} off ${interval(each.from, each.to, clock, 'hm')}`).join('')
}

/** The brushed interval: one slider for its place, one for each end; their values are told as times. */
export interface Brush {
  readonly element: HTMLElement
  readonly from: HTMLElement
  readonly to: HTMLElement
  look(view: View): void
  view(): View
}

function brushOf(clock: ClockFace, whole: View): Brush {
  const from = handle('from', 'Start of view')
  const to = handle('to', 'End of view')
  const element = h('div', {
    class: 'brush',
    role: 'slider',
    tabindex: 0,
    'aria-label': 'View',
    id: 'view',
    'data-brush': 'view',
    'data-key': 'view',
  })
  let current = whole
  return {
    element,
    from,
    to,
    view: () => current,
    look(view) {
      current = view
      spread(element, view, whole)
      place(from, view.from, whole)
      place(to, view.to, whole)
      value(element, view.from, interval(view.from, view.to, clock), whole)
      value(from, view.from, timeOfDay(view.from, clock), whole)
      value(to, view.to, timeOfDay(view.to, clock), whole)
    },
  }
}

function handle(end: 'from' | 'to', label: string): HTMLElement {
  return h('i', { class: 'handle', role: 'slider', tabindex: -1, 'aria-label': label, 'data-brush': end, 'data-key': `view:${end}` })
}

function value(slider: HTMLElement, at: number, text: string, whole: View): void {
  const seconds = (ms: number): number => Math.round((ms - whole.from) / 1000)
  setProps(slider, { 'aria-valuemin': 0, 'aria-valuemax': seconds(whole.to), 'aria-valuenow': seconds(at), 'aria-valuetext': text })
}

/** "15 failures in view", and how many the tallest tick stands for. */
export function viewCaption(view: View, inView: number, most: number, clock: ClockFace): string {
  const dense = most > 1 ? ` Each tick is up to ${count(most)} events.` : ''
  return `${interval(view.from, view.to, clock)}, ${clock.name}. ${counted(inView, 'failure')} in view.${dense}`
}
