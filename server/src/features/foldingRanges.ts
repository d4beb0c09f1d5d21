import type { FoldingRange } from 'vscode-languageserver'
import { type EvidenceFile, endLine, entryText } from '../evidence/evidenceFile.ts'
import { linesOfEntry } from '../evidence/places.ts'
import type { Turns } from '../evidence/turns.ts'
import { type DocumentParams, type FeatureContext, logsIn } from './context.ts'

/** Editors use no more ranges than this. */
const MOST_RANGES = 5000
/** Text that is parsed for the sections inside records; beyond it records fold as a whole only. Bytes. */
const MOST_PARSED = 1 << 20

/** Records of several lines, and the sections in them, fold. */
export function* foldingRanges(context: FeatureContext, params: DocumentParams): Turns<readonly FoldingRange[]> {
  const ranges: FoldingRange[] = []
  for (const file of logsIn(context, params)) ranges.push(...(yield* foldsOf(context, file)))
  return ranges.slice(0, MOST_RANGES)
}

function* foldsOf(context: FeatureContext, file: EvidenceFile): Turns<readonly FoldingRange[]> {
  const ranges: FoldingRange[] = []
  let parsed = 0
  for (let entry = 0; entry < file.table.count && ranges.length < MOST_RANGES; entry++) {
    if (entry % 100 === 0) yield
    const whole = { startLine: file.table.line(entry) - 1, endLine: endLine(file, entry) - 1 }
    if (whole.endLine <= whole.startLine) continue
    parsed += file.table.length(entry)
    ranges.push(whole, ...(parsed <= MOST_PARSED ? sections(context, file, entry, whole) : []))
  }
  return ranges
}

/** The stretches that fold inside a record, other than the whole of it. */
function sections({ syntax }: FeatureContext, file: EvidenceFile, entry: number, whole: FoldingRange): readonly FoldingRange[] {
  const text = entryText(file, entry)
  const lines = linesOfEntry(file, entry, text)
  return syntax
    .folds(file.format, text)
    .map(({ start, end }) => ({ startLine: lines.positionAt(start).line, endLine: lines.positionAt(Math.max(start, end - 1)).line }))
    .filter(({ startLine, endLine: last }) => last > startLine && (startLine > whole.startLine || last < whole.endLine))
}
