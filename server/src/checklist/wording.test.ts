import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedZone, zoneOf } from '../evidence/zone.ts'
import { commandWord, count, counted, duration, listed, quoted, sayerIn } from './wording.ts'

test('counts and durations read as people write them', () => {
  assert.deepEqual([count(999), count(1204), count(1_234_567)], ['999', '1,204', '1,234,567'])
  assert.deepEqual([counted(1, 'failure'), counted(3, 'failure')], ['1 failure', '3 failures'])
  assert.deepEqual([duration(0.4), duration(60), duration(300), duration(7200)], ['0.4 s', '60 s', '5 min', '2 h'])
  assert.equal(listed(['POP3', 'IMAP4', 'NNTP']), 'POP3, IMAP4 and NNTP')
})

test('times are said in the zone of the log', () => {
  const eastern = sayerIn(fixedZone(-300))
  const utc = Date.UTC(2006, 8, 12, 23, 5, 7)
  assert.equal(eastern.time(utc), '18:05')
  assert.equal(eastern.time(utc, true), '18:05:07')
  assert.equal(eastern.day(utc), '12 September 2006')
  assert.equal(eastern.zone, 'UTC−5')
  assert.equal(sayerIn(zoneOf('Europe/Berlin')!).time(Date.UTC(2024, 6, 1, 10)), '12:00')
})

test('night and weekend are out of hours', () => {
  const isOutOfHours = (at: number): boolean => sayerIn(fixedZone(0)).isOutOfHours(at)
  assert.equal(isOutOfHours(Date.UTC(2006, 8, 12, 14)), false)
  assert.equal(isOutOfHours(Date.UTC(2006, 8, 12, 3)), true)
  assert.equal(isOutOfHours(Date.UTC(2006, 8, 16, 14)), true)
})

test('a hostile name gets into no command and hides nothing in a sentence', () => {
  assert.equal(commandWord('EXCHSRV01', 'HOST_NAME'), 'EXCHSRV01')
  assert.equal(commandWord('x" & format c:', 'HOST_NAME'), 'HOST_NAME')
  assert.equal(commandWord('$(rm -rf /)', 'USER_NAME'), 'USER_NAME')
  assert.equal(quoted('a\u202eb\nc'), 'abc')
  assert.equal(quoted('x'.repeat(200)).length, 64)
})
