import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockPath } from './clockPath.ts'
import { randomOf } from './testing/random.ts'

/** Moments that keep no period, two minutes apart or so. */
const random = randomOf(11)
const irregular = Array.from({ length: 120 }, (_, n) => n * 120_000 + random() * 60_000)
const minutes = Array.from({ length: 120 }, (_, n) => n * 60_000)

test('one distance is found however large, up to five minutes', () => {
  for (const seconds of [-290, -70, 8, 130]) {
    const path = clockPath(
      irregular,
      irregular.map(at => at + seconds * 1000),
    )
    assert.equal(Math.abs(path.seconds - seconds) <= 1, true)
    assert.deepEqual([path.steady, path.moduloSeconds], [true, undefined])
  }
})

test('a beat tells the distance only up to its period', () => {
  const path = clockPath(
    minutes,
    minutes.map(at => at + 20_000),
    60,
  )
  assert.equal(path.moduloSeconds, 60)
})

test('a clock that is set on the way has two distances', () => {
  const path = clockPath(
    irregular,
    irregular.map((at, n) => at + (n < 60 ? 0 : 45_000)),
  )
  assert.equal(path.steady, false)
  assert.deepEqual(
    [10, 110].map(n => Math.round(path.ahead[n]!)),
    [0, 45],
  )
})

test('a clock that drifts is followed', () => {
  const drift = irregular.map((at, n) => at + n * 200)
  const { ahead } = clockPath(irregular, drift)
  assert.equal(
    ahead.every((seconds, n) => Math.abs(seconds - n * 0.2) <= 2),
    true,
  )
})
