import { type EntryRef, utcOf } from '../evidence/evidenceFile.ts'
import type { Snapshot } from '../evidence/snapshot.ts'
import { shortHost } from '../model/identity.ts'
import { isLeasePart, type LeasePart } from '../model/lease.ts'
import { entriesOfClient } from './columns.ts'
import { hasSureClock } from './coverage.ts'
import type { Client } from './sessions.ts'

/** A row about the lease of an address. `host` is '' where it names no machine. */
interface LeaseRow extends EntryRef {
  readonly at: number
  readonly part: LeasePart
  readonly host: string
}

/** Rows of leases that say which machine had the address of a client as long as its sessions went on; none where several machines may have had it. */
export function leases(snapshot: Snapshot, { address, sessions }: Pick<Client, 'address' | 'sessions'>): readonly EntryRef[] {
  const rows = leaseRows(snapshot, address)
  const [first, last] = [sessions[0], sessions.at(-1)]
  if (first === undefined || last === undefined) return []
  const isTimed = rows.every(row => hasSureClock(row.file)) && hasSureClock(first.file)
  const held = isTimed ? heldBetween(rows, first.at, last.at) : rows.filter(({ host }) => host !== '')
  return new Set(held.map(({ host }) => host)).size === 1 ? held.map(({ file, entry }) => ({ file, entry })) : []
}

/** The rows that tell who held an address at some moment between two: those within, and the last one before if the lease went on behind it. */
function heldBetween(rows: readonly LeaseRow[], from: number, to: number): readonly LeaseRow[] {
  const before = rows.findLast(({ at }) => at <= from)
  const within = rows.filter(({ at, host }) => at > from && at <= to && host !== '')
  return before === undefined || before.part === 'lease ends' || before.host === '' ? within : [before, ...within]
}

function leaseRows(snapshot: Snapshot, address: string): readonly LeaseRow[] {
  return snapshot.files
    .flatMap(file =>
      leasesOf(file.table, address).map((entry): LeaseRow => {
        const { source } = file.table.who(entry)
        const part = file.table.what(entry).action as LeasePart
        return { file, entry, at: utcOf(file, entry), part, host: source?.kind === 'host' ? shortHost(source.name) : '' }
      }),
    )
    .toSorted((a, b) => a.at - b.at)
}

const leasesOf = entriesOfClient(
  () => true,
  ({ action }) => isLeasePart(action),
)
