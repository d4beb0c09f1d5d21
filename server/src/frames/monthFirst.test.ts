import assert from 'node:assert/strict'
import { test } from 'node:test'
import { monthFirstTimes } from './monthFirst.ts'

function read(date: string, time = ''): string | null {
  const bytes = new TextEncoder().encode(date + time)
  const written = monthFirstTimes()(bytes, 0, date.length, date.length, bytes.length)
  return Number.isNaN(written) ? null : new Date(written).toISOString().slice(0, -1)
}

const says = (date: string, time: string, expected: string | null): void =>
  void test(`"${date}" "${time}" is ${expected}`, () => assert.equal(read(date, time), expected))

says('09/12/06', '10:02:10', '2006-09-12T10:02:10.000')
says('09/12/2006', '10:02:10', '2006-09-12T10:02:10.000')
says('9/2/2006', '7:02:10', '2006-09-02T07:02:10.000')
says('05/02/2024 11:23:13.729', '', '2024-05-02T11:23:13.729')
says('05/02/2024 11:23:13', '', '2024-05-02T11:23:13.000')
says('13/12/2006', '10:02:10', null)
says('02/30/2006', '10:02:10', null)
says('09/12/2006', '24:00:00', null)
says('09/12/2006', '', null)
says('09/12/2006', '10:02:60', '2006-09-12T10:03:00.000')
says('09/12/2006', '1x:02:10', null)
says('09/12', '10:02:10', null)
says('yesterday', '10:02:10', null)
says('', '', null)

test('a date like the one before is read from it, but never one with its time behind it', () => {
  const times = monthFirstTimes()
  const bytes = new TextEncoder().encode('09/12/06 1:00:00 09/12/06 2:00:00 09/13/06 2:00:00')
  const hours = [times(bytes, 0, 8, 9, 16), times(bytes, 17, 25, 26, 33), times(bytes, 17, 33, 33, 33), times(bytes, 34, 42, 43, 50)]
  assert.deepEqual(
    hours.map(time => new Date(time).toISOString().slice(8, 13)),
    ['12T01', '12T02', '12T02', '13T02'],
  )
})
