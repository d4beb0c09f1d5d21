import type { CaseFact } from '../../shared/caseFile.ts'
import { factWords } from '../../shared/factWords.ts'
import type { ClockFace } from './clockFace.ts'
import { h } from './dom.ts'
import { glyph } from './glyphs.ts'
import { pane } from './parts.ts'

/** What the investigator knows and no log holds: it counts as evidence, is marked as the investigator's own, and can be taken back. */
export function factsPane(facts: readonly CaseFact[], clock: ClockFace): HTMLElement {
  const add = h('button', { type: 'button', class: 'link', 'data-do': 'addFact', 'data-key': 'addFact' }, 'Add a fact…')
  const list = h(
    'ul',
    { class: 'facts-known', 'aria-labelledby': 'h-facts' },
    facts.map(fact => factItem(fact, clock)),
  )
  const none = h(
    'p',
    { class: 'dim' },
    'Nothing yet. That a machine was off, who owns it or what the lockout policy is, no log may say; it counts as evidence all the same.',
  )
  return pane('facts', 'What you know', add, facts.length === 0 ? none : list)
}

function factItem(fact: CaseFact, { offsetMinutes }: ClockFace): HTMLElement {
  const words = factWords(fact, offsetMinutes)
  const remove = {
    type: 'button',
    class: 'icon',
    'data-do': 'removeFact',
    'data-fact': JSON.stringify(fact),
    'data-key': `fact:${words}`,
    'aria-label': `Take back: ${words}`,
    title: 'Take this fact back',
  }
  return h('li', {}, h('span', {}, words), h('button', remove, glyph('cross')))
}
