import assert from 'node:assert/strict'
import { readBytes } from '../../evidence/byteSource.ts'
import type { EntryTable } from '../../evidence/entryTable.ts'
import type { What } from '../../model/entry.ts'
import type { ReadEntry, Reading, Recorded } from './reading.testing.ts'

/** Asserts that every byte of a file lies in exactly one span, in order, and that the spans say the right line. */
export function assertTiles(recorded: Recorded): void {
  assertCovers(recorded)
  const bytes = readBytes(recorded.text, 0, recorded.text.size)
  let at = recorded.text.bom
  let line = 1
  for (const span of recorded.spans) {
    if (!Number.isNaN(span.line)) assert.equal(span.line, line, `${span.kind} at ${span.start} knows its line`)
    for (; at < span.end; at++) if (bytes[at] === 0x0a) line++
  }
}

/** Asserts that every byte of a file lies in exactly one span, in order. */
export function assertCovers({ spans, text }: Recorded): void {
  let at = text.bom
  for (const { kind, line, start, end } of spans) {
    assert.equal(start, at, `${kind} of line ${line} begins where the span before it ends`)
    assert.ok(end > start, `${kind} of line ${line} is not empty`)
    at = end
  }
  assert.equal(at, text.size, 'the last span ends where the file does')
}

/** Everything a table says of its entries, as text that is equal where the tables are. */
export function tableText(table: EntryTable): string {
  return JSON.stringify([Array.from({ length: table.count }, (_, entry) => entryTextOf(table, entry)), table.gaps])
}

/** Everything a table says of an entry. */
const entryTextOf = (table: EntryTable, entry: number): string =>
  JSON.stringify([table.offset(entry), table.length(entry), table.heading(entry), table.read(entry)])

/** Asserts that a reading is the expected one: entries and gaps in order, every role of `who`, and of `what` the members that are expected. */
export function assertExpected(actual: Reading, expected: Reading | undefined): void {
  assert.ok(expected, 'the fixture has no .expected.json; print one with tools/expect.ts and review it')
  const wanted = expected.entries.map(entry => entry.what ?? {})
  const entries = actual.entries.map((entry, i) => withMembers(entry, wanted[i] ?? {}))
  assert.deepEqual({ entries, gaps: actual.gaps }, { entries: expected.entries, gaps: expected.gaps })
}

/** An entry with those members of `what` only that are expected of it. */
function withMembers({ what = {}, ...entry }: ReadEntry, wanted: Partial<What>): ReadEntry {
  const members = Object.entries(what).filter(([member]) => member in wanted)
  return members.length === 0 ? entry : { ...entry, what: Object.fromEntries(members) }
}
