import type { UnexplainedAttempt } from '../../shared/investigation.ts'
import type { PanelDocument, PanelSource } from '../../shared/panelMessages.ts'
import { type Child, h } from './dom.ts'
import { heldOrder, isHeld } from './heldOrder.ts'
import { evidenceLink, sortAgain } from './parts.ts'
import { count, duration } from './words.ts'

const MOST_ROWS = 30
const LIFT = 'How many times more failures are matched than chance would match'

const arranged = heldOrder((source: PanelSource) => source.key)

/** Everything that was ranked: sessions, matched k of n, lift, and in words why each won or lost. */
export function candidateTable(document: PanelDocument): HTMLElement | undefined {
  if (document.candidates.length === 0) return undefined
  const winners = new Set(document.culprits.map(culprit => culprit.key))
  const columns = [
    h('th', { scope: 'col' }, 'Candidate'),
    h('th', { scope: 'col', class: 'r' }, 'Sessions'),
    h('th', { scope: 'col', class: 'r' }, 'Matched'),
  ]
  const lift = h('th', { scope: 'col', class: 'r' }, h('abbr', { title: LIFT }, 'Lift'))
  const head = h('tr', {}, columns, lift, h('th', { scope: 'col' }, 'Why it wins or loses'))
  const { rows: all, isKept } = arranged(document.candidates, isHeld(window.document.querySelector('.cand tbody')))
  const rows = all.slice(0, MOST_ROWS).map(source => candidateRow(source, winners.has(source.key)))
  const table = h('table', { class: 'cand', 'aria-label': 'Candidates' }, h('thead', {}, head), h('tbody', {}, rows))
  return h(
    'div',
    {},
    table,
    isKept ? sortAgain() : undefined,
    cutNote(Math.min(MOST_ROWS, document.candidates.length), document.candidateCount),
  )
}

function cutNote(shown: number, all: number): HTMLElement | undefined {
  return all > shown ? h('p', { class: 'dim' }, `${count(shown)} of ${count(all)} candidates, strongest first.`) : undefined
}

function candidateRow(source: PanelSource, won: boolean): HTMLElement {
  const name = source.name ?? source.value
  const detail = source.name ? source.value : source.ip
  const share = source.of > 0 ? source.matched / source.of : 0
  const bar = h('i', { class: 'bar', 'aria-hidden': 'true' })
  bar.style.setProperty('--share', String(Math.min(1, share)))
  return h(
    'tr',
    { class: won ? 'win' : undefined, 'data-candidate': source.value },
    h('th', { scope: 'row' }, name, detail && detail !== name ? [' ', h('span', { class: 'dim' }, detail)] : undefined),
    h('td', { class: 'r', 'data-k': 'sessions' }, source.sessions === undefined ? '–' : count(source.sessions)),
    h('td', { class: 'r', 'data-k': 'matched' }, `${count(source.matched)} of ${count(source.of)}`, bar),
    h('td', { class: 'r', 'data-k': 'lift' }, liftWords(source.lift)),
    h('td', { class: 'why' }, source.because),
  )
}

export function liftWords(lift: number | undefined): string {
  if (lift === undefined || !Number.isFinite(lift)) return '–'
  return lift === 0 ? '0' : lift.toFixed(1)
}

/** What fits and, as large, what does not, for each culprit. */
export function fitAndMisfit(document: PanelDocument): readonly HTMLElement[] {
  return document.culprits
    .filter(culprit => culprit.pairCount + culprit.unexplainedCount > 0)
    .map(culprit => {
      const title = document.culprits.length > 1 ? `${culprit.name ?? culprit.value}: matched pairs` : 'Matched pairs'
      return h('div', { class: 'cols' }, h('div', {}, pairTable(culprit, title)), h('div', {}, misfits(culprit)))
    })
}

function pairTable(culprit: PanelSource, title: string): readonly Child[] {
  const head = h(
    'tr',
    {},
    ['Failure', 'Session', 'Apart'].map((name, i) => h('th', { scope: 'col', class: i === 2 ? 'r' : undefined }, name)),
  )
  const rows = culprit.pairs.map(pair =>
    h(
      'tr',
      {},
      h('td', {}, evidenceLink(pair.attempt)),
      h('td', {}, evidenceLink(pair.session)),
      h('td', { class: 'r' }, duration(pair.seconds)),
    ),
  )
  const props = { type: 'button', class: 'link', 'data-do': 'pairs', 'data-source': culprit.key, 'data-key': `pairs:${culprit.key}` }
  return [
    h('h4', {}, `${title}, ${count(culprit.pairs.length)} of ${count(culprit.pairCount)}`),
    h('table', { class: 'pairs', 'aria-label': title }, h('thead', {}, head), h('tbody', {}, rows)),
    culprit.pairCount > culprit.pairs.length ? h('button', props, `Show all ${count(culprit.pairCount)} pairs`) : undefined,
  ]
}

/** Unexplained attempts under the reason they share. */
export function byReason(unexplained: readonly UnexplainedAttempt[]): ReadonlyMap<string, readonly UnexplainedAttempt[]> {
  const groups = new Map<string, UnexplainedAttempt[]>()
  for (const attempt of unexplained) {
    const reason = attempt.because ?? 'No reason is known.'
    groups.set(reason, [...(groups.get(reason) ?? []), attempt])
  }
  return groups
}

const MOST_LINKS = 8

function misfits(culprit: PanelSource): readonly Child[] {
  const heading = h('h4', {}, `Not explained, ${count(culprit.unexplainedCount)} of ${count(culprit.of)}`)
  const groups = [...byReason(culprit.unexplained)].slice(0, 6).map(([reason, attempts]) => {
    const more = attempts.length > MOST_LINKS ? h('span', { class: 'dim' }, `and ${count(attempts.length - MOST_LINKS)} more`) : undefined
    return h(
      'div',
      {},
      h('p', {}, reason),
      h(
        'div',
        { class: 'ev' },
        attempts.slice(0, MOST_LINKS).map(each => evidenceLink(each.attempt)),
        more,
      ),
    )
  })
  return [heading, ...groups]
}
