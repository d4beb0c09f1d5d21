import type { IsoTime, Verdict } from './investigation.ts'

/**
 * The case: what the investigator knows and no log holds, and what was decided. It is the document `lockout-trail/case@1`,
 * kept as a small, pretty-printed `NAME.lockout-case.json`.
 */
export interface CaseFile {
  readonly schema: typeof CASE_SCHEMA
  readonly title?: string
  readonly subject?: { readonly user: string; readonly domain?: string }
  /** First match wins; applies to files written in local time. */
  readonly clocks?: readonly CaseClock[]
  readonly facts?: readonly CaseFact[]
  readonly decisions?: readonly CaseDecision[]
}

export const CASE_SCHEMA = 'lockout-trail/case@1'

export const DATE_ORDERS = ['day-first', 'month-first'] as const
/** The order of day and month in written dates. */
export type DateOrder = (typeof DATE_ORDERS)[number]

/** The clock of the files that a glob matches. */
export interface CaseClock {
  /** Glob, relative to the case file. */
  readonly path: string
  /** IANA name or ±hh:mm. */
  readonly zone?: string
  /** Year of the last line, for logs without a year. */
  readonly year?: number
  /** Which number of dates such as 9/12/2006 comes first, for logs of which no date says it. */
  readonly dates?: DateOrder
  /** The machine that wrote the log. */
  readonly host?: string
}

export type CaseFactKind =
  | 'host-off'
  | 'no-terminal-services'
  | 'service-disabled'
  | 'process'
  | 'owns'
  | 'address-of'
  | 'load-balancer'
  | 'password-changed'
  | 'note'

/** A fact no log holds, such as "the workstation was off from 18:05 to 18:40". */
export interface CaseFact {
  readonly kind: CaseFactKind
  readonly host?: string
  readonly ip?: string
  readonly user?: string
  readonly service?: string
  readonly pid?: number
  readonly image?: string
  readonly at?: IsoTime
  readonly from?: IsoTime
  readonly to?: IsoTime
  readonly note?: string
}

/** What the investigator decided about one step, and on what evidence. */
export interface CaseDecision {
  /** Id of the step, such as S14. */
  readonly step: string
  readonly verdict: Verdict
  readonly note?: string
  readonly evidence?: readonly CaseEvidence[]
}

/** Evidence a decision rests on; the digest notices when the entry's text has drifted. */
export interface CaseEvidence {
  readonly path: string
  readonly line: number
  /** First 12 hex digits of the SHA-256 of the entry's text. */
  readonly digest?: string
}
