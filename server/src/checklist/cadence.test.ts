import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rhythmOf, samePeriod } from './cadence.ts'
import { randomOf } from './testing/random.ts'

/** Moments from intervals in seconds. */
const train = (intervals: readonly number[]): number[] => {
  const times = [1_000_000]
  for (const d of intervals) times.push(times.at(-1)! + d * 1000)
  return times
}

test('a timer of 60 s with 0.4 s of jitter is a machine of 60 s', () => {
  const random = randomOf(7)
  const found = rhythmOf(Array.from({ length: 120 }, (_, i) => i * 60_000 + (random() - 0.5) * 800))
  assert.ok(found !== undefined && Math.abs(found.periodSeconds - 60) < 0.2)
  assert.equal(found.kind, 'machine')
  assert.equal(found.kept, 119)
  assert.ok(found.jitterSeconds > 0.05 && found.jitterSeconds < 1)
})

test('missed beats do not hide the period', () => {
  const random = randomOf(11)
  const times = Array.from({ length: 120 }, (_, i) => i * 60_000).filter(() => random() > 0.1)
  const found = rhythmOf(times)
  assert.equal(found?.periodSeconds, 60)
  assert.equal(found.kept, found.intervals)
})

test('the largest period is reported, not its half', () => {
  assert.equal(rhythmOf(train(Array.from({ length: 40 }, () => 120)))?.periodSeconds, 120)
})

test('a timer that sleeps after its work drifts and is still found', () => {
  const found = rhythmOf(train(Array.from({ length: 100 }, (_, i) => 65.2 + (i % 3) * 0.1)))
  assert.ok(found !== undefined && Math.abs(found.periodSeconds - 65.3) < 0.3)
})

test('random moments have no period', () => {
  const random = randomOf(3)
  const times = Array.from({ length: 60 }, () => random() * 7_200_000).toSorted((a, b) => a - b)
  const found = rhythmOf(times)
  assert.equal(found?.periodSeconds, 0)
  assert.notEqual(found.kind, 'machine')
})

test('bursts within a minute and long pauses in office hours are a person', () => {
  assert.equal(rhythmOf(train([4, 6, 5, 2900, 3, 7, 4000, 5, 4, 8]))?.kind, 'human')
})

test('a client that tries three times each time its timer rings keeps the period of the timer', () => {
  const found = rhythmOf(train(Array.from({ length: 30 }, () => [0.4, 0.4, 599.2]).flat()))
  assert.equal(found?.periodSeconds, 600)
  assert.equal(found.kind, 'machine')
  assert.equal(rhythmOf(train(Array.from({ length: 30 }, () => [2, 2, 16]).flat()))?.periodSeconds, 20)
})

test('a timer that adds a random time has the period that it is set to', () => {
  const random = randomOf(5)
  const found = rhythmOf(Array.from({ length: 80 }, (_, i) => i * 240_000 + (random() - 0.5) * 24_000))
  assert.ok(found !== undefined && Math.abs(found.periodSeconds - 240) < 12)
  assert.equal(found.kind, 'machine')
})

test('a person who mistypes now and then keeps no period', () => {
  const random = randomOf(9)
  const bursts = Array.from({ length: 12 }, () => [4, 7, 1500 + random() * 5000]).flat()
  assert.equal(rhythmOf(train(bursts))?.periodSeconds, 0)
})

test('a short train is a machine only when it runs at night', () => {
  const times = train([300, 300, 300, 300, 300, 300, 300, 300, 300])
  assert.equal(rhythmOf(times)?.kind, 'unknown')
  assert.equal(rhythmOf(times, () => true)?.kind, 'machine')
})

test('five moments are too few to have a rhythm', () => {
  assert.equal(rhythmOf(train([60, 60, 60, 60])), undefined)
  assert.equal(rhythmOf([]), undefined)
})

test('periods are the same within two per cent', () => {
  const sixty = rhythmOf(train(Array.from({ length: 40 }, () => 60)))
  const sixtyOne = rhythmOf(train(Array.from({ length: 40 }, () => 61)))
  const ninety = rhythmOf(train(Array.from({ length: 40 }, () => 90)))
  assert.equal(samePeriod(sixty, sixtyOne), true)
  assert.equal(samePeriod(sixty, ninety), false)
  assert.equal(samePeriod(sixty, undefined), false)
})
