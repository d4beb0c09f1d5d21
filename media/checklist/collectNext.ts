import type { CollectItem } from '../../shared/investigation.ts'
import type { PanelDocument, PanelStep } from '../../shared/panelMessages.ts'
import { type ClockFace, interval } from './clockFace.ts'
import { h } from './dom.ts'
import { glyph } from './glyphs.ts'
import { command, pane, stepLink } from './parts.ts'
import { counted } from './words.ts'

/** Something to collect, with every step that it would answer. */
export interface Wanted extends CollectItem {
  readonly steps: readonly string[]
}

/** What to collect, most useful first: by how many steps each item answers, then in the order of the steps. */
export function wantedItems(steps: readonly PanelStep[]): readonly Wanted[] {
  const byCommand = new Map<string, Wanted>()
  for (const step of steps) {
    for (const item of step.collect) {
      const key = `${item.on ?? ''}\n${item.command}`
      const known = byCommand.get(key)
      byCommand.set(key, known ? { ...known, steps: [...known.steps, step.id] } : { ...item, steps: [step.id] })
    }
  }
  return [...byCommand.values()].toSorted((a, b) => b.steps.length - a.steps.length)
}

const MOST_WANTED = 12
const FIRST_SHOWN = 3

/** Whether somebody is named with more than a "possible". */
export const isNamed = ({ culprits }: Pick<PanelDocument, 'culprits'>): boolean =>
  culprits.some(({ confidence }) => confidence !== undefined && confidence !== 'possible' && confidence !== 'not shown')

/** The reader's next move, shown directly below an answer that names nobody, or says no more than "possible". */
export function collectNext(shown: PanelDocument, clock: ClockFace): HTMLElement | undefined {
  const wanted = wantedItems(shown.steps.filter(step => step.verdict === 'MISSING-DATA' || step.verdict === 'INCONCLUSIVE')).slice(
    0,
    MOST_WANTED,
  )
  if (wanted.length === 0 || isNamed(shown)) return undefined
  const all = { type: 'button', class: 'link', 'data-do': 'copyAll', 'data-key': 'copy:all' }
  const side = wanted.length > 1 ? h('button', all, `Copy all ${counted(wanted.length, 'command')}`) : undefined
  return pane(
    'collect',
    'Collect next, most useful first',
    side,
    h(
      'ol',
      { class: 'queue' },
      wanted.slice(0, FIRST_SHOWN).map((item, i) => queueItem(item, i, clock)),
    ),
    more(wanted, clock),
  )
}

/** The others stay folded, so that timeline and checklist are not pushed off the screen. */
function more(wanted: readonly Wanted[], clock: ClockFace): HTMLElement | undefined {
  const others = wanted.slice(FIRST_SHOWN)
  if (others.length === 0) return undefined
  const wasOpen = document.querySelector('details.more')?.hasAttribute('open') ?? false
  const list = h(
    'ol',
    { class: 'queue rest' },
    others.map((item, i) => queueItem(item, FIRST_SHOWN + i, clock)),
  )
  return h('details', { class: 'more', open: wasOpen }, h('summary', {}, counted(others.length, 'more item')), list)
}

function queueItem(item: Wanted, i: number, clock: ClockFace): HTMLElement {
  const answers = item.steps.flatMap((step, n) => [n ? ', ' : '', stepLink(step)])
  const heading = h('h3', {}, item.on ? `On ${item.on}` : 'On any machine', when(item, clock))
  return h(
    'li',
    {},
    h('div', {}, heading, h('p', {}, item.why ? `${item.why} ` : '', 'Answers ', answers, '.'), command(item.command, `next:${i}`)),
  )
}

/** What a step asks for, inside its body. */
export function collectBox(step: PanelStep, clock: ClockFace): HTMLElement | undefined {
  if (step.collect.length === 0) return undefined
  const items = step.collect.map((item, i) =>
    h('li', {}, h('p', {}, placed(item, clock)), command(item.command, `${step.id}:${i}`), answerOf(item)),
  )
  const label = `Collect next for ${step.id}, ${counted(items.length, 'item')}`
  return h(
    'div',
    { class: 'collect', role: 'group', 'aria-label': label },
    h('h4', {}, glyph('collect'), 'Collect next'),
    h('ul', {}, items),
  )
}

/** What prints a policy is no log: its answer is stated as a fact. */
function answerOf({ command: line }: CollectItem): HTMLElement | undefined {
  if (!line.startsWith('net accounts')) return undefined
  const state = { type: 'button', class: 'link', 'data-do': 'statePolicy', 'data-key': 'statePolicy' }
  return h('p', {}, h('button', state, 'State what it prints…'))
}

function placed(item: CollectItem, clock: ClockFace): readonly (string | HTMLElement)[] {
  const on = item.on ? ['On ', h('b', {}, item.on)] : ['On any machine']
  return [...on, when(item, clock), item.why ? `: ${item.why}` : ':']
}

function when(item: CollectItem, clock: ClockFace): string {
  if (!item.from || !item.to) return ''
  return `, ${interval(Date.parse(item.from), Date.parse(item.to), clock, 'hm')} ${clock.name}`
}
