import type { CaseDecision, CaseFact } from './caseFile.ts'
import type {
  AttemptCounts,
  AttemptPair,
  Cadence,
  CollectItem,
  Confidence,
  EvidenceRef,
  Scope,
  SourceFile,
  SourceKind,
  SourceProtocol,
  Subject,
  TrailHop,
  UnexplainedAttempt,
  Verdict,
  WouldChange,
} from './investigation.ts'
import type { AccountInTrouble } from './requests.ts'

/** Client → webview. */
export type ToPanel =
  /** What is new in the investigation since the last message; the first one after `ready` carries everything. */
  | { readonly type: 'changes'; readonly changes: DocumentChanges }
  /** What the investigator decided and knows; sent after every decision, note and load. */
  | { readonly type: 'case'; readonly case: PanelCase }
  /** Files are being read, or (null) all are read. */
  | { readonly type: 'reading'; readonly reading: Reading | null }
  /** Files that were looked at and that no format recognised, and why. */
  | { readonly type: 'unrecognised'; readonly files: readonly UnrecognisedFile[] }
  /** The investigation could not be made; the sentence says what to do next. */
  | { readonly type: 'failed'; readonly message: string }
  /** A command reached the clipboard; the panel says "Copied" beside its button. */
  | { readonly type: 'copied'; readonly key: string }

/** Webview → client. */
export type FromPanel =
  /** The webview listens; a restored one names the user it showed. */
  | { readonly type: 'ready'; readonly user?: string }
  /** Show the place in its file, beside the panel. `follow` moves the focus there too. */
  | { readonly type: 'openEvidence'; readonly ref: EvidenceRef; readonly follow: boolean }
  /** Show a file from its first line. */
  | { readonly type: 'openFile'; readonly path: string }
  /** Open the entries of the case, from all logs in order of time, as a read-only document. */
  | { readonly type: 'openTimeline' }
  /** Open a list that is too long for the panel as a read-only document. */
  | { readonly type: 'openList'; readonly list: LongList }
  /** Decide a step; null takes the finding as it is. */
  | { readonly type: 'decide'; readonly step: string; readonly verdict: Verdict | null }
  /** Keep a decision although the finding has turned against it. */
  | { readonly type: 'keepDecision'; readonly step: string }
  /** Write the note of a step; an empty one removes it. */
  | { readonly type: 'note'; readonly step: string; readonly text: string }
  /** Copy what should be collected next; the key comes back in `copied`. */
  | { readonly type: 'copyCommands'; readonly commands: readonly string[]; readonly key: string }
  /** Say which zone a file's local times are in. */
  | { readonly type: 'setClock'; readonly path: string }
  | { readonly type: 'chooseUser' }
  /** Investigate another account. */
  | { readonly type: 'investigate'; readonly user: string }
  /** State what no log holds; `policy`: what `net accounts` prints. */
  | { readonly type: 'addFact'; readonly policy: boolean }
  /** Take a fact of the case back. */
  | { readonly type: 'removeFact'; readonly fact: CaseFact }
  | { readonly type: 'writeReport' }
  | { readonly type: 'addFiles' }
  | { readonly type: 'openSample' }
  | { readonly type: 'saveCase' }
  | { readonly type: 'loadCase' }
  | { readonly type: 'stopReading' }

/** A list that opens as an editor document. */
export type LongList =
  | { readonly kind: 'pairs'; readonly source: string }
  | { readonly kind: 'evidence'; readonly step: string }
  | { readonly kind: 'accounts' }

/** The investigation as the panel draws it: times as epoch milliseconds in columns, long lists cut with their true length beside them. */
export interface PanelDocument {
  readonly subject: Subject
  readonly scope: Scope
  readonly sources: readonly SourceFile[]
  readonly lockoutCount: number
  readonly attempts: AttemptCounts
  readonly cadence: Cadence | null
  readonly culprits: readonly PanelSource[]
  readonly candidates: readonly PanelSource[]
  readonly candidateCount: number
  readonly remedy: readonly string[]
  readonly trail: readonly TrailHop[]
  readonly timeline: PanelTimeline
  readonly steps: readonly PanelStep[]
  /** Everybody who fails, where that is not one account alone; the first 1,000. */
  readonly accounts: readonly AccountInTrouble[]
  readonly accountCount: number
}

/** Changes by part and by step id; `order` lists all steps, `steps` only those that are new or changed. */
export interface DocumentChanges {
  /** True when nothing known before may be kept. */
  readonly whole: boolean
  readonly parts: Partial<Omit<PanelDocument, 'steps'>>
  readonly order: readonly string[]
  readonly steps: readonly PanelStep[]
}

/** A step's finding with its evidence cut to what a row shows. */
export interface PanelStep {
  readonly id: string
  readonly title: string
  readonly verdict: Verdict
  readonly outcome?: string
  readonly because: string
  readonly evidence: readonly EvidenceRef[]
  readonly evidenceCount: number
  readonly eliminated: readonly string[]
  readonly remaining: readonly string[]
  readonly collect: readonly CollectItem[]
}

/** A ranked source: its counts and, for the timeline, when its sessions began and which attempts it explains. */
export interface PanelSource {
  /** Kind and value, unique among the candidates. */
  readonly key: string
  readonly kind: SourceKind
  readonly value: string
  readonly ip?: string
  readonly name?: string
  readonly protocol?: SourceProtocol
  readonly confidence?: Confidence
  readonly matched: number
  readonly of: number
  readonly sessions?: number
  readonly lift?: number
  readonly because?: string
  readonly wouldChange?: WouldChange
  readonly sessionTimes: readonly number[]
  /** Session times that belong to a pair; null when the document names no pairs. */
  readonly pairedTimes: readonly number[] | null
  /** The lines of those sessions, in the same order; empty when the document names no pairs. */
  readonly pairedPlaces: EventColumns
  /** Times of the attempts that belong to a pair; null when the document names no pairs. */
  readonly explainedTimes: readonly number[] | null
  /** The first few pairs. */
  readonly pairs: readonly AttemptPair[]
  readonly pairCount: number
  readonly unexplained: readonly UnexplainedAttempt[]
  readonly unexplainedCount: number
}

export interface PanelTimeline {
  /** Names that `file` columns index. */
  readonly paths: readonly string[]
  readonly attempts: AttemptColumns
  readonly lockouts: EventColumns
}

/** Events in time order, one array per column; `at` in epoch milliseconds UTC. */
export interface EventColumns {
  readonly at: readonly number[]
  readonly file: readonly number[]
  readonly line: readonly number[]
}

export interface AttemptColumns extends EventColumns {
  /** 1 where the attempt was refused because the account was locked. */
  readonly refused: readonly number[]
}

/** What the panel needs of the case. */
export interface PanelCase {
  readonly title?: string
  readonly decisions: readonly PanelDecision[]
  /** What the investigator knows and no log holds, in the order of the case. */
  readonly facts: readonly CaseFact[]
  /** Times in which a machine was off, from the case's facts. */
  readonly off: readonly HostOff[]
}

export interface PanelDecision extends CaseDecision {
  /** The finding when the decision was made or last kept; absent in a case that was loaded. */
  readonly findingThen?: Verdict
}

export interface HostOff {
  readonly host: string
  readonly from: number
  readonly to: number
}

/** How far the reading of files has come, and which could not be read. */
export interface Reading {
  readonly path?: string
  readonly filesDone: number
  readonly files: number
  readonly bytesDone?: number
  readonly bytes?: number
  /** False when reading has stopped before its end. */
  readonly running: boolean
  readonly unread: readonly string[]
}

export interface UnrecognisedFile {
  readonly path: string
  readonly because: string
}
