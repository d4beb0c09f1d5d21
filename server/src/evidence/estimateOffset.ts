import type { EvidenceFile } from './evidenceFile.ts'

/** An offset from UTC that entries of two files agree on. */
export interface OffsetEstimate {
  /** Minutes east of UTC. */
  readonly minutes: number
  readonly matches: number
  /** Path of the file it was solved against. */
  readonly with: string
}

/** The zone offset of a file in local time, solved against files whose clocks are known. Undefined where no offset fits clearly best. */
export function estimateOffset(_file: EvidenceFile, _known: readonly EvidenceFile[]): OffsetEstimate | undefined {
  return undefined
}
