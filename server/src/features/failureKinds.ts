import type { FailureKind } from '../../../shared/requests.ts'
import type { EntryTable } from '../evidence/entryTable.ts'
import type { What } from '../model/entry.ts'

/** How an entry is marked; undefined where it is no failed authentication and no lockout. */
export function failureKind(what: What): FailureKind | undefined {
  if (what.outcome === 'lockout') return 'lockout'
  if (what.outcome !== 'failure') return undefined
  if (what.class === 'bad-password') return 'bad-password'
  return what.class === 'locked-out' ? 'locked-out' : 'other-failure'
}

const kindsOf = new WeakMap<EntryTable, readonly (FailureKind | undefined)[]>()

/** The mark of every what-tuple of a table: a pass over entries then costs a look-up each. */
export function kindsByWhat(table: EntryTable): readonly (FailureKind | undefined)[] {
  let kinds = kindsOf.get(table)
  if (kinds === undefined) {
    kinds = Array.from(table.data.what.counts, (_, id) => failureKind(table.whatOf(id)))
    kindsOf.set(table, kinds)
  }
  return kinds
}

/** How many entries of a file are marked with a kind. */
export const countFailures = (table: EntryTable, wanted: (kind: FailureKind) => boolean): number =>
  kindsByWhat(table).reduce((sum, kind, id) => sum + (kind !== undefined && wanted(kind) ? table.data.what.counts[id]! : 0), 0)
