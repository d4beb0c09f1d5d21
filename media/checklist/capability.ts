import { formatWords } from '../../shared/formatWords.ts'
import type { Capability, SourceFile } from '../../shared/investigation.ts'
import { h } from './dom.ts'
import { shortPath } from './words.ts'

const COLUMNS = ['User name', 'Client address', 'Failed sign-in', 'Process'] as const

/** What each log is able to show about a failed sign-in: why a name that is absent may mean nothing. */
export function capabilityTable(sources: readonly SourceFile[], here: ReadonlySet<string>): HTMLElement | undefined {
  const able = sources.filter(source => source.can)
  if (able.length === 0) return undefined
  const head = h(
    'tr',
    {},
    h('th', { scope: 'col' }, 'Log'),
    COLUMNS.map(name => h('th', { scope: 'col' }, name)),
  )
  const caption = h('caption', {}, 'What each log can show about a failed sign-in')
  return h(
    'table',
    { class: 'able' },
    caption,
    h('thead', {}, head),
    h(
      'tbody',
      {},
      able.map(source => row(source, here.has(source.path))),
    ),
  )
}

function row(source: SourceFile, here: boolean): HTMLElement {
  const can = source.can ?? {}
  const cells = [can.userName, can.clientAddress, can.failure, can.process]
  const name = h(
    'th',
    { scope: 'row', title: source.path },
    formatWords(source.format),
    ' ',
    h('span', { class: 'dim' }, shortPath(source.path)),
  )
  return h(
    'tr',
    { class: here ? 'here' : undefined },
    name,
    cells.map((capability, i) => cell(capability, COLUMNS[i])),
  )
}

function cell(capability: Capability | undefined, column: string | undefined): HTMLElement {
  return h('td', { 'data-k': column, class: capability === 'never' ? 'never' : undefined }, capability ?? 'not known')
}
