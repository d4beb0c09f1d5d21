import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver'
import { type EvidenceFile, endLine } from '../evidence/evidenceFile.ts'
import { type Cancel, type DocumentParams, type FeatureContext, logsIn } from './context.ts'
import { entryTitle } from './entryTitle.ts'
import { kindsByWhat } from './failureKinds.ts'

const MOST_OUTLINE = 5000

/** The failures and lockouts of a file as its outline; everything when the file is small. */
export function documentSymbols(context: FeatureContext, params: DocumentParams, cancel: Cancel): readonly DocumentSymbol[] {
  return logsIn(context, params)
    .flatMap(file => symbolsOf(file, cancel))
    .slice(0, MOST_OUTLINE)
}

function symbolsOf(file: EvidenceFile, cancel: Cancel): readonly DocumentSymbol[] {
  const kinds = kindsByWhat(file.table)
  const all = file.table.count <= MOST_OUTLINE
  const symbols: DocumentSymbol[] = []
  for (let entry = 0; entry < file.table.count && symbols.length < MOST_OUTLINE; entry++) {
    if (entry % 1000 === 0 && cancel.isCancellationRequested) return []
    const marked = kinds[file.table.whatId(entry)] !== undefined
    if (all || marked) symbols.push(symbolOf(file, entry, marked))
  }
  return symbols
}

function symbolOf(file: EvidenceFile, entry: number, marked: boolean): DocumentSymbol {
  const start = { line: file.table.line(entry) - 1, character: 0 }
  return {
    name: entryTitle(file, entry),
    kind: marked ? SymbolKind.Event : SymbolKind.Object,
    range: { start, end: { line: endLine(file, entry), character: 0 } },
    selectionRange: { start, end: start },
  }
}
