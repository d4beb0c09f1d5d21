import assert from 'node:assert/strict'
import { test } from 'node:test'
import { randomStream } from '../../../tools/sample/random.ts'
import { memorySource, readBytes } from './byteSource.ts'
import { detectEncoding, type TextSource, textSource } from './encoding.ts'

const LINES = '2006-09-12 10.1.5.77 GET /größe/日本 😀 200\r\n'.repeat(40)

type Writing = 'utf-16le' | 'utf-16be'
const MARKS = { 'utf-8': [0xef, 0xbb, 0xbf], 'utf-16le': [0xff, 0xfe], 'utf-16be': [0xfe, 0xff] } as const

function utf16(text: string, writing: Writing): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le')
  return writing === 'utf-16le' ? bytes : bytes.swap16()
}

const withMark = (bytes: Uint8Array, mark: readonly number[]): Uint8Array => Uint8Array.from([...mark, ...bytes])
const open = (bytes: Uint8Array): TextSource => textSource(memorySource(bytes))
const textOf = (source: TextSource): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(readBytes(source, source.bom, source.size))

test('a byte order mark tells the encoding and is not read', () => {
  const utf8 = open(withMark(Buffer.from(LINES), MARKS['utf-8']))
  assert.deepEqual([utf8.encoding, utf8.bom, textOf(utf8)], ['utf-8', 3, LINES])
  for (const writing of ['utf-16le', 'utf-16be'] as const) {
    const source = open(withMark(utf16(LINES, writing), MARKS[writing]))
    assert.deepEqual([source.encoding, textOf(source)], [writing, LINES])
  }
})

test('UTF-16 without a mark is told by its zero bytes', () => {
  for (const writing of ['utf-16le', 'utf-16be'] as const) {
    const source = open(utf16(LINES, writing))
    assert.deepEqual([source.encoding, textOf(source)], [writing, LINES])
  }
})

test('everything else is read as it is', () => {
  assert.deepEqual(detectEncoding(new Uint8Array()), { encoding: 'utf-8', bom: 0 })
  assert.deepEqual(detectEncoding(Uint8Array.of(0xff)), { encoding: 'utf-8', bom: 0 })
  assert.deepEqual(detectEncoding(new Uint8Array(100)), { encoding: 'utf-8', bom: 0 })
  const ansi = Uint8Array.of(0x47, 0xf6, 0xdf, 0x65)
  assert.deepEqual(readBytes(open(ansi), 0, 10), ansi)
})

test('a pair of surrogates that two blocks share is one character', () => {
  for (const writing of ['utf-16le', 'utf-16be'] as const)
    for (const before of [32_766, 32_767, 32_768]) {
      const text = `${'x'.repeat(before)}😀${'y'.repeat(40_000)}`
      const source = open(withMark(utf16(text, writing), MARKS[writing]))
      assert.equal(textOf(source), text)
      assert.equal(source.size, text.length + 2)
    }
})

test('blocks of any characters, paired or not, are as long as they were counted', () => {
  const random = randomStream(7, 'units')
  for (const letters of ['x', '日', 'xé日\ud83d\ude00', '\ud83d\ude00', '\ud83d', '\ude00'])
    for (const writing of ['utf-16le', 'utf-16be'] as const) {
      const text = Array.from({ length: 70_000 }, () => letters[random.whole(0, letters.length - 1)]!).join('')
      const source = open(withMark(utf16(text, writing), MARKS[writing]))
      const utf8 = Buffer.from(text)
      assert.equal(source.size, utf8.length)
      assert.ok(utf8.equals(readBytes(source, 0, source.size)))
    }
})

test('any part can be read, in any order', () => {
  const text = `${'größe 😀 '.repeat(9000)}end`
  const utf8 = Buffer.from(text)
  const source = open(withMark(utf16(text, 'utf-16le'), MARKS['utf-16le']))
  assert.equal(source.size, utf8.length)
  for (const [offset, length] of [
    [utf8.length - 3, 3],
    [0, 7],
    [50_000, 1],
    [30_000, 50_000],
    [utf8.length, 5],
    [utf8.length - 1, 5],
  ] as const)
    assert.deepEqual(Buffer.from(readBytes(source, offset, length)), utf8.subarray(offset, offset + length), `${offset}+${length}`)
})

test('a position in the text is a position in the file', () => {
  const text = `größe 😀 ${'x'.repeat(32_800)} 日本 end`
  for (const writing of ['utf-16le', 'utf-16be'] as const)
    for (const mark of [MARKS[writing], []]) {
      const file = withMark(utf16(text, writing), mark)
      const source = open(file)
      for (const word of ['g', 'e 😀', '😀', 'x', '日', '本', 'end']) {
        const at = text.indexOf(word)
        const inFile = mark.length + at * 2
        assert.equal(source.fileOffset(Buffer.byteLength(text.slice(0, at))), inFile, `${word} in ${writing}`)
      }
      assert.equal(source.fileOffset(source.size), file.length)
    }
  const plain = open(withMark(Buffer.from(text), MARKS['utf-8']))
  assert.equal(plain.fileOffset(17), 17)
})

test('an odd byte at the end and a lone surrogate do no harm', () => {
  const cut = open(Uint8Array.from([...MARKS['utf-16le'], ...utf16('ab', 'utf-16le'), 0x63]))
  assert.equal(textOf(cut), 'ab')
  const lone = open(Uint8Array.from([...MARKS['utf-16le'], 0x61, 0, 0x3d, 0xd8, 0x62, 0]))
  assert.equal(textOf(lone), 'a\ufffdb')
})

test('a source that is opened again with the blocks it had is not read for that', () => {
  const text = 'größe 😀 '.repeat(90_000)
  const bytes = withMark(utf16(text, 'utf-16le'), MARKS['utf-16le'])
  const whole = memorySource(bytes)
  let read = 0
  const counting = { ...whole, readInto: (...where: Parameters<typeof whole.readInto>) => ((read += where[3]), whole.readInto(...where)) }
  const first = textSource(counting)
  assert.ok(read > bytes.length)
  read = 0
  const again = textSource(counting, first.blocks)
  assert.ok(read < bytes.length / 4)
  assert.equal(again.size, first.size)
  assert.equal(again.fileOffset(500_000), first.fileOffset(500_000))
  assert.equal(textOf(again), text)
})
