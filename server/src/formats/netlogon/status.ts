import { ascii, startsWith, unsigned } from '../../frames/ascii.ts'
import { codeSpaceNumber } from '../../model/codeSpace.ts'
import { classOfCode } from '../../model/codes/codes.ts'
import { classNumber, type Outcome, outcomeNumber, outcomeOfClass } from '../../model/outcome.ts'
import * as F from '../../model/what.ts'
import type { EntrySink } from '../format.ts'

/** The number space of a verdict: NTSTATUS for SamLogon, win32 for the logons of LAN Manager times. */
export type StatusSpace = 'ntstatus' | 'win32'

interface Judgement {
  readonly class: number
  readonly outcome: number
}

const HEX = ascii('0x')
const SPACE_NUMBERS = { ntstatus: codeSpaceNumber('ntstatus'), win32: codeSpaceNumber('win32') }
const JUDGEMENTS: Readonly<Record<StatusSpace, Map<number, Judgement>>> = { ntstatus: new Map(), win32: new Map() }
/** Statuses are few; where there seem to be more of them, the log is damaged. */
const MOST_JUDGEMENTS = 1000

/** Judges the draft entry by the status in `[start, end)`. A damaged one judges nothing. */
export function setStatus(bytes: Uint8Array, start: number, end: number, space: StatusSpace, sink: EntrySink): void {
  const value = statusOf(bytes, start, end)
  if (Number.isNaN(value)) return
  const judgement = judgementOf(value, space)
  sink.what[F.FACET_SPACE1] = SPACE_NUMBERS[space]
  sink.what[F.FACET_VALUE1] = value
  sink.what[F.FACET_CLASS] = judgement.class
  sink.what[F.FACET_OUTCOME] = judgement.outcome
}

/** The number that a status spells: hexadecimal behind `0x`, else decimal; NaN where it spells none. */
export function statusOf(bytes: Uint8Array, start: number, end: number): number {
  const isHex = startsWith(bytes, start, end, HEX)
  return isHex ? unsigned(bytes, start + HEX.length, end, 16) : unsigned(bytes, start, end, 10)
}

function judgementOf(value: number, space: StatusSpace): Judgement {
  const known = JUDGEMENTS[space].get(value)
  if (known !== undefined) return known
  const name = classOfCode({ space, value })
  const outcome = name === 'other' ? unknownOutcome(value, space) : outcomeOfClass(name)
  const judgement = { class: classNumber(name), outcome: outcomeNumber(outcome) }
  if (JUDGEMENTS[space].size < MOST_JUDGEMENTS) JUDGEMENTS[space].set(value, judgement)
  return judgement
}

/** A code that no table explains still refuses: every NTSTATUS of error or warning severity, every win32 code but 0. */
function unknownOutcome(value: number, space: StatusSpace): Outcome {
  const isRefusal = space === 'ntstatus' ? value >= 0x80000000 : value !== 0
  return isRefusal ? 'failure' : 'none'
}
