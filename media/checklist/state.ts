import type { Verdict } from '../../shared/investigation.ts'
import type {
  DocumentChanges,
  PanelCase,
  PanelDecision,
  PanelDocument,
  PanelStep,
  Reading,
  ToPanel,
  UnrecognisedFile,
} from '../../shared/panelMessages.ts'
import type { View } from './timeline/view.ts'

/** Everything the panel shows: what the client sent, and what the reader did with it. */
export interface PanelState {
  readonly document: PanelDocument | null
  readonly case: PanelCase
  readonly reading: Reading | null
  readonly failure: string | null
  /** Files that were looked at and that no format recognised. */
  readonly unrecognised: readonly UnrecognisedFile[]
  /** Ids of open steps; only the reader opens and closes. */
  readonly opened: ReadonlySet<string>
  /** Id of the step that holds the list's tab stop. */
  readonly current: string | null
  /** Steps whose finding changed since the reader last visited them. */
  readonly changed: ReadonlySet<string>
  /** The brushed interval; null before the reader touched it. */
  readonly view: View | null
  readonly asTable: boolean
  readonly branchesOpen: boolean
  /** How often the reader asked for rows to be sorted again. */
  readonly sorted: number
  /** Notes being written, by step. */
  readonly drafts: ReadonlyMap<string, string>
}

const emptyCase: PanelCase = { decisions: [], facts: [], off: [] }

export const initialState: PanelState = {
  document: null,
  case: emptyCase,
  reading: null,
  failure: null,
  unrecognised: [],
  opened: new Set(),
  current: null,
  changed: new Set(),
  view: null,
  asTable: false,
  branchesOpen: false,
  sorted: 0,
  drafts: new Map(),
}

/** What the reader does, beside what the client is told. */
export type ReaderEvent =
  | { readonly type: 'toggleStep'; readonly id: string; readonly open?: boolean }
  | { readonly type: 'visitStep'; readonly id: string }
  | { readonly type: 'draft'; readonly step: string; readonly text: string }
  | { readonly type: 'view'; readonly view: View | null }
  | { readonly type: 'toggleTable' }
  | { readonly type: 'toggleBranches' }
  | { readonly type: 'sortAgain' }

export function reduce(state: PanelState, event: ToPanel | ReaderEvent): PanelState {
  switch (event.type) {
    case 'changes':
      return withChanges(state, event.changes)
    case 'case':
      return { ...state, case: event.case, drafts: unwritten(state.drafts, event.case) }
    case 'reading':
      return { ...state, reading: event.reading }
    case 'unrecognised':
      return { ...state, unrecognised: event.files }
    case 'failed':
      return { ...state, failure: event.message }
    case 'copied':
      return state
    case 'toggleStep':
      return toggled(state, event.id, event.open ?? !state.opened.has(event.id))
    case 'visitStep':
      return { ...state, current: event.id, changed: without(state.changed, event.id) }
    case 'draft':
      return { ...state, drafts: new Map(state.drafts).set(event.step, event.text) }
    case 'view':
      return { ...state, view: event.view }
    case 'toggleTable':
      return { ...state, asTable: !state.asTable }
    case 'toggleBranches':
      return { ...state, branchesOpen: !state.branchesOpen }
    case 'sortAgain':
      return { ...state, sorted: state.sorted + 1 }
  }
}

/** Notes that the case does not hold yet. */
function unwritten(drafts: ReadonlyMap<string, string>, kept: PanelCase): ReadonlyMap<string, string> {
  const notes = new Map(kept.decisions.map(decision => [decision.step, decision.note ?? '']))
  return new Map([...drafts].filter(([step, text]) => text !== (notes.get(step) ?? '')))
}

function toggled(state: PanelState, id: string, open: boolean): PanelState {
  const opened = open ? new Set(state.opened).add(id) : without(state.opened, id)
  return { ...state, opened, current: id, changed: without(state.changed, id) }
}

function withChanges(state: PanelState, changes: DocumentChanges): PanelState {
  const document = applyChanges(state.document, changes)
  const known = state.document && !changes.whole ? state.document : null
  // Nobody has looked at the steps before one was visited: until then nothing has changed for the reader.
  const looked = known && (state.current !== null || state.opened.size > 0)
  const changed = new Set([...(known ? state.changed : []), ...(looked ? verdictChanges(known.steps, changes.steps) : [])])
  const view = changes.whole && state.document ? null : state.view
  return { ...state, document, changed, view, failure: null }
}

/** The document after the changes; parts and steps that did not change stay the same objects, so that nothing is drawn twice. */
export function applyChanges(known: PanelDocument | null, changes: DocumentChanges): PanelDocument {
  const before = changes.whole ? null : known
  const steps = new Map([...(before?.steps ?? []), ...changes.steps].map(step => [step.id, step]))
  const ordered = changes.order.map(id => steps.get(id)).filter(step => step !== undefined)
  return { ...blankDocument, ...before, ...changes.parts, steps: ordered }
}

const blankDocument: PanelDocument = {
  subject: { user: '' },
  scope: 'unknown',
  sources: [],
  lockoutCount: 0,
  attempts: { badPassword: 0, lockedOut: 0 },
  cadence: null,
  culprits: [],
  candidates: [],
  candidateCount: 0,
  remedy: [],
  trail: [],
  timeline: { paths: [], attempts: { at: [], file: [], line: [], refused: [] }, lockouts: { at: [], file: [], line: [] } },
  steps: [],
  accounts: [],
  accountCount: 0,
}

function verdictChanges(before: readonly PanelStep[], after: readonly PanelStep[]): readonly string[] {
  const known = new Map(before.map(step => [step.id, step]))
  return after.filter(step => changedFinding(known.get(step.id), step)).map(step => step.id)
}

function changedFinding(before: PanelStep | undefined, after: PanelStep): boolean {
  return !before || before.verdict !== after.verdict || before.outcome !== after.outcome || before.because !== after.because
}

function without<T>(set: ReadonlySet<T>, item: T): ReadonlySet<T> {
  if (!set.has(item)) return set
  return new Set([...set].filter(other => other !== item))
}

export function decisionOf(state: PanelState, step: string): PanelDecision | undefined {
  return state.case.decisions.find(decision => decision.step === step)
}

/** The verdict a person set against the finding, if it differs from it. */
export function override(decision: PanelDecision | undefined, finding: Verdict): Verdict | undefined {
  return decision && decision.verdict !== finding ? decision.verdict : undefined
}

/** True when the finding has changed since the decision and now says something else. */
export function turnedAgainst(decision: PanelDecision | undefined, finding: Verdict): boolean {
  if (!decision?.findingThen) return false
  return decision.findingThen !== finding && decision.verdict !== finding
}
