import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mergeAttempts, mergeLockouts } from './attempts.ts'
import { episodeOf } from './episode.ts'
import { observe } from './observations.ts'
import type { Told } from './testing/caseBuilder.ts'
import { lockout, refused, refusedEveryMinute, snapshotWith } from './testing/runStep.ts'

const DAY = 86_400
const episode = (...told: Told[]) => {
  const rows = observe(snapshotWith(...told), { kind: 'user', name: 'User1', domain: 'CONTOSO' })
  return episodeOf(mergeAttempts(rows), mergeLockouts(rows))
}

test('failures weeks before are another run', () => {
  const found = episode(refused(-60 * DAY), refused(-7 * DAY), ...refusedEveryMinute(10), lockout(300))
  assert.equal(found.attempts.length, 10)
  assert.equal(found.others.length, 2)
  assert.equal(found.lockouts.length, 1)
})

test('a long weekend parts nothing, nor does the pause of a weekly timer', () => {
  assert.equal(episode(...[0, 1, 2, 5, 6, 7].map(day => refused(day * DAY))).attempts.length, 6)
  assert.equal(episode(...[0, 7, 14, 21].map(day => refused(day * DAY))).attempts.length, 4)
})

test('the run with lockouts is the one to look at', () => {
  const found = episode(
    ...refusedEveryMinute(5),
    lockout(300),
    ...refusedEveryMinute(50, { at: 30 * DAY }).map((row, i) => ({ ...row, at: 30 * DAY + i })),
  )
  assert.equal(found.attempts.length, 5)
})

test('nothing gives an empty run', () => {
  assert.deepEqual(episode(), { attempts: [], lockouts: [], others: [] })
})
