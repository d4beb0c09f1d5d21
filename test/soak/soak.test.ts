import assert from 'node:assert/strict'
import { test } from 'node:test'
import { soakLibrary } from './soakLibrary.ts'

for (const paged of [false, true])
  test(`logs that are written, rotated, cut, deleted and edited while they are asked about are known as they are${paged ? ', also where their columns lie on disk' : ''}`, async () => {
    const { deeds, asked, answered, compared, trees, treesLeft, others } = await soakLibrary({
      seed: 1728,
      time: Number.POSITIVE_INFINITY,
      rounds: 1,
      paged,
    })
    assert.deepEqual(others, [])
    assert.equal(deeds, 25)
    assert.ok(asked > 0 && answered > 0 && compared > 0 && trees > 0)
    assert.equal(treesLeft, 0)
  })
