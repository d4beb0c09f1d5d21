import assert from 'node:assert/strict'
import { test } from 'node:test'
import { epochOf, hasOffset, offsetOf } from './offset.ts'

function ends(time: string, has: boolean, minutes: number): void {
  test(`"${time}" ${has ? `is ${minutes} minutes ahead of UTC` : 'has no offset'}`, () => {
    const bytes = new TextEncoder().encode(time)
    assert.equal(hasOffset(bytes, 0, bytes.length), has)
    assert.equal(offsetOf(bytes, 0, bytes.length), minutes * 60_000)
  })
}

ends('2026-03-04T10:02:11.123Z', false, 0)
ends('2026-03-04 10:02:11', false, 0)
ends('2026-03-04T10:02:11.123456+00:00', true, 0)
ends('2026-03-04T10:02:11+01:00', true, 60)
ends('2026-03-04T10:02:11.5-0330', true, -210)
ends('2026-03-04 10:02:11+05', true, 300)
ends('2026-03-04', false, 0)
ends('', false, 0)

test('milliseconds of Unix name a moment, other times do not', () => {
  const moment = (text: string): number => epochOf(new TextEncoder().encode(text), 0, text.length)
  assert.equal(moment('/Date(1772618531123)/'), 1_772_618_531_123)
  assert.ok(Number.isNaN(moment('/Date(99999999999999999)/')))
  assert.ok(Number.isNaN(moment('/Date()/')))
  assert.ok(Number.isNaN(moment('2026-03-04T10:02:11Z')))
  for (const time of ['20260304', '20260304100211', '1772618531.1Z', '2026.03.04']) assert.ok(Number.isNaN(moment(time)), time)
})

test('so do seconds of Unix', () => {
  const moment = (text: string): number => epochOf(new TextEncoder().encode(text), 0, text.length)
  assert.equal(moment('1772618531'), 1_772_618_531_000)
  assert.equal(moment('1772618531.5'), 1_772_618_531_500)
  assert.equal(moment('1772618531.0079'), 1_772_618_531_007)
})
