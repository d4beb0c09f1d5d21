import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SEGMENT_ENTRIES } from '../evidence/entryColumns.ts'
import { evidenceOf } from '../evidence/testing/files.testing.ts'
import type { Turns } from '../evidence/turns.ts'
import { anyone, visiting, visitingWho, whatMarks } from './columns.ts'

/** How often others come in between. */
function turnsOf(work: Turns<void>): number {
  let turns = 0
  while (work.next().done !== true) turns++
  return turns
}

const { table } = evidenceOf(Array.from({ length: 2 * SEGMENT_ENTRIES + 1 }, (_, n) => ({ user: `User${n % 20_000}`, at: n * 1000 })))

test('entries and tuples are gone through turn by turn, each once and in order', () => {
  let entries = 0
  const visit = (entry: number): void => assert.equal(entry, entries++)
  assert.ok(
    turnsOf(
      visiting(
        table,
        anyone(table),
        whatMarks(table, () => true),
        visit,
      ),
    ) >= 3,
  )
  assert.equal(entries, table.count)
  const names: string[] = []
  assert.ok(turnsOf(visitingWho(table, ({ user }) => void names.push(user?.kind === 'user' ? user.name : ''))) >= 2)
  assert.deepEqual(
    names,
    Array.from({ length: 20_000 }, (_, n) => `User${n}`),
  )
})
