import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AT_START, matchOneToOne } from './matching.ts'
import { randomOf } from './testing/random.ts'
import { unevennessOf } from './unevenness.ts'

const MINUTE = 60_000
/** A timer that is up to `jitter` seconds early or late, each time anew. */
const timer = (seed: number, jitter: number, beats = 120): number[] => {
  const random = randomOf(seed)
  return Array.from({ length: beats }, (_, n) => n * MINUTE + (random() - 0.5) * 2000 * jitter)
}
const told = (failures: readonly number[], sessions: readonly number[]) =>
  unevennessOf(failures, sessions, matchOneToOne(failures, sessions, AT_START))
const whole = (times: readonly number[]): number[] => times.map(at => Math.floor(at / 1000) * 1000)

test('sessions that go before each failure are late when it is late', () => {
  const failures = timer(1, 0.4)
  assert.equal(
    told(
      failures,
      failures.map(at => at - 300),
    ),
    'shared',
  )
})

test('logs that write whole seconds still show it', () => {
  const failures = timer(2, 0.8)
  assert.equal(told(whole(failures), whole(failures.map(at => at - 300))), 'shared')
})

test('another timer of the same period, however near, is not', () => {
  assert.equal(told(timer(3, 0.4), timer(4, 0.4)), 'unshared')
})

test('another timer is not late together with failures for meeting the nearest of several tries', () => {
  const threeEach = (times: readonly number[]): number[] => times.flatMap(at => [at, at + 1500, at + 3000])
  const failures = timer(3, 0.4)
  assert.equal(
    told(
      threeEach(failures),
      timer(4, 1.2).map(at => at + 1500),
    ),
    'unshared',
  )
  assert.equal(told(threeEach(failures), failures), 'shared')
  assert.equal(told(threeEach(failures), threeEach(failures)), 'shared')
})

test('a clockwork, or a few beats, say nothing', () => {
  assert.equal(told(timer(5, 0), timer(6, 0)), 'unknown')
  assert.equal(told(timer(7, 0.4, 10), timer(7, 0.4, 10)), 'unknown')
})

test('in whole seconds another timer seems so, and is sure to be one only where it wanders', () => {
  assert.equal(told(whole(timer(3, 0.8)), whole(timer(4, 0.8))), 'seems unshared')
  const failures = whole(timer(3, 1.2))
  assert.equal(told(failures, whole(timer(4, 1.2))), 'unshared')
})
