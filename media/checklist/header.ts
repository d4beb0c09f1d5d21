import type { PanelDocument } from '../../shared/panelMessages.ts'
import { nameOf } from './accounts/order.ts'
import { type ClockFace, fullTime } from './clockFace.ts'
import { type Child, h } from './dom.ts'
import { iconButton } from './parts.ts'
import { count, counted, duration } from './words.ts'

/** Who is locked out, how often and since when, in one line. */
export function header(document: PanelDocument, clock: ClockFace): HTMLElement {
  const facts = h(
    'dl',
    { class: 'facts' },
    headerFacts(document, clock).map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', {}, value))),
  )
  return h('header', { class: 'top' }, h('div', {}, h('h1', { id: 'who' }, subjectName(document)), facts), tools())
}

export function subjectName(document: PanelDocument): string {
  if (isSpray(document)) return sprayName(document)
  return nameOf(document.subject)
}

/** A spray whose accounts are known is told as one: it has no one subject. */
const isSpray = ({ scope, accounts }: PanelDocument): boolean => scope === 'spray' && accounts.length > 0

/** The sums of a spray: what is known at least, where there are more accounts than cross to the panel. */
export function sprayFacts({ accounts, accountCount, subject }: PanelDocument): readonly (readonly [string, string])[] {
  const failures = accounts.reduce((sum, account) => sum + account.failures, 0)
  const least = accounts.length < accountCount ? 'at least ' : ''
  return [
    ['Failures', least + count(failures)],
    ['Locked out', least + counted(accounts.filter(({ lockouts }) => lockouts > 0).length, 'account')],
    ['The steps follow', nameOf(subject)],
  ]
}

/** "312 accounts from 203.0.113.9": those that share the source most of them share. */
function sprayName({ accounts, accountCount }: PanelDocument): string {
  const bySource = new Map<string, number>()
  for (const { from } of accounts) if (from !== undefined) bySource.set(from, (bySource.get(from) ?? 0) + 1)
  const [most] = [...bySource].toSorted(([, a], [, b]) => b - a)
  if (most === undefined || accounts.length < accountCount) return counted(accountCount, 'account')
  const [source, times] = most
  return `${counted(times, 'account')} from ${source}`
}

function headerFacts(document: PanelDocument, clock: ClockFace): readonly (readonly [string, Child])[] {
  const first = document.attempts.first ? fullTime(Date.parse(document.attempts.first), clock) : undefined
  const oneAccount = [['Failures', failureWords(document)] as const, ['Lockouts', count(document.lockoutCount)] as const]
  const facts: readonly (readonly [string, Child])[] = [
    ...(isSpray(document) ? sprayFacts(document) : oneAccount),
    ['First seen', first],
    ['Times in', first && clock.name],
    ['Files', h('button', { type: 'button', role: 'link', class: 'link', 'data-do': 'files' }, fileWords(document))],
  ]
  return facts.filter(([, value]) => value !== undefined)
}

/** "120, every 60 s". */
export function failureWords(document: PanelDocument): string {
  const all = count(document.attempts.badPassword + document.attempts.lockedOut)
  const { cadence } = document
  return cadence?.kind === 'machine' && cadence.periodSeconds ? `${all}, every ${duration(cadence.periodSeconds)}` : all
}

/** "7 read, 2 clocks, 1 silence". */
export function fileWords(document: PanelDocument): string {
  const clocks = new Set(document.sources.filter(s => s.clock.basis !== 'none').map(s => s.clock.offsetMinutes ?? 0))
  const silences = document.sources.reduce((n, source) => n + (source.silences?.length ?? 0), 0)
  const words = [`${count(document.sources.length)} read`, counted(clocks.size, 'clock')]
  return (silences ? [...words, counted(silences, 'silence')] : words).join(', ')
}

function tools(): HTMLElement {
  return h(
    'div',
    { class: 'tools', role: 'group', 'aria-label': 'Case' },
    iconButton('chooseUser', 'person', 'Choose the account', 'Investigate another account'),
    iconButton('addFiles', 'plus', 'Add files'),
    iconButton('writeReport', 'report', 'Write a report'),
    iconButton('loadCase', 'open', 'Load a case'),
    iconButton('saveCase', 'save', 'Save the case', 'Save the case (Ctrl+S)'),
  )
}
