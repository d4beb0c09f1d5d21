import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Patience } from './patience.ts'

test('where most rows are new it rests for a while, and looks again then', () => {
  const patience = new Patience(4, 3)
  assert.deepEqual(
    [0, 1, 0, 1].map(known => patience.isOver(known)),
    [false, false, false, true],
  )
  assert.deepEqual(
    Array.from({ length: 5 }, () => patience.isResting()),
    [true, true, true, false, false],
  )
})

test('where as many rows are known as are new it goes on', () => {
  const patience = new Patience(2, 3)
  for (const known of [2, 0, 0, 2, 1, 1]) assert.equal(patience.isOver(known), false)
  assert.equal(patience.isResting(), false)
})
