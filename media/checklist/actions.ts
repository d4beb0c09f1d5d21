import type { CaseFact } from '../../shared/caseFile.ts'
import type { Verdict } from '../../shared/investigation.ts'
import type { FromPanel } from '../../shared/panelMessages.ts'
import type { PanelState, ReaderEvent } from './state.ts'
import { type Answer, verdictOf } from './words.ts'

/** What the page does with a click, a choice or a keystroke: tell the client, change its own state, or move on the page. */
export interface Reactions {
  readonly post: (message: FromPanel) => void
  readonly dispatch: (event: ReaderEvent) => void
  readonly state: () => PanelState
  readonly goToStep: (id: string, open: boolean) => void
}

/** Elements name their action in `data-do`; one listener of each kind serves the whole page. */
export function listen(root: HTMLElement, reactions: Reactions): void {
  root.addEventListener('click', event => {
    const target = actor(event.target)
    if (target) clicked(target, reactions)
  })
  root.addEventListener('change', event => {
    const target = actor(event.target)
    if (target) changed(target, reactions)
  })
  root.addEventListener('input', event => {
    const target = actor(event.target)
    const { step } = target?.dataset ?? {}
    if (target instanceof HTMLInputElement && target.dataset['do'] === 'note' && step) writing(target, step, reactions)
  })
  root.addEventListener('focusout', event => keepNote(event.target, reactions))
  root.addEventListener('focusin', event => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('.step[data-step]') : null
    const id = row?.dataset['step']
    if (id && (reactions.state().current !== id || reactions.state().changed.has(id))) reactions.dispatch({ type: 'visitStep', id })
  })
}

/** A note goes to the case when the writing rests, and not only when the field is left: the window may be closed before. Milliseconds. */
const REST_MS = 1000
let resting: ReturnType<typeof setTimeout> | undefined

function writing(note: HTMLInputElement, step: string, reactions: Reactions): void {
  reactions.dispatch({ type: 'draft', step, text: note.value })
  clearTimeout(resting)
  resting = setTimeout(() => keepNote(note, reactions), REST_MS)
}

/** Hands notes that were being written when the window was closed to the case. */
export function keepDrafts({ post, state }: Reactions): void {
  for (const [step, text] of state().drafts) post({ type: 'note', step, text: text.trim() })
}

function actor(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-do]') : null
}

/** Actions that are a message by themselves. */
const PLAIN: ReadonlySet<string> = new Set(['chooseUser', 'addFiles', 'openSample', 'saveCase', 'loadCase', 'writeReport', 'openTimeline'])

function clicked(target: HTMLElement, reactions: Reactions): void {
  const { do: action, step, path, source, user, fact } = target.dataset
  const { post, dispatch } = reactions
  if (PLAIN.has(action ?? '')) return post({ type: action } as FromPanel)
  if (action === 'addFact' || action === 'statePolicy') return post({ type: 'addFact', policy: action === 'statePolicy' })
  if (action === 'removeFact' && fact) return post({ type: 'removeFact', fact: JSON.parse(fact) as CaseFact })
  if (action === 'stop') return post({ type: 'stopReading' })
  if (action === 'evidence') return openEvidence(target, post)
  if (action === 'file' && path) return post({ type: 'openFile', path })
  if (action === 'clock' && path) return post({ type: 'setClock', path })
  if (action === 'investigate' && user) return post({ type: 'investigate', user })
  if (action === 'accounts') return post({ type: 'openList', list: { kind: 'accounts' } })
  if (action === 'pairs' && source) return post({ type: 'openList', list: { kind: 'pairs', source } })
  if (action === 'allEvidence' && step) return post({ type: 'openList', list: { kind: 'evidence', step } })
  if (action === 'copy') return copy([target], post)
  if (action === 'copyAll') return copy(document.querySelectorAll<HTMLElement>('.queue [data-do="copy"]'), post, 'copy:all')
  if (action === 'toggle' && step) return dispatch({ type: 'toggleStep', id: step })
  if (action === 'branches') return dispatch({ type: 'toggleBranches' })
  if (action === 'sortAgain') return dispatch({ type: 'sortAgain' })
  if (action === 'table') return dispatch({ type: 'toggleTable' })
  if (action === 'goto' && step) return reactions.goToStep(step, true)
  if (action === 'keep' && step) return post({ type: 'keepDecision', step })
  if (action === 'useFinding' && step) return post({ type: 'decide', step, verdict: null })
  if (action === 'files') document.querySelector('#h-files')?.scrollIntoView({ block: 'start' })
}

function changed(target: HTMLElement, { post, state }: Reactions): void {
  const { do: action, step } = target.dataset
  if (!step) return
  const finding = state().document?.steps.find(each => each.id === step)
  if (target instanceof HTMLInputElement && action === 'answer' && finding) {
    post({ type: 'decide', step, verdict: verdictOf(target.value as Answer, finding.verdict) })
  }
  if (target instanceof HTMLSelectElement && action === 'reason') post({ type: 'decide', step, verdict: target.value as Verdict })
}

/** Hands a note that was written to the case. */
export function keepNote(target: EventTarget | null, { post, state }: Reactions): void {
  if (!(target instanceof HTMLInputElement) || target.dataset['do'] !== 'note') return
  const { step } = target.dataset
  if (step && state().drafts.has(step)) post({ type: 'note', step, text: target.value.trim() })
}

let lastOpened: string | undefined

/** Shows the place beside the panel; the same place once more moves the focus there. */
export function openEvidence(link: HTMLElement, post: Reactions['post']): void {
  const { path, line, endLine } = link.dataset
  if (!path || !line) return
  const place = `${path}:${line}`
  const follow = lastOpened === place
  lastOpened = follow ? undefined : place
  post({ type: 'openEvidence', ref: { path, line: Number(line), ...(endLine ? { endLine: Number(endLine) } : {}) }, follow })
}

/** Copies the commands beside the buttons. */
export function copy(buttons: Iterable<HTMLElement>, post: Reactions['post'], key?: string): void {
  const all = [...buttons]
  const commands = all.map(button => button.closest('.cmd')?.querySelector('code')?.textContent ?? '').filter(Boolean)
  post({ type: 'copyCommands', commands, key: key ?? all[0]?.dataset['key'] ?? '' })
}
