import assert from 'node:assert/strict'
import { test } from 'node:test'
import { example, start } from '../example.ts'
import { viewAfterKey } from './brushKeys.ts'
import { centred, pulled } from './drag.ts'
import { firstView, fitted, moved, wholeTime, withEnd, zoomed } from './view.ts'

const whole = { from: 0, to: 1_000_000 }

test('the whole time holds every attempt with some air around', () => {
  const found = wholeTime(example(10))
  assert.ok(found && found.from < start && found.to > start + 9 * 60_000)
})

test('without a dated attempt there is no timeline', () => {
  const { timeline, ...rest } = example(0)
  assert.equal(wholeTime({ ...rest, timeline }), undefined)
})

test('a short case is shown whole', () => {
  const document = example(10)
  const all = wholeTime(document)
  assert.ok(all)
  assert.deepEqual(firstView(document, all), all)
})

test('a long case opens at its silence, fifteen periods wide', () => {
  const document = example(100)
  const all = wholeTime(document)
  assert.ok(all)
  const view = firstView(document, all)
  assert.equal(view.to - view.from, 900_000)
  assert.ok(view.from <= start + 210_000 && view.to >= start + 270_000)
})

test('moving stops at the ends and keeps the length', () => {
  assert.deepEqual(moved({ from: 100, to: 200_100 }, -500, whole), { from: 0, to: 200_000 })
  assert.deepEqual(moved({ from: 700_000, to: 900_000 }, 500_000, whole), { from: 800_000, to: 1_000_000 })
})

test('zooming keeps the middle, never wider than the whole nor narrower than ten seconds', () => {
  assert.deepEqual(zoomed({ from: 400_000, to: 600_000 }, 0.5, whole), { from: 450_000, to: 550_000 })
  assert.deepEqual(zoomed({ from: 400_000, to: 600_000 }, 100, whole), whole)
  assert.deepEqual(zoomed({ from: 499_000, to: 501_000 }, 0.5, whole), { from: 495_000, to: 505_000 })
})

test('the ends of the view never cross', () => {
  assert.deepEqual(withEnd({ from: 100_000, to: 200_000 }, 'from', 500_000, whole), { from: 190_000, to: 200_000 })
})

test('a view of an older document that has left the whole time shows everything', () => {
  assert.deepEqual(fitted({ from: -500, to: -100 }, whole), whole)
  assert.deepEqual(fitted({ from: 900_000, to: 1_100_000 }, whole), { from: 800_000, to: 1_000_000 })
})

test('arrows move the view by one period, and a handle alone on a handle', () => {
  const view = { from: 100_000, to: 200_000 }
  assert.deepEqual(viewAfterKey('ArrowRight', 'view', view, whole, 60_000), { from: 160_000, to: 260_000 })
  assert.deepEqual(viewAfterKey('ArrowRight', 'to', view, whole, 60_000), { from: 100_000, to: 260_000 })
  assert.deepEqual(viewAfterKey('0', 'view', view, whole, 60_000), whole)
  assert.equal(viewAfterKey('x', 'view', view, whole, 60_000), undefined)
})

test('the pointer moves the view, pulls an end, or fetches the view', () => {
  const view = { from: 100_000, to: 200_000 }
  assert.deepEqual(pulled('view', view, 170_000, 150_000, whole), { from: 120_000, to: 220_000 })
  assert.deepEqual(pulled('to', view, 300_000, 200_000, whole), { from: 100_000, to: 300_000 })
  assert.deepEqual(centred(view, 500_000, whole), { from: 450_000, to: 550_000 })
})
