/**
 * The investigation: what the logs say about one user's lockouts, step by step, with the evidence of each sentence.
 * It is the document `lockout-trail/investigation@1`; the command line prints it and the panel draws it, so the two cannot differ.
 * Times are ISO 8601 UTC with milliseconds, corrected by each file's clock. Paths are relative to the workspace folder.
 */
export interface Investigation {
  readonly schema: typeof INVESTIGATION_SCHEMA
  readonly subject: Subject
  readonly scope?: Scope
  readonly sources: readonly SourceFile[]
  readonly lockouts: readonly EvidenceRef[]
  readonly attempts: AttemptCounts
  /** The rhythm of the attempts; null when there are too few to have one. */
  readonly cadence: Cadence | null
  /** Every step of the checklist, always in order. */
  readonly steps: readonly StepFinding[]
  /** Sources at `possible` or above, strongest first; empty when nothing is shown. */
  readonly culprits: readonly RankedSource[]
  /** Everything that was ranked, with its counts, so that a reader sees why it lost. */
  readonly candidates: readonly RankedSource[]
  readonly remedy: readonly string[]
  /** Hops from the domain controller to the client; an unknown hop has no value. */
  readonly trail?: readonly TrailHop[]
  readonly timeline?: Timeline
}

export const INVESTIGATION_SCHEMA = 'lockout-trail/investigation@1'

/** A place in a file: 1-based lines as an editor shows them, `endLine` inclusive; record or frame number in a binary file. */
export interface EvidenceRef {
  readonly path: string
  readonly line: number
  readonly endLine?: number
}

/** ISO 8601 UTC with milliseconds, such as `2006-09-12T22:16:41.000Z`. */
export type IsoTime = string

/** What a step concludes. `NOT-EVIDENCE`: looked, but this log cannot show it. `RULED-OUT` needs capability and coverage. */
export type Verdict = 'SUPPORTED' | 'RULED-OUT' | 'NOT-EVIDENCE' | 'INCONCLUSIVE' | 'MISSING-DATA' | 'NOT-APPLICABLE'

/** How sure the answer is, in the five words there are. */
export type Confidence = 'proven' | 'near certain' | 'probable' | 'possible' | 'not shown'

export type Scope = 'single-user' | 'spray' | 'many-users' | 'unknown'

/** The user under investigation, and how that user was chosen. */
export interface Subject {
  readonly user: string
  readonly domain?: string
  readonly chosen?: 'asked' | 'most-locked-out' | 'most-failed'
}

/** One file that was read: its size in entries, its clock, how much of the case it covers and what it can show at all. */
export interface SourceFile {
  readonly path: string
  readonly format: string
  /** The machine that wrote it. */
  readonly host?: string
  readonly entries: number
  /** Spans that no entry could be read from. */
  readonly gaps: number
  readonly first?: IsoTime
  readonly last?: IsoTime
  /** Share (0 to 1) of the subject's attempts inside this file without a large gap. */
  readonly coverage?: number
  readonly clock: SourceClock
  /** Times in which the file says nothing although it should. */
  readonly silences?: readonly Silence[]
  /** What this log is able to show about a failed sign-in. */
  readonly can?: LogCapability
}

/** How the times written in a file become UTC, and how that is known. */
export interface SourceClock {
  readonly basis: 'utc' | 'local' | 'none'
  /** UTC = written time minus this offset, as in ISO 8601 (-300 for UTC-5). */
  readonly offsetMinutes?: number
  /** What remains after the offset, relative to the reference file. */
  readonly skewSeconds?: number
  readonly how: 'stated' | 'configured' | 'estimated' | 'assumed' | 'not-needed'
  /** The offset is known only modulo this many seconds; null when it is not ambiguous. */
  readonly ambiguousModuloSeconds?: number | null
  /** The stretches of a file whose clock was set on the way: from which moment on, and what the clock was ahead there, seconds. */
  readonly segments?: readonly { readonly from: IsoTime; readonly skewSeconds: number }[]
}

export interface Silence {
  readonly from: IsoTime
  readonly to: IsoTime
}

export type Capability = 'written' | 'sometimes' | 'never'

export interface LogCapability {
  readonly userName?: Capability
  readonly clientAddress?: Capability
  readonly failure?: Capability
  readonly process?: Capability
}

/** The subject's failed attempts: wrong passwords, and those refused while locked out. */
export interface AttemptCounts {
  readonly badPassword: number
  readonly lockedOut: number
  readonly first?: IsoTime
  readonly last?: IsoTime
}

/** The rhythm in which attempts come; a machine keeps one, a human does not. */
export interface Cadence {
  readonly periodSeconds?: number
  readonly jitterSeconds?: number
  /** Share (0 to 1) of the intervals that keep the period. */
  readonly share?: number
  readonly kind?: 'machine' | 'human' | 'unknown'
}

/** One step of the checklist with its finding. */
export interface StepFinding {
  /** S01 to S20, M01 to M15 (M09b), R01. */
  readonly id: string
  readonly title: string
  readonly verdict: Verdict
  /** The branch taken, e.g. SINGLE, HOST, PLAIN, inetinfo.exe, MACHINE. */
  readonly outcome?: string
  /** One plain sentence with the counts in it. */
  readonly because: string
  readonly evidence: readonly EvidenceRef[]
  readonly eliminated?: readonly string[]
  readonly remaining?: readonly string[]
  readonly collect?: readonly CollectItem[]
  /** What the investigator decided, when it differs from the finding. */
  readonly decision?: StepDecision
}

export interface StepDecision {
  readonly verdict?: Verdict
  readonly note?: string
}

/** Something to collect: a command, the machine to run it on, the time it should cover, and why. */
export interface CollectItem {
  readonly command: string
  readonly on?: string
  readonly from?: IsoTime
  readonly to?: IsoTime
  readonly why?: string
}

export type SourceKind = 'ip' | 'host' | 'device' | 'session' | 'mac' | 'process' | 'task' | 'service'

export type SourceProtocol =
  | 'smtp'
  | 'pop3'
  | 'imap4'
  | 'nntp'
  | 'ftp'
  | 'http'
  | 'owa'
  | 'activesync'
  | 'ews'
  | 'autodiscover'
  | 'mapi'
  | 'rpc'
  | 'ntlm'
  | 'kerberos'
  | 'ldap'
  | 'radius'
  | 'rdp'
  | 'sql'
  | 'adfs'
  | 'interactive'
  | 'batch'
  | 'service'
  | 'unknown'

/** A source that was ranked against the attempts: what identifies it, what it explains, and why it won or lost. */
export interface RankedSource {
  /** `ip` and `host` are preferred when both are known, with the other in `ip` or `name`. */
  readonly kind: SourceKind
  /** Canonical spelling: IP without ::ffff:, zone index or port; host without \\. */
  readonly value: string
  readonly ip?: string
  readonly name?: string
  readonly protocol?: SourceProtocol
  readonly process?: { readonly host?: string; readonly pid?: number; readonly image?: string }
  readonly confidence?: Confidence
  /** Attempts of the subject that this source explains, one to one. */
  readonly matched: number
  /** Attempts of the subject in the time that both logs cover. */
  readonly of: number
  readonly sessions?: number
  /** How many times more matches than chance would give. */
  readonly lift?: number
  /** After Bonferroni. */
  readonly log10p?: number
  readonly evidence?: readonly EvidenceRef[]
  readonly because?: string
  /** Start of each session of this source, in corrected time; not of clients that are not named and have more than some 10,000, nor of those far behind. */
  readonly sessionTimes?: readonly IsoTime[]
  readonly pairs?: readonly AttemptPair[]
  readonly unexplained?: readonly UnexplainedAttempt[]
  readonly wouldChange?: WouldChange
}

/** An attempt and a session matched one to one; `seconds` from attempt to session. */
export interface AttemptPair {
  readonly attempt: EvidenceRef
  readonly session: EvidenceRef
  readonly seconds: number
}

/** An attempt without a session of this source, and why. */
export interface UnexplainedAttempt {
  readonly attempt: EvidenceRef
  readonly because?: string
}

/** What would make the answer stronger or weaker, and what would overturn it. */
export interface WouldChange {
  readonly stronger?: string
  readonly weaker?: string
  readonly overturned?: string
}

/** One hop of the trail, with the step that found it. Without `value` the hop is unknown. */
export interface TrailHop {
  readonly kind: 'dc' | 'host' | 'process' | 'protocol' | 'client'
  readonly value?: string
  readonly step: string
}

export interface Timeline {
  readonly attempts?: readonly TimelineAttempt[]
  readonly lockouts?: readonly TimelineLockout[]
}

export interface TimelineAttempt {
  readonly at: IsoTime
  readonly class: 'bad-password' | 'locked-out'
  readonly ref: EvidenceRef
}

export interface TimelineLockout {
  readonly at: IsoTime
  readonly ref: EvidenceRef
}
