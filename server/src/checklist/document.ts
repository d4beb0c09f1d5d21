import type { Verdict, SourceClock, SourceFile, StepFinding, Timeline } from '../../../shared/investigation.ts'
import { toUtc } from '../evidence/clock.ts'
import { type EvidenceFile, utcOf } from '../evidence/evidenceFile.ts'
import { datasetOf } from '../formats/format.ts'
import type { CaseDecision } from '../../../shared/caseFile.ts'
import { coverageOf, silencesOf, spanOf } from './coverage.ts'
import { stated } from './grouping.ts'
import type { Inquiry } from './inquiry.ts'
import { refTo } from './references.ts'
import { iso } from './wording.ts'

/** A file as the document lists it: how it was read, its clock, and how much of the failures it covers. */
export function sourceFile(inquiry: Inquiry, file: EvidenceFile): SourceFile {
  const span = spanOf(file)
  const times = inquiry.attempts.map(({ at }) => at)
  const silences = silencesOf(span, inquiry.time).map(({ from, to }) => ({ from: iso(from), to: iso(to) }))
  return {
    path: file.path,
    format: datasetOf(file.format),
    ...stated({ host: file.host?.name }),
    entries: file.table.count,
    gaps: file.table.gaps.length,
    ...(span === undefined ? {} : { first: iso(span.from), last: iso(span.to) }),
    ...(span === undefined || times.length === 0 ? {} : { coverage: Math.round(coverageOf(span, times) * 1000) / 1000 }),
    clock: clockOf(inquiry, file),
    ...(silences.length === 0 ? {} : { silences }),
    can: file.format.can,
  }
}

function clockOf(inquiry: Inquiry, file: EvidenceFile): SourceClock {
  const { clock } = file
  if (clock.basis === 'none') return { basis: 'none', how: 'not-needed' }
  const written = firstWritten(file)
  const offset = Number.isNaN(written)
    ? clock.zone.offsetAt(0)
    : Math.round((written - toUtc({ ...clock, basis: 'local', skewSeconds: 0 }, written)) / 60_000)
  const { seconds: apart, moduloSeconds } = apartOf(inquiry, file)
  const skew = clock.skewSeconds + residualOf(inquiry, file) + apart
  const ambiguous = clock.ambiguousModuloSeconds ?? moduloSeconds
  return {
    basis: clock.basis === 'utc' ? 'utc' : 'local',
    offsetMinutes: offset,
    ...(skew === 0 ? {} : { skewSeconds: Math.round(skew * 10) / 10 }),
    how: clock.how,
    ...stated({ ambiguousModuloSeconds: ambiguous, segments: segmentsOf(file) }),
  }
}

/** How far the clock of the failures was found to be from that of the clients' logs: what a file of the failures is ahead, and up to which period. */
function apartOf(inquiry: Inquiry, file: EvidenceFile): { readonly seconds: number; readonly moduloSeconds?: number | undefined } {
  const { clock, logs } = inquiry.suspects
  const isOfFailures = inquiry.telling.has(file) && !logs.some(log => log.file === file)
  return isOfFailures ? clock : { seconds: 0 }
}

/** The stretches of a clock that was set on the way, each from the moment of its first entry. */
function segmentsOf(file: EvidenceFile): SourceClock['segments'] {
  return file.clock.segments?.flatMap(({ from, skewSeconds }) => {
    const at = utcOf(file, from)
    return Number.isNaN(at) ? [] : [{ from: iso(at), skewSeconds: Math.round(skewSeconds * 10) / 10 }]
  })
}

function firstWritten({ table }: EvidenceFile): number {
  for (let entry = 0; entry < table.count; entry++) if (!Number.isNaN(table.written(entry))) return table.written(entry)
  return Number.NaN
}

/** Seconds by which the rows of a file were set back to meet the others; of several machines in one file none is the file's. */
function residualOf({ attempts }: Inquiry, file: EvidenceFile): number {
  const shifts = new Set<number>()
  for (const { rows } of attempts)
    for (const row of rows) if (row.file === file) shifts.add(Math.round((utcOf(file, row.entry) - row.at) / 100) / 10)
  const [only = 0, ...more] = shifts
  return more.length === 0 ? only : 0
}

/** Attempts and lockouts in order of time. */
export function timelineOf({ attempts, lockouts }: Inquiry): Timeline {
  return {
    attempts: attempts.map(({ at, class: kind, row }) => ({ at: iso(at), class: kind, ref: refTo(row) })),
    lockouts: lockouts.map(({ at, row }) => ({ at: iso(at), ref: refTo(row) })),
  }
}

/** Verdicts of which only one can be right. */
const OPPOSITES: readonly (readonly Verdict[])[] = [['SUPPORTED', 'RULED-OUT']]

/** A finding with what the investigator decided about it, where that differs. Both are kept; neither overwrites the other. */
export function withDecision(step: StepFinding, decisions: readonly CaseDecision[]): StepFinding {
  const decided = decisions.findLast(decision => decision.step === step.id)
  if (decided === undefined || decided.verdict === step.verdict) return step
  const opposed = OPPOSITES.some(pair => pair.includes(decided.verdict) && pair.includes(step.verdict))
  const because = opposed ? `${step.because} You decided ${decided.verdict}: that contradicts it.` : step.because
  return { ...step, because, decision: { verdict: decided.verdict, ...stated({ note: decided.note }) } }
}
