import type { EntrySink } from '../../formats/format.ts'
import { codeSpaceNumber } from '../../model/codeSpace.ts'
import { FACET_CLASS, FACET_CODE, FACET_OUTCOME, FACET_SPACE1, FACET_SPACE2, FACET_VALUE1, FACET_VALUE2 } from '../../model/what.ts'
import { classNumber, type EntryClass, outcomeNumber, outcomeOfClass } from '../../model/outcome.ts'
import { isStated, number } from './bytes.ts'
import { SC_STATUS, SC_WIN32_STATUS } from './columns.ts'
import type { Row } from './row.ts'

const WIN32 = codeSpaceNumber('win32')
const SSPI = codeSpaceNumber('sspi')
const NTSTATUS = codeSpaceNumber('ntstatus')

/** The number in a column; -1 where there is none. */
export const numberAt = (bytes: Uint8Array, row: Row, slot: number): number => number(bytes, row.starts[slot]!, row.ends[slot]!)

/** The identity in a column, 0 where it names nobody. */
export function identityAt(kind: number, bytes: Uint8Array, row: Row, slot: number, sink: EntrySink): number {
  const start = row.starts[slot]!
  const end = row.ends[slot]!
  return isStated(bytes, start, end) ? sink.identity(kind, bytes, start, end) : 0
}

/** A class and the outcome that follows from it as one number, so that rows need no names. */
export type Judgement = number
const OUTCOME_SHIFT = 8
export const judgement = (kind: EntryClass): Judgement => classNumber(kind) | (outcomeNumber(outcomeOfClass(kind)) << OUTCOME_SHIFT)

/** States what a row says about a logon. */
export function setJudgement(sink: EntrySink, judged: Judgement): void {
  sink.what[FACET_CLASS] = judged & 0xff
  sink.what[FACET_OUTCOME] = judged >> OUTCOME_SHIFT
}

/** States the reply of a service: as a word, and as a number of its space. */
export function setStatus(bytes: Uint8Array, row: Row, space: number, value: number, sink: EntrySink): void {
  sink.what[FACET_CODE] = sink.term(bytes, row.starts[SC_STATUS]!, row.ends[SC_STATUS]!)
  sink.what[FACET_SPACE1] = space
  sink.what[FACET_VALUE1] = value
}

/** States the Windows status beside the reply. The column holds Win32 errors, security package (SSPI) errors and NT statuses alike. */
export function setWindowsStatus(sink: EntrySink, value: number): void {
  sink.what[FACET_SPACE2] = windowsSpace(value)
  sink.what[FACET_VALUE2] = value
}

function windowsSpace(value: number): number {
  if (value >= 0xc0000000) return NTSTATUS
  return value >= 0x80000000 ? SSPI : WIN32
}

export const windowsStatus = (bytes: Uint8Array, row: Row): number => numberAt(bytes, row, SC_WIN32_STATUS)
