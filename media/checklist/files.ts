import { formatWords } from '../../shared/formatWords.ts'
import type { SourceFile } from '../../shared/investigation.ts'
import type { PanelDocument, UnrecognisedFile } from '../../shared/panelMessages.ts'
import { type ClockFace, clockDoubt, clockWords, interval } from './clockFace.ts'
import { type Child, h } from './dom.ts'
import { unrecognisedFiles } from './empty.ts'
import { glyph } from './glyphs.ts'
import { pane } from './parts.ts'
import { coveredWords } from './timeline/lanes.ts'
import { count, counted } from './words.ts'

const COLUMNS = ['File', 'Read as', 'Entries', 'Clock', 'Failures covered', 'Remark']

/** Files and clocks: looked up, not read, hence last. */
export function filesTable(document: PanelDocument, clock: ClockFace, unrecognised: readonly UnrecognisedFile[]): HTMLElement {
  const head = h(
    'tr',
    {},
    COLUMNS.map((name, i) => h('th', { scope: 'col', class: i === 2 || i === 4 ? 'r' : undefined }, name)),
  )
  const rows = document.sources.map(source => fileRow(source, document, clock))
  const table = h('table', { class: 'files', 'aria-labelledby': 'h-files' }, h('thead', {}, head), h('tbody', {}, rows))
  return pane(
    'files',
    'Files and clocks',
    `Times on this page: ${clock.name}`,
    h('div', { class: 'clip' }, table),
    unrecognisedFiles(unrecognised),
  )
}

function fileRow(source: SourceFile, document: PanelDocument, clock: ClockFace): HTMLElement {
  const props = {
    type: 'button',
    role: 'link',
    class: 'link',
    'data-do': 'file',
    'data-path': source.path,
    'data-key': `file:${source.path}`,
    title: source.path,
  }
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, h('button', props, source.path)),
    h('td', {}, formatWords(source.format)),
    h('td', { class: 'r', 'data-k': 'entries' }, count(source.entries)),
    h('td', {}, clockWords(source.clock)),
    h('td', { class: 'r', 'data-k': 'covered' }, source.coverage === undefined ? undefined : coveredWords(source, document)),
    h('td', {}, h('div', { class: 'remarks' }, remarks(source, clock))),
  )
}

function remarks(source: SourceFile, clock: ClockFace): readonly Child[] {
  const silent = (source.silences ?? []).map(gap => `Silent ${interval(Date.parse(gap.from), Date.parse(gap.to), clock)}`)
  const unread = source.gaps ? [`${counted(source.gaps, 'span')} could not be read`] : []
  const doubt = clockDoubt(source.clock)
  const words = [
    ...silent.slice(0, 3),
    ...(silent.length > 3 ? [`and ${counted(silent.length - 3, 'more silence')}`] : []),
    ...unread,
    ...(doubt ? [doubt] : []),
  ]
  return [...words.map(remark => h('span', { class: 'warn' }, glyph('warning'), remark)), ...zoneButton(source)]
}

/** A zone that was taken for granted can be stated; everything is then told anew. */
function zoneButton(source: SourceFile): readonly HTMLElement[] {
  const { basis, how } = source.clock
  if (basis !== 'local' || how === 'stated') return []
  const props = { type: 'button', class: 'link', 'data-do': 'clock', 'data-path': source.path, 'data-key': `clock:${source.path}` }
  return [h('button', props, 'State its zone…')]
}
