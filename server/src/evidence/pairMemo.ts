import type { Clock } from './clock.ts'
import type { EntryTable } from './entryTable.ts'
import type { EvidenceFile } from './evidenceFile.ts'

/**
 * Remembers what was worked out from the entries of two files, as long as both tables live and keep their clocks. A change of one file then costs the pairs
 * that this file is in.
 */
export function pairMemo<T>(): (a: EvidenceFile, b: EvidenceFile, work: () => T) => T {
  const known = new WeakMap<EntryTable, WeakMap<EntryTable, { readonly clocks: string; readonly value: T }>>()
  return (a, b, work) => {
    const clocks = `${clockKey(a.clock)} ${clockKey(b.clock)}`
    const withA = known.get(a.table) ?? new WeakMap<EntryTable, { readonly clocks: string; readonly value: T }>()
    const found = withA.get(b.table)
    if (found?.clocks === clocks) return found.value
    const value = work()
    withA.set(b.table, { clocks, value })
    known.set(a.table, withA)
    return value
  }
}

/** Clocks with the same key turn the same written times into the same UTC. */
const clockKey = ({ basis, zone, firstYear, skewSeconds, segments = [] }: Clock): string =>
  `${basis} ${zone.name} ${firstYear ?? ''} ${skewSeconds} ${segments.map(({ from, skewSeconds: own }) => `${from}:${own}`).join(' ')}`
