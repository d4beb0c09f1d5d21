import type { PanelStep } from '../../shared/panelMessages.ts'
import { h } from './dom.ts'
import { decisionOf, type PanelState } from './state.ts'
import { ANSWERS, type Answer, answerOf, UNTESTABLE, VERDICTS } from './words.ts'

/** The investigator's own answer to a step, and a note; it stays in place while everything around it is drawn anew. */
export interface DecisionForm {
  readonly element: HTMLElement
  show(step: PanelStep, state: PanelState): void
}

export function decisionForm(id: string): DecisionForm {
  const radios = ANSWERS.map(({ answer, words }) => {
    const props = { type: 'radio', name: `d-${id}`, value: answer, 'data-do': 'answer', 'data-step': id, 'data-key': `answer:${answer}` }
    return { answer, words, input: h('input', props) }
  })
  const options = UNTESTABLE.map(verdict => h('option', { value: verdict }, VERDICTS[verdict].words))
  const reason = h(
    'select',
    { 'aria-label': 'Why it cannot be tested', 'data-do': 'reason', 'data-step': id, 'data-key': 'reason' },
    options,
  )
  const note = h('input', {
    type: 'text',
    placeholder: 'Why you agree or disagree',
    'data-do': 'note',
    'data-step': id,
    'data-key': 'note',
  })
  const labels = radios.map(({ input, words }) => h('label', {}, input, ` ${words}`))
  const answer = h('fieldset', {}, h('legend', {}, 'Your decision'), h('div', { class: 'seg' }, labels), reason)
  const element = h(
    'div',
    { class: 'decide' },
    answer,
    h('label', { class: 'note' }, h('span', { class: 'dim' }, 'Note, kept in the case file'), note),
  )
  return { element, show: (step, state) => show(step, state, radios, reason, note) }
}

type Radio = { readonly answer: Answer; readonly input: HTMLInputElement }

function show(step: PanelStep, state: PanelState, radios: readonly Radio[], reason: HTMLSelectElement, note: HTMLInputElement): void {
  const decision = decisionOf(state, step.id)
  const chosen = shownAnswer(step, state)
  for (const { answer, input } of radios) input.checked = answer === chosen
  reason.hidden = chosen !== 'untestable'
  if (decision && UNTESTABLE.includes(decision.verdict)) reason.value = decision.verdict
  const text = state.drafts.get(step.id) ?? decision?.note ?? ''
  if (note.value !== text) note.value = text
}

/** A decision that says what the finding says, and was only made to carry a note, is "as found". */
function shownAnswer(step: PanelStep, state: PanelState): Answer {
  const decision = decisionOf(state, step.id)
  if (!decision) return 'as-found'
  if (decision.note && decision.verdict === step.verdict) return 'as-found'
  return answerOf(decision.verdict)
}
