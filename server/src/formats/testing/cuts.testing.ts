import assert from 'node:assert/strict'
import { readBytes } from '../../evidence/byteSource.ts'
import type { EntryTable } from '../../evidence/entryTable.ts'
import type { Recorded } from './reading.testing.ts'

/** An entry of a whole file, and what a cut must leave of it. Offsets are the file's. */
export interface WholeEntry {
  readonly offset: number
  readonly length: number
  /** Where it ends: a cut from here on leaves what it says. */
  readonly end: number
  /** Where the line behind it ends: a cut from here on leaves its length too. Before that, half a line may seem to belong to it. */
  readonly settled: number
  readonly says: string
  /** The same without its time: what a part without the date that shows the order of day and month leaves of it. */
  readonly saysUndated: string
}

export function wholeEntries({ table, text }: Recorded): readonly WholeEntry[] {
  const bytes = readBytes(text, 0, text.size)
  return Array.from({ length: table.count }, (_, entry) => {
    const [offset, length] = [table.offset(entry), table.length(entry)]
    const feed = bytes.indexOf(0x0a, offset + length)
    const settled = text.fileOffset(feed < 0 ? text.size : feed + 1)
    return { offset, length, end: text.fileOffset(offset + length), settled, says: said(table, entry), saysUndated: undated(table, entry) }
  })
}

const said = (table: EntryTable, entry: number): string => JSON.stringify([table.heading(entry), table.read(entry)])
const undated = (table: EntryTable, entry: number): string => JSON.stringify([table.heading(entry), { ...table.read(entry), written: 0 }])

/** Entries before a cut that are compared member by member; of those further up, the place is. */
const NEAR = 3

/** Asserts that the table of a file that was cut at `end` has the entries of the whole, as far as they lie before the cut. */
export function assertKeepsEntries(part: EntryTable, whole: readonly WholeEntry[], end: number): void {
  const kept = whole.filter(entry => entry.end <= end)
  assert.ok(part.count >= kept.length, `cut at ${end}, ${kept.length} entries are left`)
  const [saidOf, wanted] = part.data.days === undefined ? ([said, 'says'] as const) : ([undated, 'saysUndated'] as const)
  for (const [entry, { offset, length, settled, ...whatever }] of kept.entries()) {
    assert.equal(part.offset(entry), offset, `cut at ${end}, entry ${entry} begins at ${offset}`)
    if (settled <= end) assert.equal(part.length(entry), length, `cut at ${end}, entry ${entry} is ${length} bytes long`)
    if (entry >= kept.length - NEAR) assert.equal(saidOf(part, entry), whatever[wanted], `cut at ${end}, entry ${entry} says the same`)
  }
}
