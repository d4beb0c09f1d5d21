import { type DocumentSymbol, type SymbolInformation, SymbolKind } from 'vscode-languageserver'
import { type EvidenceFile, endLine } from '../evidence/evidenceFile.ts'
import { entriesIn } from '../evidence/identityIndex.ts'
import { type Identity, identityKey, identityText } from '../model/identity.ts'
import { type Cancel, type DocumentParams, type FeatureContext, fileIn } from './context.ts'
import { kindsByWhat } from './failureKinds.ts'
import { entryTitle } from './entryTitle.ts'

const MOST_OUTLINE = 5000
const MOST_FOUND = 500

/** The failures, lockouts and other judged entries of a file as its outline; everything when the file is small. */
export function documentSymbols(context: FeatureContext, params: DocumentParams, cancel: Cancel): readonly DocumentSymbol[] {
  const file = fileIn(context, params)
  if (file === undefined) return []
  const kinds = kindsByWhat(file.table)
  const all = file.table.count <= MOST_OUTLINE
  const symbols: DocumentSymbol[] = []
  for (let entry = 0; entry < file.table.count && symbols.length < MOST_OUTLINE; entry++) {
    if (entry % 1000 === 0 && cancel.isCancellationRequested) return []
    if (all || kinds[file.table.whatId(entry)] !== undefined) symbols.push(symbolOf(file, entry))
  }
  return symbols
}

function symbolOf(file: EvidenceFile, entry: number): DocumentSymbol {
  const start = { line: file.table.line(entry) - 1, character: 0 }
  const range = { start, end: { line: endLine(file, entry), character: 0 } }
  const marked = kindsByWhat(file.table)[file.table.whatId(entry)] !== undefined
  return {
    name: entryTitle(file, entry),
    kind: marked ? SymbolKind.Event : SymbolKind.Object,
    range,
    selectionRange: { start, end: start },
  }
}

const KIND_SYMBOL: { readonly [K in Identity['kind']]: SymbolKind } = {
  user: SymbolKind.Property,
  ip: SymbolKind.Interface,
  host: SymbolKind.Module,
  process: SymbolKind.Function,
  session: SymbolKind.Namespace,
  device: SymbolKind.Object,
}

/** Identities and event codes that contain what was typed, in every file, each at its first entry there. */
export function workspaceSymbols(
  context: FeatureContext,
  params: { readonly query: string },
  cancel: Cancel,
): readonly SymbolInformation[] {
  const query = params.query.trim().toLowerCase()
  const found: SymbolInformation[] = []
  if (query === '') return found
  for (const file of context.snapshot.files) {
    if (cancel.isCancellationRequested || found.length >= MOST_FOUND) break
    found.push(...identitiesNamed(file, query), ...codesNamed(file, query))
  }
  return found.slice(0, MOST_FOUND)
}

function identitiesNamed(file: EvidenceFile, query: string): readonly SymbolInformation[] {
  const seen = new Set<string>()
  const symbols: SymbolInformation[] = []
  for (const identity of file.table.data.identities) {
    if (identity === undefined || !identityText(identity).toLowerCase().includes(query) || seen.has(identityKey(identity))) continue
    seen.add(identityKey(identity))
    const [first] = entriesIn(file, identity, 1)
    if (first !== undefined) symbols.push(at(file, first, identityText(identity), KIND_SYMBOL[identity.kind]))
    if (symbols.length >= MOST_FOUND) break
  }
  return symbols
}

function codesNamed(file: EvidenceFile, query: string): readonly SymbolInformation[] {
  const { table } = file
  const wanted = new Set(
    Array.from(table.data.what.counts.keys()).filter(
      id => table.data.what.counts[id]! > 0 && table.whatOf(id).code.toLowerCase() === query,
    ),
  )
  const symbols: SymbolInformation[] = []
  for (let entry = 0; entry < table.count && wanted.size > 0 && symbols.length < 50; entry++)
    if (wanted.has(table.whatId(entry))) symbols.push(at(file, entry, entryTitle(file, entry), SymbolKind.Event))
  return symbols
}

function at(file: EvidenceFile, entry: number, name: string, kind: SymbolKind): SymbolInformation {
  const start = { line: file.table.line(entry) - 1, character: 0 }
  return { name, kind, containerName: file.path, location: { uri: file.uri, range: { start, end: start } } }
}
