import type { CaseFact } from '../../shared/caseFile.ts'
import type { Confidence, Verdict } from '../../shared/investigation.ts'

/** A file of a case, as it would lie on a disk. */
export interface GymFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** A source that is to be named. Any of the spellings will do; kind and value are those of the contract. */
export interface Culprit {
  readonly names: readonly string[]
  /** The least that has to be said; `not shown` where the files do not suffice, but naming it is no mistake. */
  readonly least: Confidence
}

/** What really happened, and what an investigation ought to say about it. */
export interface Truth {
  readonly user: string
  readonly culprits: readonly Culprit[]
  /** Seconds between the tries of the one source; undefined where there is none or several. */
  readonly period?: number
  /** Verdicts that are right; several where more than one is. */
  readonly steps: Readonly<Record<string, readonly Verdict[]>>
}

/** A case, told. */
export interface Told {
  readonly files: readonly GymFile[]
  readonly timeZone: string
  readonly truth: Truth
}

/** A kind of case. `told` with `culprit: false` leaves out the rows in which the source shows: then nobody may be named. */
export interface GymCase {
  readonly name: string
  told(seed: number, culprit: boolean): Told
  /** False where the case has no culprit, or where its rows cannot be taken out without the failures themselves. */
  readonly hasNegative: boolean
}

export type Fact = CaseFact
/** A password that a client sends and no output may ever contain. */
export const PLANTED = 'Sommer2019!geheim'
