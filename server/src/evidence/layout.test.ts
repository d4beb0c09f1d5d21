import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { asWritten, inOneRow, type Layout, linesOfLayout } from './layout.ts'

/** Whether every stretch of a text that is shown as it is can be found again by its place, and its place by it. */
function leadsThereAndBack(layout: Layout, text: string): void {
  const laidOut = layout(text)
  const lines = linesOfLayout(laidOut, 7, 5)
  for (let index = 0; index < text.length; index++) {
    const { line, character } = lines.positionAt(index)
    const row = laidOut.rows[line - 7]!
    const shown = row[character - (line === 7 ? 5 : 0)]
    if (shown === text[index] && !' ·•…'.includes(shown!))
      assert.equal(lines.indexAt({ line, character }), index, JSON.stringify(text.slice(index)))
  }
}

const EVENT = '\uFEFFEvent ID:\t529\r\nDescription:\r\n \tUser Name:\t\tUser1\r\n \tPID:\t1728\r\n\r\n'

describe('the layout as written', () => {
  test('keeps the lines of an entry, whatever ends them', () => {
    assert.deepEqual(asWritten('a\r\n\tb\n\rc\r\n').rows, ['a', '\tb', '', 'c'])
    assert.deepEqual(asWritten('no line end').rows, ['no line end'])
    assert.deepEqual(asWritten('').rows, [''])
  })

  test('masks secrets and knows what stands behind them', () => {
    const text = 'a password=Summer06 b'
    const laidOut = asWritten(text)
    assert.deepEqual(laidOut.rows, ['a password=••• b'])
    assert.deepEqual(linesOfLayout(laidOut, 0, 0).positionAt(text.indexOf(' b')), { line: 0, character: 14 })
  })

  test('leads from places to text and back', () => {
    for (const text of [EVENT, 'a\r\n\tb\n\rc\r\n', 'x password=Summer06 y']) leadsThereAndBack(asWritten, text)
  })
})

describe('the layout in one row', () => {
  test('makes dots of line breaks, and one blank of those between columns', () => {
    assert.deepEqual(inOneRow(EVENT).rows, ['Event ID: 529 · Description: · User Name: User1 · PID: 1728'])
  })

  test('leaves an entry of one line as it is', () => {
    assert.deepEqual(inOneRow('a  b\t c\r\n').rows, ['a  b\t c'])
  })

  test('cuts what no editor draws, secrets unseen', () => {
    const [row = ''] = inOneRow(`${'x'.repeat(7990)} password=${'y'.repeat(500)} z`).rows
    assert.match(row, /^x+ password= …$/)
    assert.doesNotMatch(row, /y/)
  })

  test('leads from places to text and back', () => {
    for (const text of [EVENT, 'a  b\t c\r\n', '<Event>\n  <A>1</A>\n  <B password="Summer06">2</B>\n</Event>'])
      leadsThereAndBack(inOneRow, text)
  })

  test('knows nothing before it begins', () => {
    assert.equal(linesOfLayout(inOneRow('abc'), 3, 10).indexAt({ line: 3, character: 9 }), undefined)
    assert.equal(linesOfLayout(inOneRow('abc'), 3, 10).indexAt({ line: 3, character: 11 }), 1)
    assert.equal(linesOfLayout(inOneRow('abc'), 3, 10).indexAt({ line: 3, character: 99 }), 3)
  })
})
