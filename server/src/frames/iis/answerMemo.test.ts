import assert from 'node:assert/strict'
import { test } from 'node:test'
import { viewOn } from '../../model/memory.ts'
import { columnsOf, CS_METHOD } from '../w3c/columns.ts'
import { emptyRow, splitRow } from '../w3c/row.ts'
import { type AnswerMemo, answerMemo } from './answerMemo.ts'

/** Asks a memory for the answer of a row, which it learns where it does not know it. The key; undefined where it was learnt, or was not. */
function ask(memo: AnswerMemo, text: string, kind = 1, heading = 'cs-method sc-status sc-substatus sc-win32-status'): number | undefined {
  const bytes = Buffer.from(`${text}\n    `)
  const row = emptyRow()
  row.view = viewOn(bytes)
  splitRow(row.view, bytes, 0, columnsOf(heading.split(' ')), row, 0)
  const key = memo.recall(row, row.starts[CS_METHOD]!, row.ends[CS_METHOD]!, kind)
  if (key < 0) memo.learn()
  return key < 0 ? undefined : key
}

test('an answer is known again by its statuses, its command, and the kind of row', () => {
  const memo = answerMemo()
  const rows = [
    'GET 200 0 0',
    'POST 200 0 0',
    'GET 401 1 2148074254',
    'GET 401 2 5',
    'GET 40 1 25',
    'ControlChannelOpened - - 0',
    'ControlChannelClosed - - 0',
  ]
  for (const text of rows) assert.deepEqual([ask(memo, text), ask(memo, text, 2)], [undefined, undefined], text)
  const keys = rows.flatMap(text => [ask(memo, text), ask(memo, text, 2)])
  assert.equal(new Set(keys).size, rows.length * 2)
  assert.ok(!keys.includes(undefined))
})

test('statuses may stand in the order of any service, but not before the first of them or far from it', () => {
  const recalls = (text: string, heading: string) => {
    const memo = answerMemo()
    ask(memo, text, 1, heading)
    return ask(memo, text, 1, heading) !== undefined
  }
  assert.ok(recalls('PASS 530 1326 41', 'cs-method sc-status sc-win32-status sc-substatus'))
  assert.ok(recalls('AUTH 535 1326', 'cs-method sc-status sc-win32-status'))
  assert.ok(!recalls('GET 1326 401', 'cs-method sc-win32-status sc-status'))
  assert.ok(!recalls(`GET 401 ${'x'.repeat(40)} 1326`, 'cs-method sc-status cs-host sc-win32-status'))
  assert.ok(!recalls(`${'M'.repeat(33)} 200`, 'cs-method sc-status'))
})
