import { h } from './dom.ts'

const FEW: readonly (readonly [string, string])[] = [
  ['↑ ↓', 'step'],
  ['→ ←', 'open, close'],
  ['E', 'next evidence'],
  ['C', 'copy command'],
  ['1–4', 'decide'],
  ['N', 'note'],
  ['T', 'timeline'],
]

const ALL: readonly (readonly [string, string])[] = [
  ['↑ ↓ Home End', 'previous, next, first, last step'],
  ['→ or Enter, ←', 'open, close a step'],
  ['Alt+↓', 'next step that cannot be tested'],
  ['E, Shift+E', 'next, previous evidence, shown beside; Enter follows it'],
  ['C', 'copy the command of the step; again: the next one'],
  ['1 2 3 4', 'as found, supported, ruled out, cannot be tested'],
  ['N', 'write the note; Esc returns to the step'],
  ['T, then ← →', 'timeline; moves the view by one period'],
  ['+ − 0', 'on the timeline: narrow, widen, whole time'],
  ['Enter', 'on the timeline: to its start, its end, and back'],
  ['Ctrl+S', 'save the case'],
]

/** The keys, few at once and all on request. */
export function footer(): HTMLElement {
  const few = FEW.map(([key, does]) => h('span', {}, h('kbd', {}, key), ` ${does}`))
  const all = h(
    'dl',
    {},
    ALL.map(([key, does]) => [h('dt', {}, h('kbd', {}, key)), h('dd', {}, does)]),
  )
  const summary = h('summary', {}, h('kbd', {}, '?'), ' all keys')
  return h('footer', {}, few, h('details', { id: 'keys' }, summary, all))
}
