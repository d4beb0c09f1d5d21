import assert from 'node:assert/strict'
import { test } from 'node:test'
import { soakLibrary } from './soakLibrary.ts'

test('logs that are written, rotated, cut, deleted and edited while they are asked about are known as they are', async () => {
  const { deeds, asked, answered, compared, trees, treesLeft, others } = await soakLibrary({
    seed: 1728,
    time: Number.POSITIVE_INFINITY,
    rounds: 2,
  })
  assert.deepEqual(others, [])
  assert.equal(deeds, 50)
  assert.ok(asked > 0 && answered > 0 && compared > 0 && trees > 0)
  assert.equal(treesLeft, 0)
})
