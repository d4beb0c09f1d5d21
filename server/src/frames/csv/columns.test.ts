import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Field } from '../../formats/format.ts'
import { columnsOf, fieldIds, fieldNames, namesIn } from './columns.ts'
import { ABSENT } from './row.ts'

test('columns are known by name in any case, the first of two; what the heading lacks is absent', () => {
  const slots = new Map([
    ['date-time', 0],
    ['session-id', 1],
    ['context', 2],
  ])
  const { of } = columnsOf(['x', 'Session-ID', 'session-id', 'date-time'], slots)
  assert.deepEqual([...of], [3, 1, ABSENT])
})

test('the names of a heading, whichever kind of line it is', () => {
  assert.deepEqual(fieldNames('#Fields: date-time, connector-id,event', ','), ['date-time', 'connector-id', 'event'])
  assert.equal(fieldNames('# Fields: a,b', ','), undefined)
  assert.deepEqual(namesIn('"Image Name";"PID"', ';'), ['Image Name', 'PID'])
})

test('a column is found by the id or by the label of its field', () => {
  const field = (id: string, label: string): Field => ({ id, label, kind: 'text', meaning: '' })
  assert.deepEqual(fieldIds([field('pid', 'PID'), field('image', 'Image Name')], ['IMAGE NAME', 'Image', 'x']), [
    'image',
    'image',
    undefined,
  ])
})
