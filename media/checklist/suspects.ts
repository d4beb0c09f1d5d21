import type { PanelStep } from '../../shared/panelMessages.ts'
import { h } from './dom.ts'
import { glyph } from './glyphs.ts'
import { spoken, stepLink } from './parts.ts'

/** A suspect of the checklist: struck out by a step, or still standing after the last step that named it. */
export interface Suspect {
  readonly name: string
  readonly step: string
  readonly stands: boolean
}

/** Everything the steps struck out, in their order, then what the last of them left. */
export function suspectsOf(steps: readonly PanelStep[]): readonly Suspect[] {
  const struck = new Map<string, Suspect>()
  const standing = new Map<string, Suspect>()
  for (const step of steps) {
    for (const name of step.remaining) standing.set(name.toLowerCase(), { name, step: step.id, stands: true })
    for (const name of step.eliminated)
      if (!struck.has(name.toLowerCase())) struck.set(name.toLowerCase(), { name, step: step.id, stands: false })
  }
  return [...struck.values(), ...[...standing].filter(([key]) => !struck.has(key)).map(([, suspect]) => suspect)]
}

const MOST_SHOWN = 40

/** The elimination in one line. */
export function suspectStrip(steps: readonly PanelStep[]): HTMLElement | undefined {
  const suspects = suspectsOf(steps)
  if (suspects.length === 0) return undefined
  return h('ul', { class: 'suspects', 'aria-label': 'Suspects' }, suspects.slice(0, MOST_SHOWN).map(suspectItem))
}

function suspectItem(suspect: Suspect): HTMLElement {
  const said = suspect.stands ? `still possible, ${suspect.step}` : `ruled out in ${suspect.step}`
  const label = [glyph(suspect.stands ? 'tick-disc' : 'cross-ring'), h('span', {}, suspect.name), spoken(`, ${said}`)]
  return h('li', { class: suspect.stands ? 'stands' : undefined, 'data-suspect': suspect.name }, stepLink(suspect.step, label, said))
}
