import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writtenTimes } from './written.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** What dates of one file say, in order. */
function read(...dates: readonly (readonly [date: string, time?: string])[]): (string | null)[] {
  const times = writtenTimes()
  return dates.map(([date, time = '']) => {
    const bytes = bytesOf(date + time)
    const split = bytesOf(date).length
    const written = times.read(bytes, 0, split, split, bytes.length)
    return Number.isNaN(written) ? null : new Date(written).toISOString().slice(0, -1)
  })
}

const says = (date: string, expected: string | null): void =>
  void test(`"${date}" is ${expected}`, () => assert.deepEqual(read([date]), [expected]))

says('1/27/2009 8:30:04 PM', '2009-01-27T20:30:04.000')
says('9/12/2006 12:00:00 AM', '2006-09-12T00:00:00.000')
says('9/12/2006 12:00:00 pm', '2006-09-12T12:00:00.000')
says('12/09/2006 13:00:00', '2006-09-12T13:00:00.000')
says('12.09.2006 10:02:10', '2006-09-12T10:02:10.000')
says('12.9.06 10:02', '2006-09-12T10:02:00.000')
says('19-07-2026 09:58:57', '2026-07-19T09:58:57.000')
says('2025-01-15T19:33:34.110', '2025-01-15T19:33:34.110')
says('2022-11-16T14:54:13.2270000Z', '2022-11-16T14:54:13.227')
says('\u200e1\u200e/\u200e27\u200e/\u200e2009 8:30:04\u202fPM', '2009-01-27T20:30:04.000')
says('Tue Jan 07 09:42:27 2003', '2003-01-07T09:42:27.000')
says('2018 Dec 21 13:14:54', '2018-12-21T13:14:54.000')
says('Sun May 21 12:00:01.123', null)
says('12/09/2006 1:02:10 p.\u00a0m.', '2006-09-12T13:02:10.000')
says('31.02.2006 10:02:10', null)
says('9/12/2006 25:02:10', null)
says('9/12/2006 13:02:10 PM', null)
says('9/12/2006', null)
says('yesterday', null)
says('', null)

test('date and time may stand apart', () => assert.deepEqual(read(['9/12/2006', '10:02:10 AM']), ['2006-09-12T10:02:10.000']))

test('AM and PM mean that the month comes first, until a date says otherwise', () =>
  assert.deepEqual(read(['9/12/2006 1:00:00 PM'], ['25/12/2006 1:00:00 PM'], ['9/12/2006 1:00:00 PM']), [
    '2006-09-12T13:00:00.000',
    '2006-12-25T13:00:00.000',
    '2006-12-09T13:00:00.000',
  ]))

test('a month that comes first once comes first in 24-hour times too', () =>
  assert.deepEqual(read(['12/25/2006 13:00:00'], ['9/12/2006 13:00:00']), ['2006-12-25T13:00:00.000', '2006-09-12T13:00:00.000']))
