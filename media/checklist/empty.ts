import type { UnrecognisedFile } from '../../shared/panelMessages.ts'
import { h } from './dom.ts'
import { glyph } from './glyphs.ts'
import { button } from './parts.ts'
import { counted } from './words.ts'

const WANTED: readonly (readonly [string, string])[] = [
  ['Security log of the domain controller', 'Says who is locked out and which host the controller names.'],
  ['netlogon.log of the same controller', 'Confirms the host, second by second.'],
  ['IIS and SMTP logs of the host it names', 'Tell which client connects in the seconds of the failures.'],
  ['tasklist /svc of that host', 'Turns a process ID into a program. Take it soon: process IDs change at restart.'],
]

/** What to add, and what each file will tell, while there is nothing to show. */
export function emptyState(unrecognised: readonly UnrecognisedFile[]): HTMLElement {
  const wants = WANTED.map(([what, why]) =>
    h('li', {}, glyph('plus-ring'), h('span', {}, h('b', {}, what), h('br'), h('span', { class: 'dim' }, why))),
  )
  return h(
    'section',
    { class: 'empty', 'aria-labelledby': 'empty', 'data-block': 'empty' },
    h('h1', { id: 'empty' }, 'Open the logs of one lockout'),
    h(
      'p',
      {},
      'Add what you have, in any order. Every file that arrives answers more of the checklist. Files are read where they lie and are never changed.',
    ),
    h('ul', { class: 'want' }, wants),
    h(
      'div',
      { class: 'acts' },
      button('addFiles', 'Add files or a folder…', true),
      button('openSample', 'Open the sample case'),
      button('loadCase', 'Load a case…'),
    ),
    unrecognisedFiles(unrecognised),
  )
}

const MOST_NAMED = 50

/** Files that were looked at and not recognised, each with the reason. */
export function unrecognisedFiles(files: readonly UnrecognisedFile[]): HTMLElement | undefined {
  if (files.length === 0) return undefined
  const rows = files.slice(0, MOST_NAMED).map(file => [h('dt', {}, file.path), h('dd', {}, file.because)])
  const summary = h('summary', {}, `${counted(files.length, 'file was', 'files were')} looked at and not recognised`)
  return h('details', { class: 'unrecognised' }, summary, h('dl', {}, rows))
}
