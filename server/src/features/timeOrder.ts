import { type EntryRef, utcOf } from '../evidence/evidenceFile.ts'

/** Entries by corrected time; those without a time last, each file in its own order. */
export function inTimeOrder(refs: readonly EntryRef[]): readonly EntryRef[] {
  return refs
    .map(ref => ({ ref, time: utcOf(ref.file, ref.entry) }))
    .toSorted((a, b) => Number(Number.isNaN(a.time)) - Number(Number.isNaN(b.time)) || a.time - b.time || 0)
    .map(({ ref }) => ref)
}
