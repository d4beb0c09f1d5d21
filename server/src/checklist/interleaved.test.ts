import assert from 'node:assert/strict'
import { test } from 'node:test'
import { interleaved } from './interleaved.ts'
import { randomOf } from './testing/random.ts'

const random = randomOf(4)
const train = (first: number, period: number, beats: number): number[] =>
  Array.from({ length: beats }, (_, n) => (first + n * period + random() * 0.6) * 1000)
const mixed = (...trains: readonly number[][]): number[] => trains.flat().toSorted((a, b) => a - b)
const told = (times: readonly number[]): readonly (readonly [number, number])[] =>
  interleaved(times).map(({ members, rhythm }) => [Math.round(rhythm.periodSeconds), members.length])

test('two timers are parted, each with its period and its share', () => {
  const [first, second] = told(mixed(train(0, 60, 180), train(23, 170, 60)))
  assert.equal(first?.[0], 60)
  assert.equal(second?.[0], 170)
  assert.equal(Math.abs(first[1] - 180) <= 9 && Math.abs(second[1] - 60) <= 9, true)
})

test('one timer is one, and moments without a beat are none', () => {
  assert.deepEqual(told(train(0, 60, 120)), [])
  const scattered = Array.from({ length: 120 }, () => random() * 7_200_000).toSorted((a, b) => a - b)
  assert.deepEqual(told(scattered), [])
})
