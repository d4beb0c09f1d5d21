import assert from 'node:assert/strict'
import { test } from 'node:test'
import { indexAt, positionAt } from './positions.ts'

test('every index of a text has a position that leads back to it', () => {
  const text = 'ab\r\ncä😀\n\rlast'
  for (let index = 0; index <= text.length; index++) {
    if (text[index] === '\n' && text[index - 1] === '\r') continue
    assert.equal(indexAt(text, positionAt(text, index, 7), 7), index, `index ${index}`)
  }
})

test('a lone carriage return ends a line, as an editor counts', () => {
  assert.deepEqual(positionAt('a\rb', 2, 0), { line: 1, character: 0 })
})

test('characters are UTF-16 units', () => {
  assert.deepEqual(positionAt('😀x', 2, 3), { line: 3, character: 2 })
})

test('a position outside the text has no index', () => {
  assert.equal(indexAt('one line', { line: 9, character: 0 }, 8), undefined)
  assert.equal(indexAt('one line', { line: 7, character: 0 }, 8), undefined)
})
