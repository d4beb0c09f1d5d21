import type { PanelDocument, PanelStep } from '../../shared/panelMessages.ts'
import { sourceName } from './answer.ts'
import { h } from './dom.ts'
import { type GlyphName, glyph } from './glyphs.ts'
import { spoken, stepLink } from './parts.ts'
import { rankingStep } from './stepBody.ts'
import { count, UNTESTABLE } from './words.ts'

/** What became of a suspect: it stands, no file can test it, a step ruled it out, or its sessions do not meet the failures. */
export type Fate = 'stands' | 'untested' | 'out' | 'lost'

/** Somebody or something that could have sent the password, and the step that said last what became of it. */
export interface Suspect {
  readonly name: string
  readonly step: string
  readonly fate: Fate
}

/** The ways in that the steps name, in the order of the steps; what one step ruled out stays so. */
export function suspectsOf(steps: readonly PanelStep[]): readonly Suspect[] {
  const struck = new Map<string, Suspect>()
  const standing = new Map<string, Suspect>()
  for (const step of steps) {
    const fate = UNTESTABLE.includes(step.verdict) && step.verdict !== 'NOT-EVIDENCE' ? 'untested' : 'stands'
    for (const name of step.remaining) standing.set(name.toLowerCase(), { name, step: step.id, fate })
    for (const name of step.eliminated)
      if (!struck.has(name.toLowerCase())) struck.set(name.toLowerCase(), { name, step: step.id, fate: 'out' })
  }
  return [...struck.values(), ...[...standing].filter(([key]) => !struck.has(key)).map(([, suspect]) => suspect)]
}

/** The sources that were ranked, once one of them is named: it stands, the others do not fit. */
export function rankedSuspects(document: PanelDocument): readonly Suspect[] {
  if (document.culprits.length === 0) return []
  const step = rankingStep(document)
  const named = new Set(document.culprits.map(({ key }) => key))
  const others = document.candidates.filter(({ key }) => !named.has(key))
  return [
    ...document.culprits.map((source): Suspect => ({ name: sourceName(source), step, fate: 'stands' })),
    ...others.map((source): Suspect => ({ name: source.name ?? source.value, step, fate: 'lost' })),
  ]
}

const ROWS: readonly (readonly [Fate, string, GlyphName, string])[] = [
  ['stands', 'Stands', 'tick-disc', 'stands'],
  ['untested', 'Cannot be tested', 'question-ring', 'cannot be tested yet'],
  ['out', 'Ruled out', 'cross-ring', 'ruled out'],
  ['lost', 'Does not fit', 'dash', 'does not fit'],
]
const MOST_IN_A_ROW = 12

/** The elimination at a glance: what stands, what cannot be tested, what was ruled out, each with the step that says so. */
export function suspectMatrix(document: PanelDocument): HTMLElement | undefined {
  const suspects = [...suspectsOf(document.steps), ...rankedSuspects(document)]
  const rows = ROWS.flatMap(([fate, title, mark, said]) => {
    const here = suspects.filter(suspect => suspect.fate === fate)
    if (here.length === 0) return []
    const cut = here.length > MOST_IN_A_ROW ? h('li', { class: 'dim' }, `and ${count(here.length - MOST_IN_A_ROW)} more`) : undefined
    const items = here.slice(0, MOST_IN_A_ROW).map(suspect => suspectItem(suspect, mark, said))
    return [h('div', { class: fate }, h('dt', {}, title), h('dd', {}, h('ul', { class: 'suspects' }, items, cut)))]
  })
  return rows.length === 0 ? undefined : h('dl', { class: 'matrix', 'aria-label': 'Suspects' }, rows)
}

function suspectItem({ name, step, fate }: Suspect, mark: GlyphName, said: string): HTMLElement {
  const label = [glyph(mark), h('span', {}, name), h('small', { 'aria-hidden': 'true' }, step), spoken(`, ${said}, ${step}`)]
  return h('li', { 'data-suspect': name, 'data-fate': fate }, stepLink(step, label, `${said} in ${step}`))
}
