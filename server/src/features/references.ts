import type { Location, Position } from 'vscode-languageserver'
import { BEFORE_ALL, entriesNear } from '../evidence/entriesNear.ts'
import { countIn, filesSharing } from '../evidence/identityIndex.ts'
import { fieldAt, placesIn } from '../syntax/locate.ts'
import { type Cancel, type DocumentParams, type FeatureContext, logUnder } from './context.ts'
import { inTimeOrder } from './timeOrder.ts'

/** Entries one answer brings at most (TOOLCHAIN: what an editor shows in time). */
export const MOST_ENTRIES = 1000

/** Every entry that shares the identity under the cursor, across files, in corrected time order. */
export interface References {
  /** Each place where one of these entries names the identity. */
  readonly locations: readonly Location[]
  /** How many entries the locations lie in. */
  readonly entries: number
  /** How many there are in all; more than `entries` when the list was cut. */
  readonly total: number
}

export function references(context: FeatureContext, params: DocumentParams & { readonly position: Position }, cancel: Cancel): References {
  const file = logUnder(context, params)
  const field = file === undefined ? undefined : fieldAt(context.syntax, file, params.position)
  if (file === undefined || field?.identity === undefined) return { locations: [], entries: 0, total: 0 }
  const { identity } = field
  const files = filesSharing(context.snapshot, identity, field.file)
  const earliest = files.flatMap(one => entriesNear(one, identity, BEFORE_ALL, MOST_ENTRIES).map(entry => ({ file: one, entry })))
  const refs = inTimeOrder(earliest).slice(0, MOST_ENTRIES)
  const locations: Location[] = []
  for (const ref of refs) {
    if (cancel.isCancellationRequested) break
    for (const range of placesIn(context.syntax, ref.file, ref.entry, identity)) locations.push({ uri: ref.file.uri, range })
  }
  return { locations, entries: refs.length, total: files.reduce((sum, one) => sum + countIn(one, identity), 0) }
}
