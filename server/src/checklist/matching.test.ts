import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AT_REPLY, AT_START, countInside, matchOneToOne, windowsAround } from './matching.ts'
import { randomOf } from './testing/random.ts'

const moments = (seed: number, count: number, until: number): number[] => {
  const random = randomOf(seed)
  return Array.from({ length: count }, () => Math.round(random() * until)).toSorted((a, b) => a - b)
}

test('an attempt takes the nearest session that is free, and the end of its window is outside', () => {
  assert.deepEqual(matchOneToOne([0, 1000], [-2000, 500, 2000], AT_START), [
    { attempt: 0, session: 1 },
    { attempt: 1, session: 2 },
  ])
  assert.deepEqual(matchOneToOne([0], [2000], AT_START), [])
  assert.deepEqual(matchOneToOne([0], [-2001, 5999], AT_REPLY), [{ attempt: 0, session: 1 }])
})

test('attempts far from any session change nothing of the others', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const attempts = moments(seed, 400, 4_000_000)
    const sessions = moments(seed + 100, 30, 3_000_000)
    const near = attempts.filter(at => sessions.some(session => session >= at - 2000 && session < at + 6000))
    const pairsOf = (tried: readonly number[]) =>
      matchOneToOne(tried, sessions, AT_REPLY).map(({ attempt, session }) => [tried[attempt], session])
    assert.ok(near.length > 0)
    assert.deepEqual(pairsOf(attempts), pairsOf(near))
  }
})

test('sessions inside the windows are counted, those at their end are not', () => {
  const windows = windowsAround([10_000, 11_000, 60_000], AT_START, [{ from: 9000, to: 70_000 }])
  assert.deepEqual(windows, [
    { from: 9000, to: 13_000 },
    { from: 58_000, to: 62_000 },
  ])
  assert.equal(countInside([8999, 9000, 12_999, 13_000, 58_000, 62_000], windows), 3)
})

test('windows are cut at the stretches that are looked at, and end where one of them ends', () => {
  const time = [
    { from: 0, to: 11_000 },
    { from: 13_000, to: 20_000 },
  ]
  assert.deepEqual(windowsAround([10_000, 12_000, 30_000], AT_START, time), [
    { from: 8000, to: 11_000 },
    { from: 13_000, to: 14_000 },
  ])
})

test('moments are counted in any order, as many as one by one', () => {
  const windows = windowsAround(moments(1, 300, 4_000_000), AT_START, [{ from: 0, to: 4_000_000 }])
  const inOrder = moments(2, 500, 5_000_000)
  const shifted = [...inOrder.slice(200), ...inOrder.slice(0, 200)]
  const oneByOne = inOrder.reduce((sum, at) => sum + countInside([at], windows), 0)
  assert.ok(oneByOne > 100)
  assert.deepEqual([countInside(inOrder, windows), countInside(shifted, windows)], [oneByOne, oneByOne])
  assert.equal(countInside(inOrder, []), 0)
})
