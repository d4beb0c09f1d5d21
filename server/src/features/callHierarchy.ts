import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type Position,
  type Range,
  SymbolKind,
} from 'vscode-languageserver'
import type { Followed, FollowParams } from '../../../shared/requests.ts'
import type { Investigation } from '../../../shared/investigation.ts'
import { type EntryRef, itself } from '../evidence/evidenceFile.ts'
import { refAt, type Snapshot } from '../evidence/snapshot.ts'
import type { Turns } from '../evidence/turns.ts'
import { userText } from '../model/identity.ts'
import { entryAt } from '../evidence/places.ts'
import { type DocumentParams, type FeatureContext, logUnder } from './context.ts'
import { failureKind } from './failureKinds.ts'
import { causesOf, effectsOf, type Hop } from './hops.ts'
import { listedEntry } from './listedEntry.ts'

/** Gives the investigation of an account, which knows which connections belong to its failures. */
export type Investigate = (snapshot: Snapshot, user: string | undefined) => Turns<Investigation>

/** The entry under the cursor, as the root of a hierarchy: its callers are what led to it, its callees what came of it. */
export function prepareCallHierarchy(
  context: FeatureContext,
  params: DocumentParams & { readonly position: Position },
): readonly CallHierarchyItem[] | null {
  const file = logUnder(context, params)
  const entry = file === undefined ? undefined : entryAt(file, params.position)
  return file === undefined || entry === undefined ? null : [itemOf(itself({ file, entry }), '')]
}

export function* incomingCalls(
  context: FeatureContext,
  item: CallHierarchyItem,
  investigate: Investigate,
): Turns<readonly CallHierarchyIncomingCall[]> {
  return (yield* hopsFrom(context, item, investigate, causesOf)).map(({ ref, because }) => {
    const from = itemOf(ref, because)
    return { from, fromRanges: [from.selectionRange] }
  })
}

export function* outgoingCalls(
  context: FeatureContext,
  item: CallHierarchyItem,
  investigate: Investigate,
): Turns<readonly CallHierarchyOutgoingCall[]> {
  return (yield* hopsFrom(context, item, investigate, effectsOf)).map(({ ref, because }) => ({
    to: itemOf(ref, because),
    fromRanges: [item.selectionRange],
  }))
}

/** The next hop from the entry at a line; null where the trail ends. */
export function* follow(context: FeatureContext, { uri, line, toward }: FollowParams, investigate: Investigate): Turns<Followed | null> {
  const ref = refAt(context.snapshot, uri, line)
  if (ref === undefined) return null
  const hopsOf = toward === 'client' ? causesOf : effectsOf
  const [next] = hopsOf(context.snapshot, yield* investigationOf(context, ref, investigate), ref)
  return next === undefined ? null : { entry: listedEntry(next.ref), because: next.because }
}

function* hopsFrom(
  context: FeatureContext,
  { uri, selectionRange }: CallHierarchyItem,
  investigate: Investigate,
  hopsOf: typeof causesOf,
): Turns<readonly Hop[]> {
  const ref = refAt(context.snapshot, uri, selectionRange.start.line)
  return ref === undefined ? [] : hopsOf(context.snapshot, yield* investigationOf(context, ref, investigate), ref)
}

/** The investigation of the account of an entry; of the one it concerns most where the entry names none. */
function* investigationOf({ snapshot }: FeatureContext, { file, entry }: EntryRef, investigate: Investigate): Turns<Investigation> {
  const { user } = file.table.who(entry)
  const named = user?.kind === 'user' && failureKind(file.table.what(entry)) !== undefined
  return yield* investigate(snapshot, named ? userText(user) : undefined)
}

const KINDS = {
  lockout: SymbolKind.Event,
  'bad-password': SymbolKind.Function,
  'locked-out': SymbolKind.Function,
  'other-failure': SymbolKind.Function,
} as const

function itemOf(ref: EntryRef, because: string): CallHierarchyItem {
  const { uri, path, start, end, at, title, kind } = listedEntry(ref)
  const selectionRange: Range = { start: { line: start, character: 0 }, end: { line: start, character: 0 } }
  const when = at === undefined ? '' : `${at.slice(0, 19).replace('T', ' ')}Z`
  return {
    name: title,
    kind: kind === undefined ? SymbolKind.Object : KINDS[kind],
    detail: [because, when, `${path}:${start + 1}`].filter(part => part !== '').join(' · '),
    uri,
    range: { start: selectionRange.start, end: { line: end + 1, character: 0 } },
    selectionRange,
  }
}
