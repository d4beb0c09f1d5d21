import type { TrailHop } from '../../shared/investigation.ts'
import type { PanelDocument, PanelSource, PanelStep } from '../../shared/panelMessages.ts'
import { h } from './dom.ts'
import { glyph } from './glyphs.ts'
import { stepLink } from './parts.ts'
import { override, type PanelState } from './state.ts'
import { CONFIDENCES, counted, HOPS } from './words.ts'
import { wayWords } from '../../shared/protocolWords.ts'

/** One card for each culprit, strongest first; one that says how far the trail goes where nothing is shown. */
export function answers(state: PanelState, document: PanelDocument): readonly HTMLElement[] {
  if (document.culprits.length === 0) return [notShown(document, usedDecisions(state, document))]
  return document.culprits.map((culprit, i) => culpritCard(culprit, i, document, usedDecisions(state, document)))
}

function culpritCard(culprit: PanelSource, i: number, document: PanelDocument, used: string | undefined): HTMLElement {
  const over = wayWords(culprit.protocol)
  const id = `answer-${i}`
  return h(
    'section',
    { class: 'answer', 'aria-labelledby': id, 'data-culprit': culprit.value },
    h(
      'div',
      { class: 'who' },
      h('h2', { id }, sourceName(culprit)),
      over ? h('span', {}, over) : undefined,
      word(culprit.confidence ?? 'possible'),
    ),
    h('p', { class: 'say' }, culprit.because ?? stepOf(document, 'S14')?.because),
    used ? h('p', { class: 'dim' }, used) : undefined,
    i === 0 ? chain(document, true) : undefined,
    change(culprit),
  )
}

/** "10.1.5.77 WEBAPP01". */
export function sourceName(source: PanelSource): string {
  return [source.value, source.name ?? source.ip].filter((name, i, all) => name && all.indexOf(name) === i).join(' ')
}

const ONE_ACCOUNT =
  'The steps below follow one account. Where many fail, look first at what they have in common: a source, a time, a service.'

function notShown(document: PanelDocument, used: string | undefined): HTMLElement {
  const step = tellingStep(document)
  return h(
    'section',
    { class: 'answer none', 'aria-labelledby': 'answer-0' },
    h('div', { class: 'who' }, h('h2', { id: 'answer-0' }, trailEnd(document)), word('not shown')),
    step ? h('p', { class: 'say' }, step.because, ' ', stepLink(step.id)) : undefined,
    isMany(document) ? h('p', { class: 'dim' }, ONE_ACCOUNT) : undefined,
    used ? h('p', { class: 'dim' }, used) : undefined,
    chain(document, false),
  )
}

/** The step whose sentence says why nobody is named: the scope's for many accounts, else that of the first unknown hop. */
function tellingStep(document: PanelDocument): PanelStep | undefined {
  if (isMany(document)) return stepOf(document, 'M14') ?? stepOf(document, 'S01')
  const open = document.trail.find(hop => hop.value === undefined)
  return stepOf(document, open?.step) ?? stepOf(document, 'S19') ?? stepOf(document, 'S14')
}

function isMany({ scope }: PanelDocument): boolean {
  return scope === 'spray' || scope === 'many-users'
}

/** The last hops that could be named; for many accounts, that the checklist for one of them does not fit. */
export function trailEnd(document: PanelDocument): string {
  if (isMany(document)) return 'Many accounts fail, not one alone'
  if (document.attempts.badPassword + document.attempts.lockedOut === 0) return 'No failed sign-in is in these files'
  const known = document.trail.map(hop => hop.value).filter(value => value !== undefined)
  return known.length ? `The trail ends at ${known.slice(-2).join(', ')}` : 'The trail has no first hop yet'
}

function word(confidence: string): HTMLElement {
  const title = `The words, strongest first: ${CONFIDENCES.join(', ')}`
  return h(
    'span',
    { class: 'word', title },
    glyph(confidence === 'not shown' || confidence === 'possible' ? 'question-ring' : 'tick-disc'),
    confidence,
  )
}

/** The trail hop by hop, each with the step that found it. Unknown hops are dashed; where somebody is named, those behind the last known one do not matter. */
function chain(document: PanelDocument, reached: boolean): HTMLElement | undefined {
  const known = reached ? document.trail.slice(0, 1 + document.trail.findLastIndex(hop => hop.value !== undefined)) : document.trail
  if (known.length === 0 || isMany(document)) return undefined
  const hops = known.map((hop, i) => hopItem(hop, document, reached && i === known.length - 1))
  return h('ol', { class: 'chain', 'aria-label': 'Trail from the domain controller to the source' }, hops)
}

function hopItem(hop: TrailHop, document: PanelDocument, end: boolean): HTMLElement {
  const step = stepOf(document, hop.step)
  const small = h('small', {}, stepLink(hop.step, hop.step, step?.because), `, ${HOPS[hop.kind]}`)
  if (hop.value === undefined) return h('li', { class: 'unknown' }, h('b', {}, `${HOPS[hop.kind]}?`), small)
  return h('li', { class: end ? 'end' : undefined }, h('b', {}, hop.value), small)
}

function change(culprit: PanelSource): HTMLElement | undefined {
  const { stronger, weaker, overturned } = culprit.wouldChange ?? {}
  const rows = [['Stronger', stronger] as const, ['Weaker', weaker] as const, ['Overturned', overturned] as const].filter(
    ([, sentence]) => sentence,
  )
  if (rows.length === 0) return undefined
  const list = rows.map(([term, sentence]) => [h('dt', {}, term), h('dd', {}, sentence)])
  return h('div', { class: 'change' }, h('h3', {}, 'What would change this'), h('dl', {}, list))
}

function usedDecisions(state: PanelState, document: PanelDocument): string | undefined {
  const verdicts = new Map(document.steps.map(step => [step.id, step.verdict]))
  const differing = state.case.decisions.filter(decision => {
    const finding = verdicts.get(decision.step)
    return finding !== undefined && override(decision, finding) !== undefined
  })
  return differing.length
    ? `Read it beside ${counted(differing.length, 'decision')} of yours: ${differing.map(d => d.step).join(', ')}.`
    : undefined
}

function stepOf(document: PanelDocument, id: string | undefined): PanelStep | undefined {
  return document.steps.find(step => step.id === id)
}
