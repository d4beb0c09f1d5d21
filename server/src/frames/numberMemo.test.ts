import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NumberMemo } from './numberMemo.ts'

test('a value is found under its two numbers only, also when there are many', () => {
  const memo = new NumberMemo()
  for (let i = 0; i < 5000; i++) assert.equal(memo.keep(i, -i, i + 1), i + 1)
  for (let i = 0; i < 5000; i++) assert.equal(memo.get(i, -i), i + 1)
  assert.equal(memo.get(1, 1), 0)
  assert.equal(memo.get(5000, -5000), 0)
})

test('a value of 0 is not kept', () => {
  const memo = new NumberMemo()
  assert.equal(memo.keep(1, 2, 0), 0)
  assert.equal(memo.keep(1, 2, 7), 7)
  assert.equal(memo.get(1, 2), 7)
})
