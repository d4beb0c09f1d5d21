import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linesOf } from './positions.ts'

test('every index of a text has a position that leads back to it', () => {
  const text = 'ab\r\ncä😀\n\rlast'
  const lines = linesOf(text, 7)
  for (let index = 0; index <= text.length; index++) {
    if (text[index] === '\n' && text[index - 1] === '\r') continue
    assert.equal(lines.indexAt(lines.positionAt(index)), index, `index ${index}`)
  }
})

test('a lone carriage return ends a line, as an editor counts', () => {
  assert.deepEqual(linesOf('a\rb', 0).positionAt(2), { line: 1, character: 0 })
})

test('an index between the two characters of a line end is still on that line', () => {
  assert.deepEqual(linesOf('a\r\nb', 0).positionAt(2), { line: 0, character: 2 })
})

test('characters are UTF-16 units', () => {
  assert.deepEqual(linesOf('😀x', 3).positionAt(2), { line: 3, character: 2 })
})

test('a line outside the text has no index', () => {
  assert.equal(linesOf('one line', 8).indexAt({ line: 9, character: 0 }), undefined)
  assert.equal(linesOf('one line', 8).indexAt({ line: 7, character: 0 }), undefined)
})

test('a position beyond the end of its line is the end of that line, not a place on the next', () => {
  const lines = linesOf('ab\r\ncd', 0)
  assert.equal(lines.indexAt({ line: 0, character: 99 }), 2)
  assert.equal(lines.indexAt({ line: 1, character: 99 }), 6)
})

test('an empty text has one line', () => {
  assert.deepEqual(linesOf('', 5).positionAt(0), { line: 5, character: 0 })
})
