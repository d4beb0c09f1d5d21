import type { CaseFile } from './caseFile.ts'
import type { EvidenceRef, Investigation, IsoTime } from './investigation.ts'

/**
 * What client and server ask each other beyond LSP: method names and plain data. Imports no protocol package, because client and server pin different
 * copies of it. Lines are 0-based, as in LSP; uris are strings.
 */

/** Request: the investigation of a user (or of the one it concerns most), and the uri of every path in it. */
export const INVESTIGATE = 'lockoutTrail/investigate'
export interface InvestigateParams {
  readonly user?: string
}
export interface InvestigateResult {
  readonly investigation: Investigation
  readonly uris: Readonly<Record<string, string>>
  /** Files that were looked at and not recognised, with the reason. */
  readonly unrecognised: readonly { readonly path: string; readonly because: string }[]
  /** Everybody who is in trouble, where that is not one account alone; else nobody. */
  readonly accounts: readonly AccountInTrouble[]
}

/** Request: the accounts that can be investigated, most locked out first. At most 200. */
export const USERS = 'lockoutTrail/users'

/** An account that was refused or locked out. Of the logs that tell of the same sign-ins, the one that tells of most is counted. */
export interface AccountInTrouble {
  readonly user: string
  /** '' where no log states it. */
  readonly domain: string
  readonly failures: number
  readonly lockouts: number
  /** The client, else the machine, that most of the refused sign-ins come from. */
  readonly from?: string
  /** The first and the last refused sign-in, and the first lockout. */
  readonly first?: DatedRef
  readonly last?: DatedRef
  readonly lockout?: DatedRef
}

/** An entry and its corrected time; none where the entry states none. */
export interface DatedRef {
  readonly ref: EvidenceRef
  readonly at?: IsoTime
}

/** Notification to the client: files, clocks or the case have changed, so answers may be other. */
export const CHANGED = 'lockoutTrail/changed'

/** Notification to the client: which files are being read; null when all are. */
export const READING = 'lockoutTrail/reading'
export interface ReadingState {
  readonly path: string
  readonly file: number
  readonly files: number
  readonly bytesDone: number
  readonly bytesTotal: number
  /** Bytes a second since the first of the files was begun; 0 where that cannot be told yet. */
  readonly rate: number
}
/** Notification to the server: stop reading; what was read is kept. */
export const STOP_READING = 'lockoutTrail/stopReading'

/** Notification to the server: the files in front, and those in all tabs, also those that are too large for the editor to give them to extensions. */
export const SHOWN = 'lockoutTrail/shown'
export interface Shown {
  readonly visible: readonly string[]
  readonly open: readonly string[]
}

/** Requests: the case file as the server holds it. */
export const GET_CASE = 'lockoutTrail/getCase'
export const SET_CASE = 'lockoutTrail/setCase'
export interface SetCaseParams {
  readonly case: CaseFile
}

/** Request: what a document is. Null where no format recognises it (`because` says why in `unrecognised`). */
export const STATUS = 'lockoutTrail/status'
export interface DocumentParams {
  readonly uri: string
}
export interface DocumentStatus {
  /** VS Code language id of the recognised format; null where none claims the document. */
  readonly language: string | null
  readonly title: string
  /** 0 to 1. */
  readonly confidence: number
  readonly because: string
  /** The clock in words: "UTC", "UTC−5, configured". */
  readonly clock: string
  readonly clockBecause: string
  readonly entries: number
  readonly gaps: number
  readonly failures: number
  readonly lockouts: number
}

/** How a failed authentication is marked. */
export type FailureKind = 'bad-password' | 'locked-out' | 'other-failure' | 'lockout'
export interface FailureMark {
  readonly kind: FailureKind
  /** First and last line of the entry. */
  readonly start: number
  readonly end: number
}
/** Request: the failures among some lines of a document, at most 1,000. */
export const FAILURES = 'lockoutTrail/failures'
export interface FailuresParams extends DocumentParams {
  readonly startLine: number
  readonly endLine: number
}
/** Request: first lines of failures for the overview ruler, thinned out to 2,000. */
export const RULER = 'lockoutTrail/ruler'
/** Request: the next or previous failure from a line; null where there is none. */
export const STEP_FAILURE = 'lockoutTrail/stepFailure'
export interface StepFailureParams extends DocumentParams {
  readonly line: number
  readonly direction: 'next' | 'previous'
}

/** An entry as a list shows it. */
export interface ListedEntry {
  readonly uri: string
  readonly path: string
  /** First and last line. */
  readonly start: number
  readonly end: number
  /** Corrected time, ISO 8601 UTC; absent where the entry states none. */
  readonly at?: string
  /** In a few words: code, what it says, who. */
  readonly title: string
  readonly kind?: FailureKind
}

/** Request: the entries that share the identity at a position, or that of the entry there; null where there is none. At most 1,000, the nearest in time. */
export const RELATED = 'lockoutTrail/related'
export interface PlaceParams extends DocumentParams {
  readonly line: number
  readonly character: number
}
export interface Related {
  /** The identity in words: `CONTOSO\User1`, `PID 1728 on EXCHSRV01`. */
  readonly identity: string
  readonly identityKind: string
  /** In corrected time order; entries without a time last. */
  readonly entries: readonly ListedEntry[]
  /** How many there are in all. */
  readonly total: number
  /** Where the question was put, in a log itself: of what names the identity. */
  readonly place: PlaceParams
}

/** Request: the entry at a line, with its text as it is written; null between entries. */
export const ENTRY_AT = 'lockoutTrail/entryAt'
export interface EntryAt extends ListedEntry {
  readonly text: string
}

/** Request: the entry that an entry leads to: toward the client what led to it, toward the lockout what came of it; null where the trail ends. */
export const FOLLOW = 'lockoutTrail/follow'
export interface FollowParams extends PlaceParams {
  readonly toward: 'client' | 'lockout'
}
export interface Followed {
  readonly entry: ListedEntry
  /** Why the trail goes there, a phrase: "the process that asked". */
  readonly because: string
}

/** What a fact that the investigator is about to state is about: the argument of the command `lockoutTrail.addFact`. */
export interface FactSuggestion {
  readonly host?: string
  readonly ip?: string
  readonly user?: string
  readonly pid?: number
  /** It is about the lockout policy. */
  readonly policy?: true
}

/** Request: the investigation as a document; null where there is nothing to report. */
export const REPORT = 'lockoutTrail/report'
export interface ReportParams {
  readonly user?: string
  readonly markup: 'markdown' | 'html'
  /** Whether accounts, machines and addresses get made-up names. */
  readonly redact: boolean
}

/**
 * The scheme of documents that show entries of logs elsewhere than in their files, as one line of `ViewWish` in the query of their uri: whoever has the uri
 * can make the document again, after a restart too.
 */
export const VIEW_SCHEME = 'lockout-view'
/** The language of a view of several logs. */
export const TIMELINE_LANGUAGE = 'lockout-timeline'
export type ViewWish = SliceWish | TimelineWish

/** Part of one log. `of` is its uri. */
export type SliceWish =
  | (Sliced & { readonly by: 'line'; readonly line: number })
  | (Sliced & { readonly by: 'failures' })
  | (Sliced & { readonly by: 'identity'; readonly line: number; readonly character: number })
  /** ISO 8601. */
  | (Sliced & { readonly by: 'time'; readonly from: string; readonly to: string })
interface Sliced {
  readonly of: string
}

/** Entries of all logs in order of corrected time: those of the case of a user (or of the one it concerns most), and those that name an identity. */
export interface TimelineWish {
  readonly by: 'case'
  readonly user?: string
  readonly show: readonly TimelineKind[]
  /** A place in a log that names the identity. */
  readonly identity?: PlaceParams
}
/** Refused sign-ins of the user; lockouts; connections of the clients that are named, as far as they belong to a refused sign-in. */
export type TimelineKind = 'attempts' | 'lockouts' | 'sessions'

/** Request: the text of a view; null where there is nothing to show, or not yet. */
export const VIEW = 'lockoutTrail/view'
export interface ViewText {
  readonly text: string
  /** Entries in it, at most 5,000, and how many there are. */
  readonly shown: number
  readonly total: number
  /** The line of the view where the entry stands that it is around. */
  readonly at?: number
}
/** Notification to the client: a view shows what is no longer so. */
export const VIEW_CHANGED = 'lockoutTrail/viewChanged'

/** Request: the place in its own file that a place of a view shows; null for a heading. */
export const ORIGIN = 'lockoutTrail/origin'
