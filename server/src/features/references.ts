import type { Location, Position } from 'vscode-languageserver'
import { entriesWith } from '../evidence/identityIndex.ts'
import type { Identity } from '../model/identity.ts'
import { fieldAt, placesIn } from '../syntax/locate.ts'
import { type Cancel, type DocumentParams, type FeatureContext, fileIn } from './context.ts'
import { inTimeOrder } from './timeOrder.ts'

/** Locations one answer brings at most (TOOLCHAIN: what an editor shows in time). */
export const MOST_LOCATIONS = 1000

/** Every entry that shares the identity under the cursor, across files, in corrected time order. */
export interface References {
  readonly locations: readonly Location[]
  /** How many there are in all; more than `locations` when the list was cut. */
  readonly total: number
}

export function references(context: FeatureContext, params: DocumentParams & { readonly position: Position }, cancel: Cancel): References {
  const file = fileIn(context, params)
  const field = file === undefined ? undefined : fieldAt(context.syntax, file, params.position)
  if (field?.identity === undefined) return { locations: [], total: 0 }
  return referencesTo(context, field.identity, cancel)
}

function referencesTo(context: FeatureContext, identity: Identity, cancel: Cancel): References {
  const refs = inTimeOrder(entriesWith(context.snapshot, identity))
  const locations: Location[] = []
  for (const { file, entry } of refs.slice(0, MOST_LOCATIONS)) {
    if (cancel.isCancellationRequested) break
    for (const range of placesIn(context.syntax, file, entry, identity)) locations.push({ uri: file.uri, range })
  }
  return { locations, total: refs.length }
}
