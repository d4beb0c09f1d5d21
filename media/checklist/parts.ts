import type { EvidenceRef, Verdict } from '../../shared/investigation.ts'
import { type Child, h } from './dom.ts'
import { type GlyphName, glyph } from './glyphs.ts'
import { shortPath, VERDICTS } from './words.ts'

/** A titled part of the page, headed like a view in the side bar. */
export function pane(id: string, title: string, side: Child, ...content: readonly Child[]): HTMLElement {
  const heading = h('div', { class: 'pane-head' }, h('h2', { id: `h-${id}` }, title), h('span', { class: 'side' }, side))
  return h('section', { class: 'pane', 'aria-labelledby': `h-${id}`, 'data-block': id }, heading, content)
}

/** A place in a file that opens beside the panel; again, and the focus follows. */
export function evidenceLink(ref: EvidenceRef, label = `${shortPath(ref.path)}:${ref.line}`): HTMLElement {
  const props = {
    type: 'button',
    role: 'link',
    class: 'link loc',
    'data-do': 'evidence',
    'data-path': ref.path,
    'data-line': ref.line,
    'data-end-line': ref.endLine,
    'data-key': `${ref.path}:${ref.line}`,
    title: `${ref.path}, line ${ref.line}: open beside`,
  }
  return h('button', props, label)
}

/** A link to a step of the list. */
export function stepLink(id: string, label: Child = id, title?: string): HTMLElement {
  return h('button', { type: 'button', role: 'link', class: 'link', 'data-do': 'goto', 'data-step': id, title }, label)
}

/** A button that asks the client for something. */
export function button(action: string, label: string, primary = false): HTMLElement {
  return h('button', { type: 'button', class: primary ? 'btn' : 'btn alt', 'data-do': action, 'data-key': action }, label)
}

export function iconButton(action: string, name: GlyphName, label: string, title = label): HTMLElement {
  return h('button', { type: 'button', class: 'icon', 'data-do': action, 'data-key': action, 'aria-label': label, title }, glyph(name))
}

/** A verdict's glyph in its colour. */
export function verdictGlyph(verdict: Verdict): HTMLElement {
  return h('span', { class: `v-${verdict}`, title: VERDICTS[verdict].words }, glyph(VERDICTS[verdict].glyph))
}

/** A verdict as glyph and words. */
export function verdictTag(verdict: Verdict): HTMLElement {
  return h('span', { class: `tag v-${verdict}` }, glyph(VERDICTS[verdict].glyph), ` ${VERDICTS[verdict].words}.`)
}

/** A command with its copy button; `key` tells copy buttons apart. */
export function command(text: string, key: string): HTMLElement {
  const copy = {
    type: 'button',
    class: 'icon',
    'data-do': 'copy',
    'data-key': `copy:${key}`,
    'aria-label': `Copy: ${text}`,
    title: 'Copy (C)',
  }
  return h('div', { class: 'cmd' }, h('code', {}, text), h('button', copy, glyph('copy')))
}

/** Said where rows were kept in their places although they would now stand in others. */
export function sortAgain(): HTMLElement {
  const again = h('button', { type: 'button', class: 'link', 'data-do': 'sortAgain', 'data-key': 'sortAgain' }, 'Sort again')
  return h('p', { class: 'dim', role: 'status' }, 'The order has changed. ', again)
}

/** Words only a screen reader says. */
export function spoken(words: string): HTMLElement {
  return h('span', { class: 'sr' }, words)
}
