import { ROLE_CLIENT, ROLE_USER, IDENTITY_KINDS, identityKey, identityText } from '../model/identity.ts'
import { identityAt, identityEntries } from '../evidence/identities.ts'
import type { Snapshot } from '../evidence/snapshot.ts'
import { cellOf } from '../evidence/tuples.ts'
import { countFailures, kindsByWhat } from '../features/failureKinds.ts'
import { datasetOf } from '../formats/format.ts'
import { forTerminal } from './terminal.ts'

/** What was indexed, in numbers (`stats --json`). */
export interface Stats {
  readonly files: number
  readonly bytes: number
  readonly entries: number
  readonly gaps: number
  readonly failures: number
  readonly lockouts: number
  readonly identities: Readonly<Record<string, number>>
  readonly indexBytes: number
  readonly milliseconds: number
  readonly byFormat: Readonly<Record<string, { files: number; bytes: number; entries: number; failures: number; lockouts: number }>>
}

export function statsOf(snapshot: Snapshot, milliseconds: number): Stats {
  const byFormat: Record<string, { files: number; bytes: number; entries: number; failures: number; lockouts: number }> = {}
  for (const { format, table } of snapshot.files) {
    const sum = (byFormat[datasetOf(format)] ??= { files: 0, bytes: 0, entries: 0, failures: 0, lockouts: 0 })
    sum.files++
    sum.bytes += table.data.bytes
    sum.entries += table.count
    sum.failures += countFailures(table, kind => kind !== 'lockout')
    sum.lockouts += countFailures(table, kind => kind === 'lockout')
  }
  const total = (of: (sum: (typeof byFormat)[string]) => number): number =>
    Object.values(byFormat).reduce((sum, format) => sum + of(format), 0)
  return {
    files: new Set(snapshot.files.map(({ uri }) => uri)).size,
    bytes: total(sum => sum.bytes),
    entries: total(sum => sum.entries),
    gaps: snapshot.files.reduce((sum, file) => sum + file.table.gaps.length, 0),
    failures: total(sum => sum.failures),
    lockouts: total(sum => sum.lockouts),
    identities: identityCounts(snapshot),
    indexBytes: snapshot.files.reduce((sum, file) => sum + file.table.data.indexBytes, 0),
    milliseconds,
    byFormat,
  }
}

function identityCounts(snapshot: Snapshot): Record<string, number> {
  const keys = new Map(IDENTITY_KINDS.map(kind => [kind, new Set<string>()]))
  for (const { table } of snapshot.files)
    for (const [, identity] of identityEntries(table.data.identities)) keys.get(identity.kind)!.add(identityKey(identity))
  return Object.fromEntries([...keys].map(([kind, names]) => [kind, names.size]))
}

/** The numbers as a short table, with the busiest users and sources among the failures. */
export function statsText(snapshot: Snapshot, stats: Stats): string {
  const rows = Object.entries(stats.byFormat).map(([id, sum]) => [id, sum.files, sum.entries, sum.failures, sum.lockouts])
  const table = [
    ['format', 'files', 'entries', 'failures', 'lockouts'],
    ...rows,
    ['all', stats.files, stats.entries, stats.failures, stats.lockouts],
  ]
  const lines = table.map(row => row.map((cell, i) => (i === 0 ? String(cell).padEnd(20) : String(cell).padStart(12))).join(''))
  const busiest = (title: string, role: number): string[] => [
    '',
    title,
    ...busiestOf(snapshot, role).map(([name, count]) => `  ${forTerminal(name).padEnd(40)}${String(count).padStart(8)}`),
  ]
  return `${[...lines, ...busiest('failures by user', ROLE_USER), ...busiest('failures by client address', ROLE_CLIENT)].join('\n')}\n`
}

function busiestOf(snapshot: Snapshot, role: number): readonly (readonly [string, number])[] {
  const counts = new Map<string, { readonly name: string; count: number }>()
  for (const { table } of snapshot.files) {
    const kinds = kindsByWhat(table)
    const byTuple = new Uint32Array(table.data.who.counts.length)
    for (const segment of table.data.segments)
      for (let i = 0; i < segment.count; i++) if (kinds[segment.what[i]!] !== undefined) byTuple[segment.who[i]!]!++
    byTuple.forEach((count, tuple) => {
      const identity = identityAt(table.data.identities, cellOf(table.data.who, tuple, role))
      if (count === 0 || identity === undefined) return
      const entry = counts.get(identityKey(identity)) ?? { name: identityText(identity), count: 0 }
      entry.count += count
      counts.set(identityKey(identity), entry)
    })
  }
  return [...counts.values()]
    .toSorted((a, b) => b.count - a.count)
    .slice(0, 5)
    .map(({ name, count }) => [name, count])
}
