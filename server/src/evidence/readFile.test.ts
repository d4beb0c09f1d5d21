import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FORMATS } from '../formats/registry.ts'
import { memorySource } from './byteSource.ts'
import { readFile, recogniseSource } from './readFile.ts'

const LINE = '09/12 16:55:15 [LOGON] CONTOSO: SamLogon: Network logon of CONTOSO\\Jörg from WKS1 Returns 0xC000006A\r\n'
const LOG = LINE.repeat(20)
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const reasonOf = (bytes: Uint8Array): string => {
  const { recognition } = recogniseSource(FORMATS, 'netlogon.log', memorySource(bytes))
  return recognition.format === undefined ? recognition.because : recognition.format.id
}

test('binary files say what they are, whatever they are called', () => {
  assert.match(reasonOf(utf8(`ElfFile\0${LOG}`)), /binary event log \(\.evtx\).+export it as text/)
  assert.match(reasonOf(Uint8Array.from([0xd4, 0xc3, 0xb2, 0xa1, ...utf8(LOG)])), /network trace/)
  assert.match(reasonOf(Uint8Array.from({ length: 5000 }, (_, n) => (n * 7) % 32)), /binary data/)
})

test('an empty file is called empty, in any encoding', () => {
  for (const bytes of [[], [0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff], [0x0d, 0x0a]])
    assert.equal(reasonOf(Uint8Array.from(bytes)), 'the file is empty', bytes.join())
})

test('a log is recognised where the look at its head ends in the middle of a character', () => {
  for (let shift = 0; shift < 4; shift++) {
    const head = LOG + ' '.repeat(shift)
    assert.equal(reasonOf(utf8(head + 'ö'.repeat(70_000))), 'netlogon', `shift ${shift}`)
  }
})

test('a log is read whole, with its recognition', () => {
  const read = readFile(FORMATS, 'netlogon.log', memorySource(utf8(LOG)))
  assert.ok('table' in read)
  assert.equal(read.recognition.format.id, 'netlogon')
  assert.equal(read.table.bytes, utf8(LOG).length)
})

test('reading that is stopped keeps what was read', () => {
  const read = readFile(FORMATS, 'netlogon.log', memorySource(utf8(LOG)), { chunk: 500, onProgress: done => done < 1000 })
  assert.ok('table' in read)
  assert.equal(read.table.bytes, 1000)
  assert.equal(read.table.segments[0]?.count, Math.floor(1000 / utf8(LINE).length))
})
