import assert from 'node:assert/strict'
import { test } from 'node:test'
import { offsetText, zoneOf } from './zone.ts'

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

test('an offset is written with its sign', () => {
  assert.equal(offsetText(-300), '-05:00')
  assert.equal(offsetText(345), '+05:45')
})
