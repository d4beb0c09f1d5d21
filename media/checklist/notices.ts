import type { Reading } from '../../shared/panelMessages.ts'
import { type Child, h } from './dom.ts'
import { glyph } from './glyphs.ts'
import type { PanelState } from './state.ts'
import { count, counted } from './words.ts'

/** What is said while the answer may still change: reading goes on (at the foot, so that nothing moves for it), files were not read, or the investigation failed. */
export function notices(state: PanelState): readonly Child[] {
  const { reading, failure } = state
  return [
    state.document || failure || reading ? undefined : h('p', { class: 'dim', role: 'status' }, 'Looking for logs …'),
    failure ? h('p', { class: 'notice', role: 'alert' }, glyph('warning'), failure) : undefined,
    reading?.running ? progress(reading) : undefined,
    reading?.unread.length ? unread(reading) : undefined,
  ]
}

function progress(reading: Reading): HTMLElement {
  const share = reading.bytes ? (reading.bytesDone ?? 0) / reading.bytes : reading.filesDone / Math.max(1, reading.files)
  const bar = h('i', {})
  bar.style.setProperty('--share', String(Math.min(1, share)))
  const stop = h('button', { type: 'button', class: 'link', 'data-do': 'stop', 'data-key': 'stop' }, 'Stop')
  return h(
    'div',
    { class: 'reading' },
    h('div', { class: 'progress', 'aria-hidden': 'true' }, bar),
    h('p', {}, readingWords(reading), ' ', stop),
  )
}

/** "Reading W3SVC1/ex060912.log, 3 of 7 files, 41 of 120 MB". */
export function readingWords(reading: Reading): string {
  const files = `${count(reading.filesDone)} of ${counted(reading.files, 'file')}`
  const megabytes = (bytes: number): string => count(Math.round(bytes / 1e6))
  const bytes = reading.bytes ? `, ${megabytes(reading.bytesDone ?? 0)} of ${megabytes(reading.bytes)} MB` : ''
  return `Reading ${reading.path ? `${reading.path}, ` : ''}${files}${bytes}.`
}

function unread(reading: Reading): HTMLElement {
  const names = reading.unread.slice(0, 5).join(', ')
  const more = reading.unread.length > 5 ? ` and ${count(reading.unread.length - 5)} more` : ''
  return h(
    'p',
    { class: 'notice' },
    glyph('warning'),
    `${counted(reading.unread.length, 'file')} not read; counts may grow: ${names}${more}.`,
  )
}
