import assert from 'node:assert/strict'
import { test } from 'node:test'
import { behindMarks, depthOf, unquoted } from './quotes.ts'

test('a quoted line begins behind its marks, each with one blank, so that what was indented stays so', () => {
  for (const [line, edge, depth] of [
    ['> a', 2, 1],
    ['>\ta', 1, 1],
    ['>> a', 3, 2],
    ['> >   a', 4, 2],
    ['| a | b', 2, 1],
    ['>', 1, 1],
    ['a > b', 0, 0],
  ] as const) {
    const bytes = Buffer.from(line)
    assert.deepEqual([behindMarks(bytes, 0, bytes.length), depthOf(bytes, 0, edge)], [edge, depth], line)
  }
})

test('line feeds stand for the marks of a quote and for the words of others, and all else keeps its place', () => {
  const text = '> > a\r\n> >\r\nanswer: b\r\n> said: c\r\n>> \td | e > f\u2028g\r\n'
  assert.equal(unquoted(text), '\n\n\n\na\r\n\n\n\n\r\n\n\n\n\n\n\n\n\n\n\r\n\n\n\n\n\n\n\n\n\n\r\n\n\n\n\td | e > f\u2028g\r\n')
  assert.equal(unquoted('a\n> b\nc'), 'a\n\n\n\n\nc')
  assert.equal(unquoted('a > b\n'), 'a > b\n')
})
