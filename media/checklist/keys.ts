import { copy, keepNote, openEvidence, type Reactions } from './actions.ts'
import { viewAfterKey } from './timeline/brushKeys.ts'
import { shownView } from './timeline/timeline.ts'
import { periodMs, wholeTime } from './timeline/view.ts'
import { ANSWERS, UNTESTABLE, verdictOf } from './words.ts'

/** The keys of the panel (panel design, section 6). Letters act only outside inputs. */
export function listenToKeys(root: HTMLElement, reactions: Reactions): void {
  document.addEventListener('keydown', event => {
    if (event.defaultPrevented) return
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement : root
    if (handled(event, focused, reactions)) event.preventDefault()
  })
}

function handled(event: KeyboardEvent, focused: HTMLElement, reactions: Reactions): boolean {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
    reactions.post({ type: 'saveCase' })
    return true
  }
  if (event.ctrlKey || event.metaKey) return false
  if (event.key === 'Escape') return backToStep(focused)
  if (isTyping(focused)) {
    if (event.key === 'Enter') keepNote(focused, reactions)
    return false
  }
  if (focused.dataset['brush']) return onBrush(event, focused, reactions)
  if (event.altKey) return event.key === 'ArrowDown' && toUntestable(focused, reactions)
  return onPage(event, focused, reactions)
}

function isTyping(element: HTMLElement): boolean {
  return element instanceof HTMLSelectElement || (element instanceof HTMLInputElement && element.type === 'text')
}

function onPage(event: KeyboardEvent, focused: HTMLElement, reactions: Reactions): boolean {
  const { key } = event
  const step = stepAt(focused, reactions)
  if (key === '?') return showKeys()
  if (key === 't' || key === 'T') return focusOn('[data-brush="view"]')
  if (key === 'e' || key === 'E') return nextEvidence(focused, event.shiftKey ? -1 : 1, reactions)
  if (!step) return false
  if (key === 'c' || key === 'C') return copyNext(step, reactions)
  if (key === 'n' || key === 'N') return writeNote(step, reactions)
  if (/^[1-4]$/.test(key)) return decide(step, Number(key) - 1, reactions)
  if (focused instanceof HTMLInputElement) return false
  return onList(key, step, focused, reactions)
}

function onList(key: string, step: string, focused: HTMLElement, reactions: Reactions): boolean {
  const onRow = focused.classList.contains('step')
  if (!onRow && !focused.closest('.body')) return false
  const rows = visibleRows()
  const at = rows.findIndex(row => row.dataset['step'] === step)
  if (key === 'ArrowRight' && onRow) return open(step, true, reactions)
  if (key === 'ArrowLeft') return open(step, false, reactions)
  const to = { ArrowDown: at + 1, ArrowUp: onRow ? at - 1 : at, Home: 0, End: rows.length - 1 }[key]
  if (to === undefined) return false
  rows[to]?.focus()
  return true
}

function open(step: string, isOpen: boolean, reactions: Reactions): boolean {
  document.getElementById(`b-${step}`)?.focus()
  if (reactions.state().opened.has(step) !== isOpen) reactions.dispatch({ type: 'toggleStep', id: step, open: isOpen })
  return true
}

function visibleRows(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('.step[data-step]')].filter(row => row.offsetParent !== null)
}

/** The step that holds the focus, else the one the list stands on. */
function stepAt(focused: HTMLElement, reactions: Reactions): string | undefined {
  return focused.closest<HTMLElement>('li[data-step]')?.dataset['step'] ?? reactions.state().current ?? undefined
}

function toUntestable(focused: HTMLElement, reactions: Reactions): boolean {
  const verdicts = new Map(reactions.state().document?.steps.map(step => [step.id, step.verdict]))
  const rows = visibleRows()
  const at = rows.findIndex(row => row.dataset['step'] === stepAt(focused, reactions))
  const next = rows.slice(at + 1).find(row => UNTESTABLE.includes(verdicts.get(row.dataset['step'] ?? '') ?? 'SUPPORTED'))
  next?.focus()
  return true
}

/** The next evidence link on the page after the focus, shown beside without taking the focus from the panel. */
function nextEvidence(focused: HTMLElement, direction: 1 | -1, reactions: Reactions): boolean {
  const links = [...document.querySelectorAll<HTMLElement>('button[data-do="evidence"]')].filter(link => link.offsetParent !== null)
  const after = (link: HTMLElement): boolean => (focused.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  const before = (link: HTMLElement): boolean => (focused.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_PRECEDING) !== 0
  const next = direction === 1 ? links.find(after) : links.findLast(before)
  if (!next) return true
  next.focus()
  openEvidence(next, reactions.post)
  return true
}

let copiedLast: { readonly step: string; readonly at: number } | undefined

function copyNext(step: string, reactions: Reactions): boolean {
  const buttons = [...document.querySelectorAll<HTMLElement>(`[id="p-${CSS.escape(step)}"] [data-do="copy"]`)]
  const at = copiedLast?.step === step ? (copiedLast.at + 1) % Math.max(1, buttons.length) : 0
  const next = buttons[at]
  if (!next) return true
  copiedLast = { step, at }
  copy([next], reactions.post)
  return true
}

function writeNote(step: string, reactions: Reactions): boolean {
  if (!reactions.state().opened.has(step)) reactions.dispatch({ type: 'toggleStep', id: step, open: true })
  return focusOn(`[data-do="note"][data-step="${CSS.escape(step)}"]`)
}

function decide(step: string, index: number, reactions: Reactions): boolean {
  const finding = reactions.state().document?.steps.find(each => each.id === step)
  const answer = ANSWERS[index]?.answer
  if (finding && answer) reactions.post({ type: 'decide', step, verdict: verdictOf(answer, finding.verdict) })
  return true
}

function backToStep(focused: HTMLElement): boolean {
  const row = focused.closest('li[data-step]')?.querySelector<HTMLElement>('.step')
  if (!row || focused === row) return false
  row.focus()
  return true
}

function onBrush(event: KeyboardEvent, focused: HTMLElement, reactions: Reactions): boolean {
  const { document: shown } = reactions.state()
  const whole = shown && wholeTime(shown)
  if (!shown || !whole) return false
  const grip = focused.dataset['brush']
  if (event.key === 'Enter') return focusOn(`[data-brush="${{ view: 'from', from: 'to', to: 'view' }[grip ?? 'to'] ?? 'view'}"]`)
  const view = viewAfterKey(event.key, grip, shownView(reactions.state(), shown, whole), whole, periodMs(shown))
  if (view) reactions.dispatch({ type: 'view', view })
  return view !== undefined
}

function showKeys(): boolean {
  const keys = document.getElementById('keys')
  keys?.setAttribute('open', '')
  keys?.scrollIntoView({ block: 'nearest' })
  return true
}

function focusOn(selector: string): boolean {
  document.querySelector<HTMLElement>(selector)?.focus()
  return true
}
