import type { EvidenceRef } from '../../../shared/investigation.ts'
import { endLine, type EntryRef } from '../evidence/evidenceFile.ts'

/** Rows that a step shows; more would be a list, not evidence. */
const MOST_SHOWN = 5

/** An entry as a place in its file. */
export function refTo({ file, entry }: EntryRef): EvidenceRef {
  return { path: file.path, line: file.table.line(entry) }
}

/** Entries as evidence of a step, with the lines they end on: each place once, the first few. */
export function evidence(...entries: readonly (EntryRef | undefined)[]): EvidenceRef[] {
  const refs = new Map<string, EvidenceRef>()
  for (const entry of entries) {
    if (entry === undefined || refs.size >= MOST_SHOWN) continue
    const ref = refTo(entry)
    const last = endLine(entry.file, entry.entry)
    refs.set(`${ref.path}:${ref.line}`, last > ref.line ? { ...ref, endLine: last } : ref)
  }
  return [...refs.values()]
}

/** The first, the middle and the last of many, to stand for all. */
export function sampleOf<T>(all: readonly T[]): T[] {
  if (all.length <= 3) return [...all]
  return [all[0]!, all[all.length >> 1]!, all.at(-1)!]
}
