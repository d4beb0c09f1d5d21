import type { ScanState } from '../formats/format.ts'
import type { Gap } from '../model/entry.ts'
import type { OpenDays } from './dayOrder.ts'
import type { Segment } from './entryColumns.ts'
import type { Identities } from './identities.ts'
import type { Tuples } from './tuples.ts'

/** A heading line and the first entry it holds for. */
export interface Heading {
  readonly from: number
  readonly text: string
}

/**
 * How far a file was read for good: up to the first record that may go on, were the file to grow. Counts what was read up to there; what the table has beyond
 * is read again from there. Where the scanner of a log cannot say what it knows, there is no such place.
 */
export interface Settled {
  readonly offset: number
  readonly state: ScanState
  readonly entries: number
  readonly gaps: number
  readonly headings: number
  readonly identities: number
  readonly words: number
  readonly whos: number
  readonly whats: number
}

/** What was read from one file: plain data that crosses a worker border as it is. */
export interface TableData {
  readonly segments: readonly Segment[]
  /** Lengths of entries of 64 KB and more, by entry number. */
  readonly long: ReadonlyMap<number, number>
  /** Interned identities. */
  readonly identities: Identities
  /** Interned words; index 0 is none. */
  readonly words: readonly string[]
  /** Who-tuples: one identity id per role. */
  readonly who: Tuples
  /** What-tuples: one value per facet. */
  readonly what: Tuples
  readonly gaps: readonly Gap[]
  readonly headings: readonly Heading[]
  /** Where no date of the file says which of its numbers is the day: what was taken, and why. */
  readonly days?: OpenDays
  readonly settled?: Settled
  /** Bytes read. */
  readonly bytes: number
  /** Bytes that columns and dictionaries take. */
  readonly indexBytes: number
}
