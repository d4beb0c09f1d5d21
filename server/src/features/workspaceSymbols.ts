import { type SymbolInformation, SymbolKind } from 'vscode-languageserver'
import type { EvidenceFile } from '../evidence/evidenceFile.ts'
import { firstEntries } from '../evidence/firstEntries.ts'
import { identityAt, identityEntries } from '../evidence/identities.ts'
import { type Identity, identityKey, identityText, sameIdentity } from '../model/identity.ts'
import { canonicalLogonId } from '../model/logonSession.ts'
import type { Cancel, FeatureContext } from './context.ts'
import { entryTitle } from './entryTitle.ts'

const MOST_FOUND = 500
const MOST_CODES = 50

const KIND_SYMBOL: { readonly [K in Identity['kind']]: SymbolKind } = {
  user: SymbolKind.Property,
  ip: SymbolKind.Interface,
  host: SymbolKind.Module,
  process: SymbolKind.Function,
  session: SymbolKind.Namespace,
  device: SymbolKind.Object,
}

/** Identities that contain what was typed and events with that code, in every file, each identity at its first entry there. */
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
    found.push(...identitiesNamed(file, query), ...sessionNamed(file, query), ...codesNamed(file, query))
  }
  return found.slice(0, MOST_FOUND)
}

function identitiesNamed(file: EvidenceFile, query: string): readonly SymbolInformation[] {
  const ids = matching(file, query)
  const firsts = firstEntries(file.table, new Set(ids))
  return ids.flatMap(id => {
    const identity = identityAt(file.table.data.identities, id)
    const entry = firsts.get(id)
    return identity === undefined || entry === undefined ? [] : [at(file, entry, identityText(identity), KIND_SYMBOL[identity.kind])]
  })
}

/** The ids of the identities of a file that contain a text; of several spellings of one, the first. */
function matching(file: EvidenceFile, query: string): readonly number[] {
  const ids: number[] = []
  const byKey = new Map<string, Identity[]>()
  for (const [id, identity] of identityEntries(file.table.data.identities)) {
    if (ids.length >= MOST_FOUND) break
    if (!identityText(identity).toLowerCase().includes(query)) continue
    const key = identityKey(identity)
    const spellings = byKey.get(key) ?? []
    if (!spellings.some(spelling => sameIdentity(spelling, identity))) ids.push(id)
    byKey.set(key, [...spellings, identity])
  }
  return ids
}

/** The first entry of a Windows logon session, whose ids are kept as numbers. */
function sessionNamed(file: EvidenceFile, query: string): readonly SymbolInformation[] {
  const logonId = canonicalLogonId(query)
  if (logonId === undefined) return []
  let first = 0
  for (const { logon, count } of file.table.data.segments) {
    const i = logon?.indexOf(Number(logonId)) ?? -1
    if (i >= 0) return [at(file, first + i, logonId, KIND_SYMBOL.session)]
    first += count
  }
  return []
}

function codesNamed(file: EvidenceFile, query: string): readonly SymbolInformation[] {
  const { table } = file
  const { counts } = table.data.what
  const wanted = Uint8Array.from(counts, (count, id) => Number(count > 0 && table.whatOf(id).code.toLowerCase() === query))
  const symbols: SymbolInformation[] = []
  if (!wanted.includes(1)) return symbols
  for (let entry = 0; entry < table.count && symbols.length < MOST_CODES; entry++)
    if (wanted[table.whatId(entry)] === 1) symbols.push(at(file, entry, entryTitle(file, entry), SymbolKind.Event))
  return symbols
}

function at(file: EvidenceFile, entry: number, name: string, kind: SymbolKind): SymbolInformation {
  const start = { line: file.table.line(entry) - 1, character: 0 }
  return { name, kind, containerName: file.path, location: { uri: file.uri, range: { start, end: start } } }
}
