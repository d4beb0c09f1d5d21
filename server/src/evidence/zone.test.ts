import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedZone, offsetText, zoneOf, zoneText } from './zone.ts'

const offset = (name: string, civil: string, expected: number | undefined): void =>
  void test(`${name} at ${civil} is ${expected} minutes east`, () =>
    assert.equal(zoneOf(name)?.offsetAt(Date.parse(`${civil}Z`)), expected))

offset('-05:00', '2006-09-12T10:00', -300)
offset('+0530', '2006-09-12T10:00', 330)
offset('UTC-5', '2006-09-12T10:00', -300)
offset('UTC', '2006-09-12T10:00', 0)
offset('Europe/Berlin', '2024-01-15T12:00', 60)
offset('Europe/Berlin', '2024-07-15T12:00', 120)
offset('Europe/Berlin', '2024-03-31T01:59', 60)
offset('Europe/Berlin', '2024-03-31T03:00', 120)
offset('America/New_York', '2006-10-29T00:30', -240)
offset('America/New_York', '2006-10-29T03:30', -300)
offset('Nowhere/City', '2024-01-15T12:00', undefined)
offset('', '2024-01-15T12:00', undefined)
offset('+14:00', '2024-01-15T12:00', 840)
offset('+15:00', '2024-01-15T12:00', undefined)
offset('+01:75', '2024-01-15T12:00', undefined)
offset('Asia/Kathmandu', '2024-01-15T12:00', 345)
offset('Australia/Lord_Howe', '2024-01-15T12:00', 660)

test('an offset is written with its sign', () => {
  assert.equal(offsetText(-300), '-05:00')
  assert.equal(offsetText(345), '+05:45')
})

test('a zone is told by its offset, or by its name where it changes that', () => {
  assert.deepEqual([zoneText(fixedZone(330)), zoneText(fixedZone(0))], ['UTC+5:30', 'UTC'])
  assert.equal(zoneText(zoneOf('Europe/Berlin')!), 'Europe/Berlin')
})

test('what is no time has no offset, and asking for it harms nothing', () => {
  const berlin = zoneOf('Europe/Berlin')
  for (const time of [Number.NaN, Number.POSITIVE_INFINITY, 8.64e15, -8.64e15]) assert.equal(berlin?.offsetAt(time), 0)
})

test('the hour that autumn repeats counts as summer time, east and west of UTC', () => {
  assert.equal(zoneOf('Europe/Berlin')!.offsetAt(Date.UTC(2021, 9, 31, 2, 10)), 120)
  assert.equal(zoneOf('Europe/Berlin')!.offsetAt(Date.UTC(2021, 9, 31, 3, 10)), 60)
  assert.equal(zoneOf('America/New_York')!.offsetAt(Date.UTC(2021, 10, 7, 1, 10)), -240)
  assert.equal(zoneOf('America/New_York')!.offsetAt(Date.UTC(2021, 10, 7, 2, 10)), -300)
})
