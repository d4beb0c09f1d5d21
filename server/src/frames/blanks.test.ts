import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textEnd, textStart } from './blanks.ts'

/** What is left of bytes without the blanks around them. */
const trimmed = (bytes: Buffer): string => {
  const start = textStart(bytes, 0, bytes.length)
  return bytes.subarray(start, textEnd(bytes, start, bytes.length)).toString('latin1')
}
const utf8 = (text: string): Buffer => Buffer.from(text)
const ansi = (text: string): Buffer => Buffer.from(text, 'latin1')

test('blanks that do not break are left out in UTF-8 and in an ANSI page, also between others', () => {
  for (const text of ['\u00a0jo', 'jo\u00a0', ' \u00a0\t\u00a0jo\u00a0\u00a0 \u00a0\r', 'jo'])
    for (const bytes of [utf8(text), ansi(text)]) assert.equal(trimmed(bytes), 'jo', JSON.stringify(text))
  for (const bytes of [utf8(' \u00a0 \u00a0'), ansi('\u00a0 \u00a0'), utf8('')]) assert.equal(trimmed(bytes), '')
})

test('letters that end like them in UTF-8 stay whole', () => {
  for (const text of ['Società', '†', 'ᠠ', '𠀠']) assert.equal(trimmed(utf8(text)), utf8(text).toString('latin1'), text)
})

test('behind a letter of an ANSI page they are left out', () => assert.equal(trimmed(ansi('Jos\u00e9\u00a0')), 'Jos\u00e9'))
