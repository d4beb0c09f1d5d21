import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Rhythm } from './cadence.ts'
import { isToldApart } from './confidence.ts'
import type { Ranked } from './ranking.ts'
import type { Unevenness } from './unevenness.ts'

const rhythm: Rhythm = { periodSeconds: 60, jitterSeconds: 1, kept: 100, intervals: 100, kind: 'machine' }
/** A client of the failures' own period, with so many sessions in the forty beats at which nothing failed. */
const client = (unevenness: Unevenness, alone: number): Ranked =>
  ({ rhythm, unevenness, idle: { before: alone, between: 0, after: 0, first: 0, silentBeats: 40 } }) as unknown as Ranked

test('a client that is silent when nothing fails is told from others of its beat, unless it is surely uneven by itself', () => {
  assert.deepEqual(
    (['unknown', 'seems unshared', 'unshared'] as const).map(unevenness => isToldApart(client(unevenness, 0), rhythm)),
    [true, true, false],
  )
})

test('one that goes on is not', () => {
  assert.equal(isToldApart(client('seems unshared', 30), rhythm), false)
  assert.equal(isToldApart(client('shared', 30), rhythm), true)
})
