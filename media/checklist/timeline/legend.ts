import type { PanelDocument } from '../../../shared/panelMessages.ts'
import { type Child, h, s } from '../dom.ts'
import { glyph } from '../glyphs.ts'

/** What the marks mean; only those that can occur. */
export function legend(document: PanelDocument): HTMLElement {
  const silent = document.sources.some(source => source.silences?.length)
  const entries: readonly (readonly [Child, string] | undefined)[] = [
    [swatch('bad', 'M7 1v12'), 'wrong password'],
    [swatch('held', 'M7 4v6'), 'refused while locked'],
    [h('span', { class: 'mark-key' }, glyph('lock')), 'lockout'],
    document.candidates.length ? [swatch('hit', 'M7 2v10'), 'session that meets a failure'] : undefined,
    document.candidates.length ? [swatch('miss', 'M7 3.5v7'), 'other session'] : undefined,
    silent ? [swatch('silent', 'M1 5l4-4M1 11 11 1M4 13l9-9M9 13l4-4'), 'log silent'] : undefined,
  ]
  const items = entries.filter(entry => entry !== undefined).map(([mark, words]) => h('li', {}, mark, h('span', {}, words)))
  return h('ul', { class: 'legend', 'aria-label': 'Legend' }, items)
}

function swatch(kind: string, d: string): SVGElement {
  return s('svg', { viewBox: '0 0 14 14', class: 'tl', 'aria-hidden': 'true' }, s('path', { class: kind, d }))
}
