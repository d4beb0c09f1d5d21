import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TripleDictionary } from './tripleDictionary.ts'

test('what is not recalled can be kept', () => {
  const dictionary = new TripleDictionary()
  assert.equal(dictionary.recall(1, 2, 3), -1)
  dictionary.keep(0)
  assert.equal(dictionary.recall(3, 2, 1), -1)
  dictionary.keep(7)
  assert.deepEqual([dictionary.recall(1, 2, 3), dictionary.recall(3, 2, 1), dictionary.recall(1, 2, 2)], [0, 7, -1])
  assert.equal(dictionary.size, 2)
})

test('what is asked for and not kept is not there', () => {
  const dictionary = new TripleDictionary()
  assert.deepEqual([dictionary.recall(0, 0, 0), dictionary.recall(0, 0, 0)], [-1, -1])
})

test('values are kept through growth, the numbers of every sign', () => {
  const dictionary = new TripleDictionary()
  const triple = (i: number) => [Math.imul(i, 0x9e3779b1), i % 7, -(i % 13)] as const
  for (let i = 0; i < 20_000; i++) {
    assert.equal(dictionary.recall(...triple(i)), -1)
    dictionary.keep(i)
  }
  for (let i = 0; i < 20_000; i++) assert.equal(dictionary.recall(...triple(i)), i)
})
