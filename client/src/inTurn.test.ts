import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTurn } from './inTurn.ts'

test('what is asked twice is done one after the other, also when the first fails', async () => {
  const turn = inTurn()
  const done: string[] = []
  const slow = turn(async () => {
    await new Promise(resolve => setTimeout(resolve, 5))
    done.push('slow')
    throw new Error('no')
  })
  const fast = turn(async () => void done.push('fast'))
  await assert.rejects(slow, /no/)
  await fast
  assert.deepEqual(done, ['slow', 'fast'])
})
