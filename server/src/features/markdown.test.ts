import assert from 'node:assert/strict'
import { test } from 'node:test'
import { code, escaped, lineLink } from './markdown.ts'

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

test('inline code holds any run of backticks', () => {
  assert.equal(code('a`b'), '``a`b``')
  assert.equal(code('``'), '``` `` ```')
  assert.equal(code('two\nlines'), '`two lines`')
})

test('a link leads to a line', () => {
  assert.equal(lineLink('line 3', 'file:///c%3A/a%20(1).log', 3), '[line 3](file:///c%3A/a%20%281%29.log#L3)')
})
