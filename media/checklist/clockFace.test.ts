import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockDoubt, clockFace, clockWords, face, fullTime, interval } from './clockFace.ts'
import { example, start } from './example.ts'
import { axisTicks } from './timeline/ticks.ts'

const minus5 = face(-300)

test('the page is told in the clock of the Security log', () => {
  assert.deepEqual(clockFace(example().sources), { offsetMinutes: -300, name: 'UTC−5' })
  assert.equal(clockFace([]).name, 'UTC')
})

test('a time is written in the clock of the page', () => {
  assert.equal(fullTime(start, minus5), '12 Sep 2006 17:00:00')
})

test('an interval names its days only where they differ', () => {
  assert.equal(interval(start, start + 60_000, minus5), '17:00:00 to 17:01:00')
  assert.equal(interval(start, start + 8 * 3_600_000, minus5, 'hm'), '12 Sep 17:00 to 13 Sep 01:00')
})

test('a clock says its zone, what is left over, and how that is known', () => {
  assert.equal(clockWords({ basis: 'local', offsetMinutes: -300, skewSeconds: 3, how: 'estimated' }), 'UTC−5, 3 s ahead, estimated')
  assert.equal(clockWords({ basis: 'utc', how: 'stated' }), 'UTC, stated')
  assert.equal(clockWords({ basis: 'none', how: 'not-needed' }), 'no clock needed')
})

test('an ambiguous clock is doubted aloud', () => {
  assert.match(clockDoubt({ basis: 'local', how: 'estimated', ambiguousModuloSeconds: 60 }) ?? '', /every 60 s/)
  assert.equal(clockDoubt({ basis: 'local', how: 'estimated', ambiguousModuloSeconds: null }), undefined)
})

test('axis labels stand at round times of the page’s clock', () => {
  const ticks = axisTicks({ from: start, to: start + 900_000 }, minus5)
  assert.deepEqual(
    ticks.map(tick => [tick.label, tick.optional]),
    [
      ['17:00', false],
      ['17:03', true],
      ['17:06', false],
      ['17:09', true],
      ['17:12', false],
      ['17:15', true],
    ],
  )
  assert.deepEqual([ticks[0]?.share, ticks[5]?.share], [0, 1])
})

test('an axis of seconds shows seconds and one of days shows days', () => {
  assert.equal(axisTicks({ from: start, to: start + 10_000 }, minus5)[1]?.label, '17:00:02')
  assert.equal(axisTicks({ from: start, to: start + 5 * 86_400_000 }, minus5)[0]?.label, '13 Sep')
})
