import assert from 'node:assert/strict'
import { test } from 'node:test'
import { zoneWords } from './zoneWords.ts'

test('zones are named by their offset, with minutes where they have some', () => {
  assert.deepEqual([0, 330, -300, 60, -210].map(zoneWords), ['UTC', 'UTC+5:30', 'UTC−5', 'UTC+1', 'UTC−3:30'])
})
