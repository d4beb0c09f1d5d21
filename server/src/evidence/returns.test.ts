import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memorySource, readBytes } from './byteSource.ts'
import { endsLinesWithReturns, watchReturns, withLineFeeds } from './returns.ts'

const sourceOf = (text: string): ReturnType<typeof memorySource> => memorySource(new TextEncoder().encode(text))
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** A text read in pieces of a size. */
function read(text: ReturnType<typeof memorySource>, size: number): string {
  let all = ''
  for (let at = 0; at < text.size; at += size) all += textOf(readBytes(text, at, size))
  return all
}

test('a file whose lines end with carriage returns alone is told from all others', () => {
  for (const text of ['one\rtwo\r', 'one\rtwo']) assert.ok(endsLinesWithReturns(sourceOf(text)), text)
  for (const text of ['one\r\ntwo\r\n', 'one\ntwo', 'one\r\r\ntwo', 'one', '']) assert.ok(!endsLinesWithReturns(sourceOf(text)), text)
})

test('its lines are read with line feeds, and pairs of both stay as they are', () => {
  for (let size = 1; size < 20; size++)
    assert.equal(read(withLineFeeds(sourceOf('a\rb\r\rc\r\nd\r')), size), 'a\nb\n\nc\r\nd\n', `${size} bytes`)
})

test('a carriage return alone is seen wherever it stands', () => {
  for (const [text, isSeen] of [
    ['a\rb', true],
    ['a\r\r\n', true],
    ['a\r', true],
    ['a\r\n\r\nb', false],
  ] as const)
    for (let size = 1; size < 7; size++) {
      const watch = watchReturns(sourceOf(text))
      read(watch.text, size)
      assert.equal(watch.sawLoneReturn(), isSeen, `${JSON.stringify(text)} in pieces of ${size}`)
    }
})

test('also far down in a large file', () => {
  for (const end of ['a\rb\r\n', 'a\r\n']) {
    const watch = watchReturns(sourceOf('some line of a log\r\n'.repeat(200_000) + end))
    read(watch.text, 65_536)
    assert.equal(watch.sawLoneReturn(), end === 'a\rb\r\n')
  }
})

test('also between any bytes, at any place', () => {
  const others = ['\n', '\u000b', '\u000c', '\u000e', '\u0000', 'a', 'é']
  for (let before = 0; before < 20; before++)
    for (const other of others) {
      const text = `${'\r\n'.repeat(before)}${other}\r${other}${'b\r\n'.repeat(8)}`
      const watch = watchReturns(sourceOf(text))
      read(watch.text, 1024)
      assert.equal(watch.sawLoneReturn(), other !== '\n', JSON.stringify(text))
    }
})
