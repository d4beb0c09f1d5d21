import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { atOnce, type Turns } from './evidence/turns.ts'
import { inTurns } from './guard.ts'

/** Work that counts its turns, each of which takes some milliseconds. */
function* work(turns: number, done: number[]): Turns<string> {
  for (let turn = 0; turn < turns; turn++) {
    for (const end = performance.now() + 3; performance.now() < end; );
    done.push(turn)
    yield
  }
  return 'done'
}

describe('work that is done in turns', () => {
  test('comes to the same as at once', async () => {
    assert.equal(atOnce(work(3, [])), 'done')
    assert.equal(await inTurns(work(3, []), { isCancellationRequested: false }), 'done')
  })

  test('lets others in between', async () => {
    const done: number[] = []
    let seen = -1
    setTimeout(() => {
      seen = done.length
    }, 1)
    await inTurns(work(30, done), { isCancellationRequested: false })
    assert.ok(seen > 0 && seen < 30, `${seen} of 30 turns were done`)
  })

  test('ends when nobody waits for it any more', async () => {
    const done: number[] = []
    const token = { isCancellationRequested: false }
    setTimeout(() => {
      token.isCancellationRequested = true
    }, 1)
    assert.equal(await inTurns(work(1000, done), token), undefined)
    assert.ok(done.length < 1000)
  })
})
