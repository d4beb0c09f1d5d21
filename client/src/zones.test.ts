import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { CASE_SCHEMA, type CaseFile } from '../../shared/caseFile.ts'
import { withClock, zoneFrom, zoneLabel } from './zones.ts'

describe('a zone that a person types', () => {
  for (const [typed, zone] of [
    ['+01:00', '+01:00'],
    ['-5', '-05:00'],
    ['−0530', '-05:30'],
    ['UTC+2', '+02:00'],
    [' gmt ', '+00:00'],
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
  ] as const) {
    test(`${typed} is ${zone}`, () => assert.equal(zoneFrom(typed), zone))
  }
  for (const typed of ['', 'Berlin', '+25:00', '+01:99', '12', '../etc', 'Mars/Olympus']) {
    test(`"${typed}" is none`, () => assert.equal(zoneFrom(typed), undefined))
  }
})

test('a zone is called as it is everywhere else', () => {
  const zones = ['+05:00', '-05:30', '+00:00', 'Europe/Berlin']
  assert.deepEqual(zones.map(zoneLabel), ['UTC+5', 'UTC−5:30', 'UTC', 'Europe/Berlin'])
})

describe('the zone of a file in the case', () => {
  const caseFile: CaseFile = {
    schema: CASE_SCHEMA,
    clocks: [
      { path: 'logs/*.log', host: 'DC01', year: 2006 },
      { path: 'other.txt', zone: '+01:00' },
    ],
  }

  test('is stated first, and keeps host and year that a pattern gave', () => {
    const { clocks } = withClock(caseFile, 'logs/netlogon.log', { zone: '-05:00' }, glob => glob === 'logs/*.log')
    assert.deepEqual(clocks, [{ path: 'logs/netlogon.log', host: 'DC01', year: 2006, zone: '-05:00' }, ...(caseFile.clocks ?? [])])
  })
  test('takes the place of the one it had', () => {
    const { clocks } = withClock(caseFile, 'other.txt', { zone: 'Europe/Berlin' }, () => false)
    assert.deepEqual(clocks, [{ path: 'other.txt', zone: 'Europe/Berlin' }, caseFile.clocks?.[0]])
  })
  test('begins the list where there was none', () => {
    const { clocks } = withClock({ schema: CASE_SCHEMA }, 'a.log', { zone: '+00:00' }, () => true)
    assert.deepEqual(clocks, [{ path: 'a.log', zone: '+00:00' }])
  })
})
