import assert from 'node:assert/strict'
import { test } from 'node:test'
import { basisUnder, headingText } from './basis.ts'

const basis = (date: string, time: string): string => basisUnder(headingText([date, 'EventID', 'Computer'], time))

test('the clock is local unless the file shows that it is UTC', () => {
  assert.equal(basis('TimeGenerated', '2016-09-13 10:02:10'), 'local')
  assert.equal(basis('TimeCreated', '9/13/2016 10:02:10 AM'), 'local')
  assert.equal(basis('TimeGenerated [UTC]', '9/13/2016, 10:02:10.123 AM'), 'utc')
  assert.equal(basis('TimeGenerated', '2016-09-13T10:02:10.123Z'), 'utc')
  assert.equal(basis('TimeCreated', '2016-09-13T10:02:10.1234567+02:00'), 'utc')
  assert.equal(basis('TimeCreated', '2016-09-13 10:02:10.123 +02:00'), 'utc')
})

test('a tool that reads binary logs writes UTC', () =>
  assert.equal(basisUnder('TimeCreated,EventId,Provider,Computer,MapDescription,PayloadData1'), 'utc'))

test('a heading that names UTC says it once, also where its times do', () =>
  assert.equal(headingText(['TimeGenerated [UTC]', 'EventID', 'Computer'], '2016-09-13T10:02:10Z'), 'TimeGenerated [UTC],EventID,Computer'))

test('a heading keeps its names apart, whatever stands in them', () =>
  assert.equal(headingText(['Level, of it', 'Id', 'Date\nTime'], ''), 'Level  of it,Id,Date Time'))
