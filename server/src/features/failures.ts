import type { FailureKind, FailureMark, FailuresParams, DocumentParams as UriParams, StepFailureParams } from '../../../shared/requests.ts'
import { type EvidenceFile, endLine } from '../evidence/evidenceFile.ts'
import { logsOf } from '../evidence/snapshot.ts'
import type { FeatureContext } from './context.ts'
import { countFailures, kindsByWhat } from './failureKinds.ts'

const MOST_VISIBLE = 1000
const MOST_ON_RULER = 2000

/** The failures among some lines, whole entries, at most 1,000. */
export function failures(context: FeatureContext, params: FailuresParams): readonly FailureMark[] {
  return logsOf(context.snapshot, params.uri)
    .flatMap(file => failuresOf(file, params))
    .slice(0, MOST_VISIBLE)
}

function failuresOf(file: EvidenceFile, params: FailuresParams): readonly FailureMark[] {
  const { table } = file
  const kinds = kindsByWhat(table)
  const marks: FailureMark[] = []
  const first = Math.max(0, table.atLine(params.startLine))
  for (let entry = first; entry < table.count && table.line(entry) - 1 <= params.endLine && marks.length < MOST_VISIBLE; entry++) {
    const kind = kinds[table.whatId(entry)]
    const mark = kind === undefined ? undefined : markOf(file, entry, kind)
    if (mark !== undefined && mark.end >= params.startLine) marks.push(mark)
  }
  return marks
}

const markOf = (file: EvidenceFile, entry: number, kind: FailureKind): FailureMark => ({
  kind,
  start: file.table.line(entry) - 1,
  end: endLine(file, entry) - 1,
})

/** First lines of failures for the overview ruler. Of more than 2,000, lockouts come first and the rest is thinned out evenly. */
export function ruler(context: FeatureContext, params: UriParams): readonly FailureMark[] {
  return logsOf(context.snapshot, params.uri).flatMap(rulerOf)
}

function rulerOf(file: EvidenceFile): readonly FailureMark[] {
  const kinds = kindsByWhat(file.table)
  const total = countFailures(file.table, kind => kind !== 'lockout')
  const every = Math.max(1, Math.ceil(total / MOST_ON_RULER))
  const marks: FailureMark[] = []
  let seen = 0
  for (let entry = 0; entry < file.table.count && marks.length < MOST_ON_RULER * 2; entry++) {
    const kind = kinds[file.table.whatId(entry)]
    if (kind === undefined || (kind !== 'lockout' && seen++ % every !== 0)) continue
    const line = file.table.line(entry) - 1
    marks.push({ kind, start: line, end: line })
  }
  return marks
}

/** The line of the next or previous failure, around the end of the file; null where the file has none. */
export function stepFailure(context: FeatureContext, params: StepFailureParams): number | null {
  const logs = logsOf(context.snapshot, params.uri)
  const lines = logs.flatMap(file => failureAfter(file, params) ?? [])
  if (lines.length === 0) return null
  // Of several logs in one file, each names its next line; the nearest one in the direction counts, around the end of the file.
  const isAhead = (line: number): boolean => (params.direction === 'next' ? line > params.line : line < params.line)
  const ahead = lines.filter(isAhead)
  const inOrder = (ahead.length > 0 ? ahead : lines).toSorted((a, b) => a - b)
  return (params.direction === 'next' ? inOrder[0] : inOrder.at(-1)) ?? null
}

function failureAfter(file: EvidenceFile, params: StepFailureParams): number | null {
  const { table } = file
  const kinds = kindsByWhat(table)
  const step = params.direction === 'next' ? 1 : -1
  for (let i = 0, entry = neighbour(file, params); i < table.count; i++, entry += step) {
    const inside = ((entry % table.count) + table.count) % table.count
    if (kinds[table.whatId(inside)] !== undefined) return table.line(inside) - 1
  }
  return null
}

/** The number of the entry from which the search goes on; from a line between entries the one above it counts as before. */
function neighbour(file: EvidenceFile, { line, direction }: StepFailureParams): number {
  const here = file.table.atLine(line + 1)
  if (direction === 'next') return here + 1
  const isBelow = here < 0 || endLine(file, here) < line + 1
  return isBelow ? here : here - 1
}
