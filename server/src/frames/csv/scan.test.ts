import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memorySource } from '../../evidence/byteSource.ts'
import { textSource } from '../../evidence/encoding.ts'
import { scanSource } from '../../evidence/readTable.ts'
import { RecordingBuilder } from '../../formats/testing/recordingBuilder.testing.ts'
import { csvScanner, ENTRY, HEADING, type RecordReader } from './scan.ts'
import { valueReader, valueTexts } from './value.ts'

interface Read {
  readonly records: readonly (readonly string[])[]
  readonly directives: readonly string[]
  readonly spans: readonly string[]
}

const DATE = /^\d{4}-\d\d-\d\d,/
const begins = (bytes: Uint8Array, at: number, end: number): boolean =>
  DATE.test(Buffer.from(bytes.subarray(at, Math.min(end, at + 11))).toString())

/** Reads a text in chunks of a size; a record that begins with `name` is a heading, one with `bad` a gap. */
function read(text: string, reader: Partial<RecordReader> = {}, chunk = 1 << 18): Read {
  const records: (readonly string[])[] = []
  const directives: string[] = []
  const scanner = csvScanner({
    record: (bytes, row) => {
      const values = valueTexts(bytes, row)
      records.push(values)
      if (values[0] === 'name') return HEADING
      return values[0] === 'bad' ? 'a bad one' : ENTRY
    },
    directive: (bytes, start, end) => directives.push(Buffer.from(bytes.subarray(start, end)).toString()),
    ...reader,
  })
  const builder = new RecordingBuilder()
  scanSource(textSource(memorySource(Buffer.from(text))), scanner, builder, { chunk })
  return { records, directives, spans: builder.spans.map(({ kind, start, end, line }) => `${kind} ${line} ${start}-${end}`) }
}

/** What is read, the same in chunks of every size. */
function recordsOf(text: string, reader: Partial<RecordReader> = {}): Read['records'] {
  const whole = read(text, reader)
  for (let chunk = 1; chunk < 100; chunk++) assert.deepEqual(read(text, reader, chunk), whole, `chunks of ${chunk}`)
  assertTiles(text, whole.spans)
  return whole.records
}

function assertTiles(text: string, spans: readonly string[]): void {
  let at = 0
  for (const span of spans) {
    const [, line, start, end] = /(\d+) (\d+)-(\d+)/.exec(span) ?? []
    assert.equal(Number(start), at, span)
    assert.equal(Number(line), Buffer.from(text).subarray(0, at).toString().split('\n').length, span)
    at = Number(end)
  }
  assert.equal(at, Buffer.byteLength(text))
}

test('values stand apart by what stands first in the file', () => {
  for (const delimiter of [',', ';', '\t', '|'])
    assert.deepEqual(recordsOf(['name', 'a', ''].join(delimiter) + `\n"${delimiter}"${delimiter}b${delimiter}${delimiter}c\n`), [
      ['name', 'a', ''],
      [delimiter, 'b', '', 'c'],
    ])
})

test('a delimiter that the format names is the only one', () => {
  assert.deepEqual(recordsOf('a,b;c\td\n', { delimiter: 0x09 }), [['a,b;c', 'd']])
})

test('lines end with LF, CR LF or CR CR LF, and the last one with nothing', () => {
  for (const end of ['\n', '\r\n', '\r\r\n'])
    assert.deepEqual(recordsOf(['name,x', '"1",2', '3,"4"', '', '5,6'].join(end)), [
      ['name', 'x'],
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ])
})

test('quotes are doubled in quotes, and stand for themselves elsewhere', () => {
  assert.deepEqual(recordsOf('"a ""b""","""",x "y",""\n'), [['a "b"', '"', 'x "y"', '']])
  assert.deepEqual(recordsOf('"R="x";y",z\n'), [['R="x";y', 'z']])
})

test('a value in quotes may have many lines', () => {
  const text = 'name,text\n4625,"one\r\n\r\ntwo, ""three""\n",x\n4624,"four"\n'
  assert.deepEqual(recordsOf(text).slice(1), [
    ['4625', 'one\r\n\r\ntwo, "three"\n', 'x'],
    ['4624', 'four'],
  ])
  assert.deepEqual(read(text).spans, ['rest 1 0-10', 'entry 2 10-42', 'entry 6 42-54'])
})

test('remarks go to the format that has them', () => {
  const text = '#Software: x\r\n#Fields: a,b\r\n1,2\r\n'
  assert.deepEqual(read(text).directives, ['#Software: x', '#Fields: a,b'])
  assert.deepEqual(recordsOf(text), [['1', '2']])
  const rows: string[] = []
  const record: RecordReader['record'] = (bytes, row) => {
    rows.push(valueTexts(bytes, row).join(' '))
    return ENTRY
  }
  csvScanner({ record }).scan(Buffer.from('#1,2\n'), 0, 5, true, new RecordingBuilder())
  assert.deepEqual(rows, ['#1 2'])
})

test('a byte order mark and zero bytes where files were joined or a crash was say nothing', () => {
  assert.deepEqual(
    recordsOf(`1,2\n\ufeff#Fields: a\n\ufeff"3",4\n${'\0'.repeat(40)}5,6\n7,8\0\0\0\n9,"10"\0\0\n${'\0'.repeat(40)}\n \t\n`),
    [
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
      ['7', '8'],
      ['9', '10'],
    ],
  )
})

test('what cannot be read is a gap with its reason', () => {
  assert.deepEqual(read('bad,1\n1,2').spans, ['gap 1 0-6', 'entry 2 6-9'])
})

test('a quote that never closes ends where a line plainly begins a record', () => {
  const text = '2026-03-03,a,"b\nmore\n2026-03-04,c,"d ""e"""\n2026-03-05,f,"g\n2026-03-06,h,"i\n'
  assert.deepEqual(recordsOf(text, { begins }), [
    ['2026-03-03', 'a', 'b\nmore'],
    ['2026-03-04', 'c', 'd "e"'],
    ['2026-03-05', 'f', 'g'],
    ['2026-03-06', 'h', 'i'],
  ])
})

test('where nothing says how a record begins, a quote that never closes costs its own line', () => {
  assert.deepEqual(recordsOf('"1",x,"a\n2,b\n3,"c\n'), [
    ['1', 'x', 'a'],
    ['2', 'b'],
    ['3', 'c'],
  ])
})

test('the same holds where the end of the file is far away', () => {
  const rows = Array.from({ length: 1500 }, (_, n) => `${n},text of the record${' and so on'.repeat(90)}`)
  const text = ['first,"a ""b""', ...rows, 'last,"two\nlines"', ''].join('\n')
  for (const chunk of [1 << 16, 1 << 18, 1 << 22]) {
    const { records: found } = read(text, {}, chunk)
    assert.deepEqual(found[0], ['first', 'a "b"'])
    assert.deepEqual(found[1], ['0', rows[0]?.slice(2)])
    assert.deepEqual([found.length, found.at(-1)], [1502, ['last', 'two\nlines']])
  }
})

test('a record has any number of values', () => {
  const { records: found } = read(`${'v,'.repeat(3000)}\n1,2\n`)
  assert.deepEqual([found[0]?.length, found[1]], [3001, ['1', '2']])
})

test('a value is copied only where it has a doubled quote', () => {
  const value = valueReader()
  const same: boolean[] = []
  csvScanner({
    record: (bytes, row) => {
      for (let column = 0; column < row.values; column++) {
        const { bytes: memory, start, end } = value(bytes, row, column)
        same.push(memory === bytes)
        assert.equal(Buffer.from(memory.subarray(start, end)).toString(), 'a"b'.slice(0, end - start))
      }
      return ENTRY
    },
  }).scan(Buffer.from('"a","a""b",a\n'), 0, 13, true, new RecordingBuilder())
  assert.deepEqual(same, [true, false, true])
})

test('lines that all open a quote are read in time', () => {
  const { records: found } = read(`1,"${'a'.repeat(1000)}\n`.repeat(2000))
  assert.equal(found.length, 2000)
})

test('of a record of thousands of values, those that are not kept are empty', () => {
  const [record = []] = read(`${'a,'.repeat(3000)}a\n`).records
  assert.equal(record.length, 3001)
  assert.deepEqual([record[0], record[1022], record[1023], record[3000]], ['a', 'a', '', ''])
})

test('where a format reads no more than some values, what follows on the line is one, unless something is quoted in it', () => {
  const reader: Partial<RecordReader> = {
    record: (bytes, row) => {
      seen.push(valueTexts(bytes, row))
      row.most = 3
      return ENTRY
    },
  }
  const seen: (readonly string[])[] = []
  const text = 'a,b,c,d\r\n1,2,3,,4\r\n5,6,7,"8\n9",10\n11,12,\n13,14\n15,16,17,18'
  assert.deepEqual(read(text, reader).spans.length, 6)
  assert.deepEqual(seen, [
    ['a', 'b', 'c', 'd'],
    ['1', '2', '3,,4'],
    ['5', '6', '7', '8\n9', '10'],
    ['11', '12', ''],
    ['13', '14'],
    ['15', '16', '17,18'],
  ])
})
