import type { FoldingRange } from 'vscode-languageserver'
import { endLine, entryText } from '../evidence/evidenceFile.ts'
import { positionAt } from '../evidence/positions.ts'
import { type Cancel, type DocumentParams, type FeatureContext, fileIn } from './context.ts'

/** Editors use no more ranges than this. */
const MOST_RANGES = 5000

/** Records of several lines, and the sections in them, fold. */
export function foldingRanges(context: FeatureContext, params: DocumentParams, cancel: Cancel): readonly FoldingRange[] {
  const file = fileIn(context, params)
  if (file === undefined) return []
  const ranges: FoldingRange[] = []
  for (let entry = 0; entry < file.table.count && ranges.length < MOST_RANGES; entry++) {
    if (entry % 100 === 0 && cancel.isCancellationRequested) return []
    const startLine = file.table.line(entry) - 1
    const last = endLine(file, entry) - 1
    if (last <= startLine) continue
    ranges.push({ startLine, endLine: last })
    const text = entryText(file, entry)
    for (const { start, end } of context.syntax.folds(file.format, text)) {
      const from = positionAt(text, start, startLine).line
      const to = positionAt(text, Math.max(start, end - 1), startLine).line
      if (to > from && (from > startLine || to < last)) ranges.push({ startLine: from, endLine: to })
    }
  }
  return ranges
}
