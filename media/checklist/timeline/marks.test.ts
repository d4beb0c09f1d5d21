import assert from 'node:assert/strict'
import { test } from 'node:test'
import { spaced } from './marks.ts'
import { nearest } from './moments.ts'

test('lockouts that would lie on one another become one mark that knows how many they are', () => {
  const times = Array.from({ length: 300 }, (_, n) => n * 10)
  const marks = spaced(times, { from: 0, to: 3000 }, 30)
  assert.equal(marks.length, 30)
  assert.deepEqual(marks[1], { at: 100, count: 10 })
  assert.deepEqual(
    spaced([5, 2500], { from: 0, to: 3000 }, 30).map(mark => mark.count),
    [1, 1],
  )
})

test('a click takes the nearest mark within reach, and none beyond it', () => {
  const moments = [100, 200, 300].map(at => ({ at, ref: { path: 'DC01.txt', line: at } }))
  assert.equal(nearest(moments, 190, 20)?.at, 200)
  assert.equal(nearest(moments, 110, 20)?.at, 100)
  assert.equal(nearest(moments, 320, 20)?.at, 300)
  assert.equal(nearest(moments, 150, 20), undefined)
  assert.equal(nearest([], 150, 20), undefined)
})
