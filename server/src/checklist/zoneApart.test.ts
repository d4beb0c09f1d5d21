import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clientAt } from './testing/client.ts'
import { randomOf } from './testing/random.ts'
import { zoneApart } from './zoneApart.ts'

const HOUR = 3_600_000
const random = randomOf(5)
/** Tries that keep no beat, so that one zone alone fits. */
const moments = Array.from({ length: 40 }, () => Math.floor(random() * 3 * HOUR)).toSorted((a, b) => a - b)
const moved = (by: number): number[] => moments.map(at => at + by)

test('the zone in which one client meets the failures', () => {
  assert.equal(zoneApart([clientAt('10.1.5.77', moved(5 * HOUR)), clientAt('10.1.5.41', moved(5 * HOUR + 25_000))], moments), 5 * HOUR)
})

test('none where two clients fit, each in some zone', () => {
  assert.equal(zoneApart([clientAt('10.1.5.77', moved(5 * HOUR)), clientAt('10.1.5.78', moved(-HOUR))], moments), undefined)
})

test('none where nobody fits, who fits hands over mail, or the failures are too few', () => {
  assert.equal(zoneApart([clientAt('10.1.5.41', moved(5 * HOUR + 25_000))], moments), undefined)
  assert.equal(zoneApart([clientAt('10.1.5.20', moved(5 * HOUR), 40)], moments), undefined)
  assert.equal(zoneApart([clientAt('10.1.5.77', moved(5 * HOUR).slice(0, 5))], moments.slice(0, 5)), undefined)
})
