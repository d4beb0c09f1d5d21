import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeText } from './text.ts'

test('text is UTF-8 where it can be, else the ANSI page', () => {
  assert.equal(decodeText(Uint8Array.from([0x4a, 0xc3, 0xb6, 0x72, 0x67])), 'Jörg')
  assert.equal(decodeText(Uint8Array.from([0x4a, 0xf6, 0x72, 0x67])), 'Jörg')
  assert.equal(decodeText(Uint8Array.from([0x80, 0x93])), '€“')
})

test('any bytes are some text', () => {
  for (let byte = 0; byte < 256; byte++) assert.equal(typeof decodeText(Uint8Array.from([byte, 0xff, byte])), 'string')
  assert.equal(decodeText(new Uint8Array()), '')
})

test('a mark within a text stays', () => {
  assert.equal(decodeText(Uint8Array.from([0xef, 0xbb, 0xbf, 0x41])), '\uFEFFA')
})
