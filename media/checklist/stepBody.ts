import type { PanelDocument, PanelStep } from '../../shared/panelMessages.ts'
import { fitAndMisfit, candidateTable } from './candidates.ts'
import { capabilityTable } from './capability.ts'
import { clockFace } from './clockFace.ts'
import { collectBox } from './collectNext.ts'
import { type Child, h } from './dom.ts'
import { evidenceLink, verdictTag } from './parts.ts'
import { decisionOf, type PanelState, turnedAgainst } from './state.ts'
import { count, VERDICTS } from './words.ts'

/** What an open step shows between its row and the decision. */
export function stepBody(step: PanelStep, state: PanelState, document: PanelDocument): readonly Child[] {
  return [
    h('p', { class: 'head' }, verdictTag(step.verdict), ' ', step.because),
    evidence(step),
    turned(step, state),
    left(step),
    step.verdict === 'NOT-EVIDENCE' ? capabilityTable(document.sources, new Set(step.evidence.map(ref => ref.path))) : undefined,
    step.id === rankingStep(document) ? [candidateTable(document), fitAndMisfit(document)] : undefined,
    step.id === 'S19' && document.remedy.length ? remedy(document.remedy) : undefined,
    collectBox(step, clockFace(document.sources)),
  ]
}

/** The step that ranked the candidates: the one the trail's client hop names, else S14. */
export function rankingStep(document: PanelDocument): string {
  return document.trail.find(hop => hop.kind === 'client')?.step ?? 'S14'
}

function evidence(step: PanelStep): HTMLElement | undefined {
  if (step.evidence.length === 0) return undefined
  const props = { type: 'button', class: 'link', 'data-do': 'allEvidence', 'data-step': step.id, 'data-key': 'all-evidence' }
  const more = step.evidenceCount > step.evidence.length ? h('button', props, `Show all ${count(step.evidenceCount)}`) : undefined
  return h(
    'div',
    { class: 'ev', role: 'group', 'aria-label': 'Evidence' },
    step.evidence.map(ref => evidenceLink(ref)),
    more,
  )
}

/** New evidence against a decision: said, with both ways out; nothing is overwritten silently. */
function turned(step: PanelStep, state: PanelState): HTMLElement | undefined {
  const decision = decisionOf(state, step.id)
  if (!decision || !turnedAgainst(decision, step.verdict)) return undefined
  const words = `${step.id} now says ${VERDICTS[step.verdict].words}; you decided ${VERDICTS[decision.verdict].words}.`
  const act = (action: string, label: string): HTMLElement =>
    h('button', { type: 'button', class: 'btn alt', 'data-do': action, 'data-step': step.id, 'data-key': action }, label)
  return h(
    'div',
    { class: 'callout turned', role: 'group', 'aria-label': 'Decision and finding differ' },
    h('p', {}, words),
    h('div', { class: 'acts' }, act('keep', 'Keep'), act('useFinding', 'Use finding')),
  )
}

function left(step: PanelStep): HTMLElement | undefined {
  if (step.eliminated.length + step.remaining.length === 0) return undefined
  const rows = [['Ruled out', step.eliminated] as const, ['Still possible', step.remaining] as const].filter(([, names]) => names.length)
  return h(
    'dl',
    { class: 'left' },
    rows.map(([term, names]) => [h('dt', {}, term), h('dd', {}, names.join(', '))]),
  )
}

function remedy(sentences: readonly string[]): HTMLElement {
  return h(
    'div',
    {},
    h('h4', {}, 'Remedy'),
    h(
      'ul',
      { class: 'dots' },
      sentences.map(sentence => h('li', {}, sentence)),
    ),
  )
}
