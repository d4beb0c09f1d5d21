import type { FromPanel, ToPanel } from '../../shared/panelMessages.ts'
import { keepDrafts, listen } from './actions.ts'
import { listenToKeys } from './keys.ts'
import { page } from './page.ts'
import { restoredScroll, restoredState, restoredUser, savedState } from './saved.ts'
import { type PanelState, type ReaderEvent, reduce } from './state.ts'
import { holdOnResize, isPressed, steadily, watchPointer } from './steady.ts'

declare function acquireVsCodeApi(): {
  readonly postMessage: (message: FromPanel) => void
  readonly getState: () => unknown
  readonly setState: (state: unknown) => void
}

/** Results arrive in batches; at most one paint in this time (panel design, section 8). */
const PAINT_MS = 250
const COPIED_MS = 2000

const { postMessage: post, getState, setState } = acquireVsCodeApi()
const restored = getState()
let state: PanelState = restoredState(restored)
let scroll: number | undefined = restoredScroll(restored)
const root = document.querySelector('main') ?? document.body.appendChild(document.createElement('main'))
const shown = page(root, view => dispatch({ type: 'view', view }))

let lastPaint = -PAINT_MS
let waiting: ReturnType<typeof setTimeout> | undefined

function paint(): void {
  clearTimeout(waiting)
  waiting = undefined
  lastPaint = performance.now()
  steadily(() => shown.show(state))
  if (state.document && scroll !== undefined) {
    window.scrollTo(0, scroll)
    scroll = undefined
  }
  keep()
}

/** Something is to be drawn that came while the pointer was pressed: what is under it must be there until the click. */
let missed = false

function paintUnlessPressed(): void {
  waiting = undefined
  missed = isPressed()
  if (!missed) paint()
}

/** Paints now when the last paint is long enough ago, else as soon as it is; never while the pointer is pressed. */
function paintSoon(): void {
  if (isPressed()) missed = true
  else waiting ??= setTimeout(paintUnlessPressed, Math.max(0, lastPaint + PAINT_MS - performance.now()))
}

function keep(): void {
  setState(savedState(state, scroll ?? window.scrollY))
}

function dispatch(event: ReaderEvent): void {
  state = reduce(state, event)
  if (event.type === 'draft') keep()
  else if (event.type === 'visitStep' && isPressed()) missed = true
  else paint()
}

function receive(message: ToPanel): void {
  const isFirst = message.type === 'changes' && state.document === null
  state = reduce(state, message)
  if (isFirst) keepDrafts(reactions)
  if (message.type === 'copied') sayCopied(message.key)
  else if (message.type === 'case') paint()
  else paintSoon()
}

function sayCopied(key: string): void {
  const button = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)
  button?.setAttribute('data-copied', '')
  setTimeout(() => button?.removeAttribute('data-copied'), COPIED_MS)
  shown.say('Copied')
}

function goToStep(id: string, open: boolean): void {
  if (open) dispatch({ type: 'toggleStep', id, open: true })
  const row = document.getElementById(`b-${id}`)
  row?.scrollIntoView({ block: 'nearest' })
  row?.focus()
}

const reactions = { post, dispatch, state: () => state, goToStep }
listen(root, reactions)
listenToKeys(root, reactions)
holdOnResize()
watchPointer(() => {
  if (missed) paintSoon()
  missed = false
})
window.addEventListener('message', event => receive(event.data as ToPanel))
window.addEventListener('scrollend', () => {
  if (scroll === undefined) keep()
})

const user = restoredUser(restored)
paint()
post({ type: 'ready', ...(user === undefined ? {} : { user }) })
