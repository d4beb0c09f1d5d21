import type { AccountInTrouble, DatedRef } from '../../../shared/requests.ts'
import type { PanelDocument } from '../../../shared/panelMessages.ts'
import { type ClockFace, clockFace, dayAndMonth, timeOfDay } from '../clockFace.ts'
import { type Child, fill, h, setProps } from '../dom.ts'
import { heldOrder, isHeld } from '../heldOrder.ts'
import { evidenceLink, pane, sortAgain } from '../parts.ts'
import { count } from '../words.ts'
import { type AccountColumn, type AccountOrder, nameOf, sorted, sortWords } from './order.ts'
import { rowKeys } from './rowKeys.ts'

const COLUMNS: readonly (readonly [AccountColumn, string])[] = [
  ['account', 'Account'],
  ['failures', 'Failures'],
  ['first', 'First'],
  ['last', 'Last'],
  ['lockout', 'Locked out'],
  ['from', 'Most from'],
]

const MOST_ROWS = 15

/** The accounts that fail, where that is not one alone; the table holds one tab stop for its rows, and arrows go along them. */
export interface AccountsPane {
  show(document: PanelDocument): void
}

export function accountsPane(place: HTMLElement): AccountsPane {
  let order: AccountOrder = { by: 'lockout', reversed: false }
  let shown: PanelDocument | undefined
  const body = h('tbody', {})
  const keys = rowKeys(body)
  const heads = COLUMNS.map(([by, title]) => columnHead(by, title))
  const side = h('span', {})
  const more = h('div', {})
  const table = h(
    'table',
    { class: 'accounts', 'aria-labelledby': 'h-accounts' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        heads.map(({ cell }) => cell),
      ),
    ),
    body,
  )
  const element = pane('accounts', 'Accounts that fail', side, h('div', { class: 'clip' }, table), more)
  const arranged = heldOrder<AccountInTrouble>(nameOf)
  place.append(element)
  const draw = (held: boolean): void => {
    if (!shown) return
    const clock = clockFace(shown.sources)
    const { rows: all, isKept } = arranged(sorted(shown.accounts, order), held)
    const rows = all.slice(0, MOST_ROWS)
    for (const { by, cell } of heads) setProps(cell, { 'aria-sort': sortWords(by, order) })
    const severalDays = new Set(rows.flatMap(row => [row.first, row.last].map(dated => dayOf(dated, clock)))).size > 1
    fill(
      body,
      rows.map(account => accountRow(account, clock, severalDays)),
    )
    keys.refresh()
    side.textContent = `Times: ${clock.name}`
    fill(more, isKept ? sortAgain() : undefined, rows.length < shown.accountCount ? moreButton(rows.length, shown.accountCount) : undefined)
  }
  for (const { by, button } of heads)
    button.addEventListener('click', () => {
      order = { by, reversed: order.by === by && !order.reversed }
      draw(false)
    })
  element.addEventListener('click', event => {
    if (event.target instanceof Element && event.target.closest('[data-do="sortAgain"]')) draw(false)
  })
  return {
    show(document) {
      element.hidden = document.accounts.length === 0
      if (document.accounts === shown?.accounts && document.sources === shown.sources) return
      shown = document
      draw(isHeld(body))
    },
  }
}

function columnHead(by: AccountColumn, title: string) {
  const button = h('button', { type: 'button', class: 'sort', 'data-key': `sort:${by}` }, title)
  return { by, button, cell: h('th', { scope: 'col', class: by === 'failures' ? 'r' : undefined }, button) }
}

function accountRow(account: AccountInTrouble, clock: ClockFace, severalDays: boolean): HTMLElement {
  const name = nameOf(account)
  const investigate = {
    type: 'button',
    role: 'link',
    class: 'link',
    'data-do': 'investigate',
    'data-user': name,
    'data-key': `account:${name}`,
    title: `Investigate ${name}`,
  }
  const time = (dated: DatedRef | undefined): Child => dated && evidenceLink(dated.ref, timeWords(dated, clock, severalDays))
  return h(
    'tr',
    { 'data-account': account.user },
    h('th', { scope: 'row' }, h('button', investigate, name)),
    h('td', { class: 'r', 'data-k': 'failures' }, count(account.failures)),
    h('td', { class: 'num', 'data-k': 'first' }, time(account.first)),
    h('td', { class: 'num', 'data-k': 'last' }, time(account.last)),
    h('td', { class: 'num', 'data-k': 'locked out' }, time(account.lockout) ?? 'no'),
    h('td', { 'data-k': 'from' }, account.from),
  )
}

function timeWords({ at, ref }: DatedRef, clock: ClockFace, severalDays: boolean): string {
  if (at === undefined) return `line ${ref.line}`
  const ms = Date.parse(at)
  return `${severalDays ? `${dayAndMonth(ms, clock)} ` : ''}${timeOfDay(ms, clock)}`
}

function dayOf(dated: DatedRef | undefined, clock: ClockFace): string {
  return dated?.at === undefined ? '' : dayAndMonth(Date.parse(dated.at), clock)
}

function moreButton(shown: number, all: number): HTMLElement {
  return h(
    'p',
    { class: 'dim' },
    `${count(shown)} of ${count(all)} accounts. `,
    h('button', { type: 'button', class: 'link', 'data-do': 'accounts', 'data-key': 'accounts' }, `Show all ${count(all)}`),
  )
}
