import { h } from './dom.ts'
import { glyph } from './glyphs.ts'
import { button } from './parts.ts'

const WANTED: readonly (readonly [string, string])[] = [
  ['Security log of the domain controller', 'Says who is locked out and which host the controller names.'],
  ['netlogon.log of the same controller', 'Confirms the host, second by second.'],
  ['IIS and SMTP logs of the host it names', 'Tell which client connects in the seconds of the failures.'],
  ['tasklist /svc of that host', 'Turns a process ID into a program. Take it soon: process IDs change at restart.'],
]

/** What to add, and what each file will tell, while there is nothing to show. */
export function emptyState(): HTMLElement {
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
  )
}
