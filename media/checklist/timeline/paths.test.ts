import assert from 'node:assert/strict'
import { test } from 'node:test'
import { minutes, start } from '../example.ts'
import { columnPath, isNear, nearAndOther, tickPath, within, sharePath } from './paths.ts'

const band = { top: 4, bottom: 20 }
const view = { from: start, to: start + 600_000 }

test('each event has its own tick, in seconds from the origin', () => {
  assert.deepEqual(tickPath(minutes(3), view, start, band), { d: 'M0 4V20M60 4V20M120 4V20', most: 1 })
})

test('events outside the view are not drawn', () => {
  assert.equal(tickPath(minutes(3), { from: start + 30_000, to: start + 90_000 }, start, band).d, 'M60 4V20')
})

test('more events than columns give one tick a column, as tall as its count', () => {
  const times = [...Array.from({ length: 9 }, (_, i) => start + i), start + 300_000]
  const path = tickPath(times, view, start, band, 2)
  assert.equal(path.most, 9)
  assert.equal(path.d, 'M150 4V20M450 14V20')
})

test('a shaded column reaches two seconds to either side of a failure', () => {
  assert.equal(columnPath([start + 60_000], view, start, 24), 'M58 0V24H62V0Z')
})

test('columns that overlap become one', () => {
  assert.equal(columnPath([start + 60_000, start + 63_000], view, start, 24), 'M58 0V24H65V0Z')
})

test('sessions are near a failure within two seconds, and not beyond', () => {
  const failures = minutes(2)
  assert.deepEqual(nearAndOther([start - 2000, start + 2001, start + 59_000], failures), {
    near: [start - 2000, start + 59_000],
    other: [start + 2001],
  })
  assert.equal(isNear(start, []), false)
})

test('both ends belong to the view', () => {
  assert.deepEqual(within(minutes(3), { from: start, to: start + 60_000 }), minutes(2))
})

test('where there are too many failures to tell apart, a tick is the share of them that is met', () => {
  const seconds = { from: start, to: start + 4000 }
  const failures = [0, 100, 200, 300, 1000, 1100, 3000].map(ms => start + ms)
  const met = [0, 100, 1000, 1100].map(ms => start + ms)
  const ticks = sharePath(met, failures, seconds, start, { top: 0, bottom: 10 }, 4)
  assert.equal(ticks, 'M0.5 5V10M1.5 0V10')
})
