import type { PanelDocument, PanelStep } from '../../shared/panelMessages.ts'
import { type DecisionForm, decisionForm } from './decisionForm.ts'
import { block, fill, h, setProps } from './dom.ts'
import { glyph } from './glyphs.ts'
import { spoken, verdictGlyph } from './parts.ts'
import { decisionOf, override, type PanelState } from './state.ts'
import { stepBody } from './stepBody.ts'
import { counted, outcomeWords, VERDICTS } from './words.ts'

/** The steps in their order, one row each; rows are kept by id, so that an update moves nothing. */
export interface StepList {
  readonly element: HTMLElement
  show(state: PanelState, document: PanelDocument): void
}

export function stepList(): StepList {
  const list = h('ol', { class: 'steps', 'aria-label': 'Steps' })
  const branches = branchGroup()
  const rows = new Map<string, StepRow>()
  return {
    element: h('div', {}, list, branches.element),
    show(state, document) {
      const { walked, aside } = arranged(document.steps)
      const tabStop = state.current ?? walked[0]?.id
      arrange(list, walked, rows)
      arrange(branches.list, aside, rows)
      branches.show(aside.length, state.branchesOpen)
      for (const step of document.steps) rows.get(step.id)?.show(step, state, document, step.id === tabStop)
    },
  }
}

/** Branches that do not apply join one row at the end; every step of the main line keeps its place. */
export function arranged(steps: readonly PanelStep[]): { readonly walked: readonly PanelStep[]; readonly aside: readonly PanelStep[] } {
  const isAside = (step: PanelStep): boolean => step.verdict === 'NOT-APPLICABLE' && !step.id.startsWith('S')
  return { walked: steps.filter(step => !isAside(step)), aside: steps.filter(isAside) }
}

function arrange(list: HTMLElement, steps: readonly PanelStep[], rows: Map<string, StepRow>): void {
  const wanted = steps.map(step => rows.get(step.id) ?? created(step.id, rows))
  if (wanted.length === list.children.length && wanted.every((row, i) => list.children[i] === row.element)) return
  list.replaceChildren(...wanted.map(row => row.element))
}

function created(id: string, rows: Map<string, StepRow>): StepRow {
  const row = stepRow(id)
  rows.set(id, row)
  return row
}

interface StepRow {
  readonly element: HTMLElement
  show(step: PanelStep, state: PanelState, document: PanelDocument, tabStop: boolean): void
}

function stepRow(id: string): StepRow {
  const row = h('button', {
    type: 'button',
    class: 'step',
    id: `b-${id}`,
    'aria-controls': `p-${id}`,
    'data-do': 'toggle',
    'data-step': id,
  })
  const body = h('div', { class: 'body', id: `p-${id}`, role: 'region', 'aria-labelledby': `b-${id}`, hidden: true })
  let open: OpenBody | undefined
  let seen: readonly unknown[] = []
  return {
    element: h('li', { 'data-step': id }, h('h3', {}, row), body),
    show(step, state, document, tabStop) {
      const isOpen = state.opened.has(id)
      setProps(row, { 'aria-expanded': String(isOpen), tabindex: tabStop ? 0 : -1 })
      const inputs = [step, decisionOf(state, id), state.changed.has(id)]
      if (inputs.some((input, i) => input !== seen[i])) fill(row, rowContent(step, state))
      seen = inputs
      open = isOpen ? (open ?? openBody(body, id)) : closeBody(body, open)
      open?.show(step, state, document)
    },
  }
}

function rowContent(step: PanelStep, state: PanelState): readonly (Node | undefined)[] {
  const mine = override(decisionOf(state, step.id), step.verdict)
  const yours = mine ? h('span', { class: 'mine' }, glyph('pen'), `you: ${VERDICTS[mine].words}`) : undefined
  const changed = state.changed.has(step.id) ? h('span', { class: 'changed' }, 'changed') : undefined
  return [
    glyph('twistie', 'tw'),
    verdictGlyph(step.verdict),
    h('span', { class: 'id' }, step.id),
    h('span', { class: 'q' }, step.title, spoken(` ${VERDICTS[step.verdict].words}: `)),
    h('span', { class: 'out' }, changed, yours, h('span', {}, outcomeWords(step.verdict, step.outcome))),
  ]
}

interface OpenBody {
  show(step: PanelStep, state: PanelState, document: PanelDocument): void
}

/** Built when the step is opened. The decision stays the same element while findings above it change. */
function openBody(place: HTMLElement, id: string): OpenBody {
  const findings = h('div', { class: 'findings' })
  const form: DecisionForm = decisionForm(id)
  fill(place, findings, form.element)
  place.hidden = false
  let latest: { step: PanelStep; state: PanelState; document: PanelDocument } | undefined
  const redraw = block(findings, () => latest && stepBody(latest.step, latest.state, latest.document))
  return {
    show(step, state, document) {
      latest = { step, state, document }
      redraw([step, decisionOf(state, id), state.sorted, document.sources, document.candidates, document.culprits, document.remedy])
      form.show(step, state)
    },
  }
}

function closeBody(place: HTMLElement, open: OpenBody | undefined): undefined {
  if (!open) return undefined
  place.hidden = true
  place.replaceChildren()
  return undefined
}

function branchGroup(): { readonly element: HTMLElement; readonly list: HTMLElement; show(n: number, open: boolean): void } {
  const list = h('ol', { class: 'steps aside', id: 'branches', 'aria-label': 'Branches that do not apply' })
  const row = h('button', { type: 'button', class: 'step', 'aria-controls': 'branches', 'data-do': 'branches', 'data-key': 'branches' })
  const element = h('div', {}, row, list)
  return {
    element,
    list,
    show(n, open) {
      element.hidden = n === 0
      list.hidden = !open
      setProps(row, { 'aria-expanded': String(open) })
      fill(
        row,
        glyph('twistie', 'tw'),
        verdictGlyph('NOT-APPLICABLE'),
        h('span', { class: 'id' }, 'M'),
        h('span', { class: 'q' }, `${counted(n, 'branch', 'branches')} not taken`),
        h('span', { class: 'out' }),
      )
    },
  }
}
