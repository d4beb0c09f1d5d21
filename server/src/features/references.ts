import type { Location, Position } from 'vscode-languageserver'
import { BEFORE_ALL, entriesNearest } from '../evidence/entriesNear.ts'
import { inBlocks } from '../evidence/byteSource.ts'
import type { EvidenceFile } from '../evidence/evidenceFile.ts'
import { countIn, filesSharing } from '../evidence/identityIndex.ts'
import type { Turns } from '../evidence/turns.ts'
import { fieldAt, placesIn } from '../syntax/locate.ts'
import { type DocumentParams, type FeatureContext, logUnder } from './context.ts'
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

export function* references(context: FeatureContext, params: DocumentParams & { readonly position: Position }): Turns<References> {
  const file = logUnder(context, params)
  const field = file === undefined ? undefined : fieldAt(context.syntax, file, params.position)
  if (file === undefined || field?.identity === undefined) return { locations: [], entries: 0, total: 0 }
  const { identity } = field
  const files = filesSharing(context.snapshot, identity, field.file)
  const refs = inTimeOrder(yield* entriesNearest(files, identity, BEFORE_ALL, MOST_ENTRIES))
  const quickly = readInBlocks()
  const locations: Location[] = []
  for (const ref of refs) {
    yield
    const { uri } = ref.file
    for (const range of placesIn(context.syntax, quickly(ref.file), ref.entry, identity)) locations.push({ uri, range })
  }
  return { locations, entries: refs.length, total: files.reduce((sum, one) => sum + countIn(one, identity), 0) }
}

/** Gives each file a source that takes its bytes in larger pieces. */
function readInBlocks(): (file: EvidenceFile) => EvidenceFile {
  const quick = new Map<EvidenceFile, EvidenceFile>()
  return file => {
    const known = quick.get(file) ?? { ...file, source: inBlocks(file.source) }
    quick.set(file, known)
    return known
  }
}
