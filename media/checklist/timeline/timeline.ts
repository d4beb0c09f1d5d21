import type { PanelDocument } from '../../../shared/panelMessages.ts'
import { type ClockFace, clockFace, day } from '../clockFace.ts'
import { fill, h } from '../dom.ts'
import { pane } from '../parts.ts'
import type { PanelState } from '../state.ts'
import { lanesOf } from './lanes.ts'
import { protocolWords } from '../../../shared/protocolWords.ts'
import { legend } from './legend.ts'
import { MANY, within } from './paths.ts'
import { strip, viewCaption } from './strip.ts'
import { timelineTable } from './table.ts'
import { axisTicks } from './ticks.ts'
import { axis, track } from './tracks.ts'
import { firstView, fitted, type View, wholeTime } from './view.ts'

const REST_MS = 150

/** The answer as a picture: the whole time with a brush, and below it a lane for each log and each client. */
export interface Timeline {
  show(state: PanelState): void
}

export function timeline(place: HTMLElement, onView: (view: View) => void): Timeline {
  let drawnFrom: readonly unknown[] = []
  let look: ((view: View) => void) | undefined
  return {
    show(state) {
      const { document } = state
      const whole = document && wholeTime(document)
      if (!document || !whole) {
        place.replaceChildren()
        drawnFrom = []
        return
      }
      const from = [document.timeline, document.candidates, document.sources, document.steps, state.case.off, state.asTable]
      const same = from.every((input, i) => input === drawnFrom[i])
      if (!same) look = drawn(place, document, whole, state, onView)
      drawnFrom = from
      look?.(shownView(state, document, whole))
    },
  }
}

/** The interval shown: the reader's own, brought inside the present whole time, else the first one. */
export function shownView(state: PanelState, document: PanelDocument, whole: View): View {
  return state.view ? fitted(state.view, whole) : firstView(document, whole)
}

function drawn(
  place: HTMLElement,
  document: PanelDocument,
  whole: View,
  state: PanelState,
  onView: (view: View) => void,
): (view: View) => void {
  const clock = clockFace(document.sources)
  const toggle = { type: 'button', class: 'link', 'data-do': 'table', 'data-key': 'table', 'aria-pressed': String(state.asTable) }
  const side = [
    h('button', { type: 'button', class: 'link', 'data-do': 'openTimeline', 'data-key': 'openTimeline' }, 'Open as document'),
    ' · ',
    h('button', toggle, state.asTable ? 'View as picture' : 'View as table'),
  ]
  const overview = strip(document, whole, state.case.off, clock, onView)
  const grid = h('div', { class: 'tl', role: 'group', 'aria-label': 'Timeline' }, overview.elements)
  const below = state.asTable ? tableBelow(grid, document, clock) : lanesBelow(grid, document, whole, clock)
  fill(place, pane('timeline', 'Timeline', side, grid, below.after))
  return view => {
    overview.look(view)
    below.look(view)
  }
}

interface Below {
  readonly after: HTMLElement
  look(view: View): void
}

function tableBelow(grid: HTMLElement, document: PanelDocument, clock: ClockFace): Below {
  const caption = h('p', { class: 'cap' })
  const after = h('div', {})
  grid.append(caption)
  return {
    after,
    look(view) {
      caption.textContent = viewCaption(view, within(document.timeline.attempts.at, view).length, 1, clock)
      fill(after, timelineTable(document, view, clock))
    },
  }
}

function lanesBelow(grid: HTMLElement, document: PanelDocument, whole: View, clock: ClockFace): Below {
  const failures = document.timeline.attempts.at
  const lanes = lanesOf(document)
  const logs = lanes.logs.map(lane => track(lane, failures, whole.from, clock))
  const clients = lanes.clients.map(lane => track(lane, failures, whole.from, clock))
  const tracks = [...logs, ...clients]
  const caption = h('p', { class: 'cap' })
  const scale = h('div', { class: 'axis', 'aria-hidden': 'true' })
  const clientCaption = clients.length ? h('p', { class: 'cap' }, clientWords(document, clients.length)) : ''
  grid.append(caption, ...logs.flatMap(each => each.elements), clientCaption, ...clients.flatMap(each => each.elements))
  grid.append(h('span', { class: 'rule' }), h('span', {}), scale, h('span', { class: 'cnt' }))
  let rest: ReturnType<typeof setTimeout> | undefined
  let first = true
  const draw = (view: View): void => {
    const most = Math.max(1, ...tracks.map(each => each.redraw(view)))
    caption.textContent = captionOf(view, document, most, clock)
  }
  return {
    after: legend(document),
    look(view) {
      for (const each of tracks) each.look(view)
      fill(scale, axis(axisTicks(view, clock)))
      caption.textContent = captionOf(view, document, 1, clock)
      clearTimeout(rest)
      if (first) draw(view)
      else rest = setTimeout(() => draw(view), REST_MS)
      first = false
    },
  }
}

function clientWords(document: PanelDocument, shown: number): string {
  const cut = document.candidateCount > shown ? `, the first ${shown} of ${document.candidateCount}` : ''
  const protocols = [...new Set(document.candidates.slice(0, shown).map(source => protocolWords(source.protocol)))].filter(
    words => words !== undefined && !words.startsWith('a '),
  )
  return `${protocols.length ? `${protocols.join(', ')}, by client` : 'By client'}${cut}: a session inside a shaded column lies within 2 s of a failure`
}

const CROWDED = ' Blue is the share of them that a client’s sessions meet; narrow the view to see each.'

function captionOf(view: View, document: PanelDocument, most: number, clock: ClockFace): string {
  const inView = within(document.timeline.attempts.at, view).length
  const date = day(view.from, clock) === day(view.to, clock) ? `${day(view.from, clock)}, ` : ''
  const crowded = inView > MANY && document.candidates.length > 0
  return `${date}${viewCaption(view, inView, crowded ? 1 : most, clock)}${crowded ? CROWDED : ''}`
}
