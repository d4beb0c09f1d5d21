import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEFAULT_SETTINGS, settingsOf } from './settings.ts'

test('settings are taken as they are told', () => {
  const more = { memory: 512, keepIndex: false, storage: '/storage' }
  const told = { include: ['**/*.log'], exclude: ['old/**'], timeZone: 'Europe/Berlin', dateOrder: 'day-first', year: 2006, ...more }
  assert.deepEqual(settingsOf(told), told)
})

test('a client may tell anything, and what is of another kind counts as not told', () => {
  for (const told of [
    undefined,
    null,
    7,
    'x',
    [],
    { include: 'a', exclude: null, timeZone: 1, dateOrder: 'year-first', year: '2006' },
    { year: Number.NaN, memory: -1, keepIndex: 0, storage: 7 },
    { memory: '512' },
  ])
    assert.deepEqual(settingsOf(told), DEFAULT_SETTINGS)
  assert.deepEqual(settingsOf({ include: ['a', 1, null] }).include, ['a'])
})
