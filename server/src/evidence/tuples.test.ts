import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cellOf, occurrences, tuplesOf } from './tuples.ts'

test('how often each tuple occurs takes as few bytes as the largest number needs', () => {
  const rows = Uint32Array.of(0, 0, 7, 0)
  const seldom = tuplesOf(rows, occurrences([Uint8Array.of(1, 0, 1)], 2))
  assert.deepEqual(seldom.counts, Uint8Array.of(1, 2))
  assert.deepEqual(tuplesOf(rows, Uint32Array.of(1, 70_000)).counts, Uint32Array.of(1, 70_000))
  assert.equal(cellOf(seldom, 1, 0), 7)
  assert.equal(seldom.columns[1], undefined)
})
