import assert from 'node:assert/strict'
import { test } from 'node:test'
import { code, escaped, lineLink, readable } from './markdown.ts'

test('log text cannot become Markdown or HTML', () => {
  for (const hostile of [
    '[x](command:evil)',
    '<img src=x onerror=alert(1)>',
    '**bold** `code`',
    '$(alert)',
    '![p](http://x)',
    'a\nb\n# heading',
    'http://example.com',
  ])
    assert.doesNotMatch(escaped(hostile).replace(/&#\d+;/g, ''), /[[\]()<>*`$!#:\n]/)
})

test('a text whose source is read keeps its dots and dashes, and still says nothing in Markdown', () => {
  assert.equal(readable('10.1.5.77 is up-to-date (S04), see DC01_Security.txt.'), '10.1.5.77 is up-to-date (S04), see DC01_Security.txt.')
  assert.equal(readable('CONTOSO\\_x_'), 'CONTOSO\\\\\\_x\\_')
  for (const hostile of ['[x](command:evil)', '![p](data:x)', '<img src=x>', '**bold**', '`code`', '&lt;', 'a | b', '~~x~~'])
    assert.doesNotMatch(
      readable(hostile)
        .replaceAll(/\\[^\w\s]/g, '')
        .replace('&lt;img', ''),
      /[[\]<`*|~]|&lt;$/,
      hostile,
    )
  for (const start of ['# heading', '- item', '1. item', '=== x', 'http://x', 'www.x.com', 'a@b.com'])
    assert.notEqual(readable(start), start)
})

test('inline code holds any run of backticks', () => {
  assert.equal(code('a`b'), '``a`b``')
  assert.equal(code('``'), '``` `` ```')
  assert.equal(code('two\nlines'), '`two lines`')
})

test('a link leads to a line', () => {
  assert.equal(lineLink('line 3', 'file:///c%3A/a%20(1).log', 3), '[line 3](file:///c%3A/a%20%281%29.log#L3)')
})
