import assert from 'node:assert/strict'
import { test } from 'node:test'
import { civil, daySwapper, withDaySwapped, withYear, yearIndexOf, yearless } from './civil.ts'

const iso = (time: number): string | undefined => (Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 19))

test('a date that does not exist gives no time', () => {
  assert.equal(iso(civil(2023, 2, 29, 0, 0, 0)), undefined)
  assert.equal(iso(civil(2024, 2, 29, 0, 0, 0)), '2024-02-29T00:00:00')
  assert.equal(iso(civil(2024, 13, 1, 0, 0, 0)), undefined)
  assert.equal(iso(civil(2024, 1, 1, 24, 0, 0)), undefined)
})

test('a time without a year gets the year of the file', () => {
  assert.equal(iso(withYear(yearless(0, 9, 12, 16, 55, 12), 2006)), '2006-09-12T16:55:12')
})

test('a file that runs over New Year goes on in the next year', () => {
  const before = yearless(0, 12, 31, 23, 59, 58)
  const after = yearless(1, 1, 1, 0, 0, 3)
  assert.equal(iso(withYear(before, 2006)), '2006-12-31T23:59:58')
  assert.equal(iso(withYear(after, 2006)), '2007-01-01T00:00:03')
  assert.equal(yearIndexOf(after), 1)
})

test('29 February exists in leap years only', () => {
  const day = yearless(0, 2, 29, 12, 0, 0)
  assert.equal(iso(withYear(day, 2024)), '2024-02-29T12:00:00')
  assert.equal(iso(withYear(day, 2023)), undefined)
  assert.equal(iso(withYear(yearless(0, 3, 1, 12, 0, 0), 2023)), '2023-03-01T12:00:00')
})

test('times of a day turn with it, whatever day came before', () => {
  const swap = daySwapper()
  const days = [
    civil(2024, 3, 4, 0, 0, 0),
    civil(2024, 3, 4, 23, 59, 59),
    civil(2024, 4, 3, 12, 0, 0),
    civil(2024, 3, 13, 1, 0, 0),
    civil(1969, 2, 1, 1, 0, 0),
  ]
  assert.deepEqual([...days, ...days].map(swap), [...days, ...days].map(withDaySwapped))
  assert.equal(iso(swap(days[1]!)), '2024-04-03T23:59:59')
  assert.equal(swap(days[3]!), days[3])
})
