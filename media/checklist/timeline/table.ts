import type { PanelDocument } from '../../../shared/panelMessages.ts'
import { type ClockFace, day, timeOfDay } from '../clockFace.ts'
import { h } from '../dom.ts'
import { evidenceLink } from '../parts.ts'
import { count } from '../words.ts'
import type { View } from './view.ts'

const MOST_ROWS = 60

/** One row of the timeline read as a table. */
export interface TimelineRow {
  readonly at: number
  readonly what: 'Wrong password' | 'Refused while locked' | 'Lockout'
  readonly path: string
  readonly line: number
  /** Names of the sources that explain the attempt. */
  readonly explainedBy: readonly string[]
}

/** What lies in the view, in time order. */
export function timelineRows(document: PanelDocument, view: View): readonly TimelineRow[] {
  const { attempts, lockouts, paths } = document.timeline
  const explaining = document.candidates.map(source => ({ name: source.name ?? source.value, times: new Set(source.explainedTimes ?? []) }))
  const rows = attempts.at.map(
    (at, i): TimelineRow => ({
      at,
      what: attempts.refused[i] ? 'Refused while locked' : 'Wrong password',
      path: paths[attempts.file[i] ?? -1] ?? '',
      line: attempts.line[i] ?? 1,
      explainedBy: explaining.filter(source => source.times.has(at)).map(source => source.name),
    }),
  )
  const locked = lockouts.at.map(
    (at, i): TimelineRow => ({
      at,
      what: 'Lockout',
      path: paths[lockouts.file[i] ?? -1] ?? '',
      line: lockouts.line[i] ?? 1,
      explainedBy: [],
    }),
  )
  return [...rows, ...locked].filter(row => row.at >= view.from && row.at <= view.to).toSorted((a, b) => a.at - b.at)
}

/** The timeline for those who would rather read it. */
export function timelineTable(document: PanelDocument, view: View, clock: ClockFace): HTMLElement {
  const rows = timelineRows(document, view)
  const days = new Set(rows.map(row => day(row.at, clock)))
  const time = (at: number): string => (days.size > 1 ? `${day(at, clock)} ${timeOfDay(at, clock)}` : timeOfDay(at, clock))
  const head = h(
    'tr',
    {},
    [`Time, ${clock.name}`, 'What', 'Where', 'Explained by'].map(name => h('th', { scope: 'col' }, name)),
  )
  const shown = rows.slice(0, MOST_ROWS).map(row => {
    const ref = evidenceLink({ path: row.path, line: row.line })
    return h(
      'tr',
      {},
      h('th', { scope: 'row', class: 'num' }, time(row.at)),
      h('td', {}, row.what),
      h('td', {}, ref),
      h('td', {}, row.explainedBy.join(', ')),
    )
  })
  const note =
    rows.length > MOST_ROWS
      ? h('p', { class: 'dim' }, `${count(MOST_ROWS)} of ${count(rows.length)} rows; narrow the view to see the others.`)
      : undefined
  return h(
    'div',
    { class: 'clip' },
    h('table', { class: 'times', 'aria-label': 'Timeline' }, h('thead', {}, head), h('tbody', {}, shown)),
    note,
  )
}
