import { initialState, type PanelState } from './state.ts'
import type { View } from './timeline/view.ts'

/** What survives a reload of the window: where the reader was, and what was half written. The findings come anew. */
export interface SavedState {
  /** The user the reader asked for; absent where the choice was left to the server. */
  readonly user?: string
  readonly opened: readonly string[]
  readonly current: string | null
  readonly view: View | null
  readonly asTable: boolean
  readonly branchesOpen: boolean
  readonly drafts: readonly (readonly [string, string])[]
  readonly scroll: number
}

export function savedState(state: PanelState, scroll: number): SavedState {
  return {
    ...(state.document?.subject.chosen === 'asked' ? { user: state.document.subject.user } : {}),
    opened: [...state.opened],
    current: state.current,
    view: state.view,
    asTable: state.asTable,
    branchesOpen: state.branchesOpen,
    drafts: [...state.drafts],
    scroll,
  }
}

/** The state a reload starts from. Anything that is not what `savedState` writes is left out. */
export function restoredState(raw: unknown): PanelState {
  if (!isRecord(raw)) return initialState
  return {
    ...initialState,
    opened: new Set(strings(raw['opened'])),
    current: typeof raw['current'] === 'string' ? raw['current'] : null,
    view: viewOf(raw['view']),
    asTable: raw['asTable'] === true,
    branchesOpen: raw['branchesOpen'] === true,
    drafts: new Map(entries(raw['drafts'])),
  }
}

export function restoredScroll(raw: unknown): number {
  return isRecord(raw) && typeof raw['scroll'] === 'number' ? raw['scroll'] : 0
}

export function restoredUser(raw: unknown): string | undefined {
  return isRecord(raw) && typeof raw['user'] === 'string' ? raw['user'] : undefined
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : []
}

function entries(value: unknown): readonly (readonly [string, string])[] {
  if (!Array.isArray(value)) return []
  return value.filter((pair): pair is [string, string] => Array.isArray(pair) && strings(pair).length === 2)
}

function viewOf(value: unknown): View | null {
  if (!isRecord(value)) return null
  const { from, to } = value
  return typeof from === 'number' && typeof to === 'number' && to > from ? { from, to } : null
}
