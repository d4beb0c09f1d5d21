import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wordsOf } from '../model/memory.ts'
import { lineFeedAfter, lineFeeds, WINDOW } from './lineFeeds.ts'

const TEXT = new TextEncoder().encode('a\n\nbc\r\n\n\n\n\n\nlonger line here\n\u000b\u010a\u0a0a\nend')

/** The line feeds of a part, found one by one. */
const expected = (bytes: Uint8Array, start: number, end: number): number[] =>
  Array.from({ length: end - start }, (_, i) => start + i).filter(at => bytes[at] === 10)

test('every line feed is found, wherever the part begins and ends and however the bytes lie in memory', () => {
  const into = new Int32Array(WINDOW)
  for (let offset = 0; offset < 4; offset++) {
    const bytes = new Uint8Array(new ArrayBuffer(TEXT.length + 8), offset, TEXT.length)
    bytes.set(TEXT)
    for (let start = 0; start <= bytes.length; start++)
      for (let end = start; end <= bytes.length; end++) {
        const count = lineFeeds(bytes, start, end, into)
        assert.deepEqual([...into.subarray(0, count)], expected(bytes, start, end), `${offset} ${start} ${end}`)
      }
  }
})

test('a line feed in front of a vertical tab is one line feed', () => {
  const into = new Int32Array(WINDOW)
  const bytes = Uint8Array.from([10, 11, 11, 11, 0x8a, 10, 0x0b, 0x80])
  assert.deepEqual([...into.subarray(0, lineFeeds(bytes, 0, 8, into))], [0, 5])
})

test('the next line feed is found, wherever the bytes begin and end in memory', () => {
  for (let offset = 0; offset < 4; offset++)
    for (let behind = 0; behind < 4; behind++) {
      const bytes = new Uint8Array(new ArrayBuffer(offset + TEXT.length + behind), offset, TEXT.length)
      bytes.set(TEXT)
      for (let start = 0; start < bytes.length; start++)
        for (let end = start + 1; end <= bytes.length; end++)
          assert.equal(lineFeedAfter(bytes, wordsOf(bytes), start, end), expected(bytes, start, end)[0] ?? end, `${offset} ${start} ${end}`)
    }
})
