import assert from 'node:assert/strict'
import { test } from 'node:test'
import { viewOn } from '../../model/memory.ts'
import { columnsOf } from './columns.ts'
import { emptyRow, splitRow } from './row.ts'
import { type RowClock, rowClock } from './rowClock.ts'

/** What a clock reads in a row below a heading, as ISO text. */
function read(clock: RowClock, heading: string, text: string): string | undefined {
  const bytes = new Uint8Array(text.length + 8)
  bytes.set(Buffer.from(`${text}\n`))
  const columns = columnsOf(heading.split(' '))
  const row = emptyRow()
  splitRow(viewOn(bytes), bytes, 0, columns, row)
  const time = clock.read(bytes, row, columns)
  if (time === undefined) return undefined
  return Number.isNaN(time) ? 'none' : new Date(time).toISOString().slice(0, -1)
}

test('date and time columns are the time, with or without milliseconds', () => {
  const clock = rowClock()
  assert.equal(read(clock, 'date time', '2006-09-12 06:00:50'), '2006-09-12T06:00:50.000')
  assert.equal(read(clock, 'time date', '06:00:50.128 2006-09-13'), '2006-09-13T06:00:50.128')
})

test('what is no date or time is refused', () => {
  const clock = rowClock()
  for (const text of [
    '2006-13-12 06:00:50',
    '2006-02-29 06:00:50',
    '2006-09-12 24:00:00',
    '2006-09-12 6:00:50',
    '2006/09/12 06:00:50',
    '- 06:00:50',
    '2006-09-12 06:00:50.1',
  ])
    assert.equal(read(clock, 'date time', text), undefined, text)
})

test('a time alone counts from #Date, and going back means that a day has passed', () => {
  const clock = rowClock()
  clock.startAt('2006-09-12 23:59:59   // when the file was begun')
  const times = ['00:00:01', '10:00:00', '09:59:58', '09:00:00'].map(time => read(clock, 'time', time))
  assert.deepEqual(times, ['2006-09-13T00:00:01.000', '2006-09-13T10:00:00.000', '2006-09-13T09:59:58.000', '2006-09-14T09:00:00.000'])
  clock.startAt('2006-09-20')
  assert.equal(read(clock, 'time', '08:00:00'), '2006-09-20T08:00:00.000')
  clock.startAt('whenever')
  assert.equal(read(clock, 'time', '08:00:01'), '2006-09-20T08:00:01.000')
})

test('without a time column, or without any date, there is no time', () => {
  assert.equal(read(rowClock(), 'date c-ip', '2006-09-12 10.1.5.77'), 'none')
  assert.equal(read(rowClock(), 'time', '08:00:00'), 'none')
})
