import type { Code, Protocol } from './codeSpace.ts'
import type { Who } from './identity.ts'
import type { EntryClass, Outcome } from './outcome.ts'

/** What an entry says, decoded from its facets. Absent is "not stated". */
export interface What {
  readonly class: EntryClass
  readonly outcome: Outcome
  readonly code: string
  /** The codes in the order the log states them: the main one first, the more exact one (Sub Status, win32) second. */
  readonly codes: readonly Code[]
  readonly logonType?: number
  readonly logonProcess?: string
  readonly authPackage?: string
  readonly action?: string
  readonly protocol: Protocol
  readonly outbound: boolean
  readonly image?: string
  readonly services?: string
  readonly detail?: string
}

/** One record of a log, as read from the entry table. `written` is the time as the log writes it, civil milliseconds (see `civil.ts`), NaN where it states none. */
export interface Entry {
  readonly line: number
  readonly written: number
  readonly who: Who
  readonly what: What
}

/** A span of a file that should hold an entry but could not be read as one. Bytes; line is 1-based. */
export interface Gap {
  readonly offset: number
  readonly length: number
  readonly line: number
  readonly because: string
}
