import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Attempt, Lockout } from './attempts.ts'
import { policyOf, runsBefore } from './policy.ts'

const NO_CASE = { schema: 'lockout-trail/case@1', clocks: [], facts: [], decisions: [] } as const
const tried = (seconds: number, kind: Attempt['class'] = 'bad-password') => ({ at: seconds * 1000, class: kind }) as Attempt
const locked = (seconds: number) => ({ at: seconds * 1000 }) as Lockout
const attempts = [
  ...[0, 60, 120].map(at => tried(at)),
  ...[180, 240].map(at => tried(at, 'locked-out')),
  ...[300, 360, 420].map(at => tried(at)),
  tried(480, 'locked-out'),
  tried(720),
]
const lockouts = [locked(120), locked(421)]

test('the wrong passwords before a lockout are those since the one before', () => {
  assert.deepEqual(runsBefore(attempts, lockouts), [
    [0, 1, 2],
    [5, 6, 7],
  ])
  assert.deepEqual(runsBefore(attempts, []), [])
})

test('a lock lasts from the lockout to the next wrong password that counts, if refusals lie between', () => {
  const { threshold, durationSeconds, how } = policyOf(NO_CASE, attempts, lockouts)
  assert.deepEqual([threshold, how], [3, 'inferred'])
  assert.equal(durationSeconds, Math.round((180 + 299) / 2))
  const unrefused = attempts.filter(attempt => attempt.class === 'bad-password')
  assert.equal(policyOf(NO_CASE, unrefused, lockouts).durationSeconds, undefined)
})
