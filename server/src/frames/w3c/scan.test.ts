import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memorySource } from '../../evidence/byteSource.ts'
import { textSource } from '../../evidence/encoding.ts'
import { type EntryTable, entryTable } from '../../evidence/entryTable.ts'
import { readTable } from '../../evidence/readTable.ts'
import { iisW3c } from '../../formats/iis-w3c/format.ts'

const read = (text: string, chunk?: number): EntryTable =>
  entryTable(readTable(textSource(memorySource(Buffer.from(text))), iisW3c.scanner(), chunk === undefined ? {} : { chunk }))

test('a line may end with LF, CR LF or CR, and the last one with nothing', () => {
  const lines = (end: string): number[] => {
    const table = read(['#Fields: c-ip', '10.1.5.77', '', '10.1.5.78'].join(end))
    return Array.from({ length: table.count }, (_, n) => table.line(n))
  }
  for (const end of ['\n', '\r\n', '\r']) assert.deepEqual(lines(end), [2, 4])
})

test('the mark where files were joined is passed over', () => {
  const table = read('#Fields: c-ip\n10.1.5.77\n\ufeff#Fields: sc-status c-ip\n\ufeff200 10.1.5.78\n')
  assert.deepEqual([table.count, table.gaps.length, table.heading(1)], [2, 0, '#Fields: sc-status c-ip'])
})

test('zero bytes that a crash left say nothing', () => {
  const table = read(`#Fields: c-ip\n10.1.5.77\n${'\0'.repeat(5000)}\n10.1.5.78\n`)
  assert.deepEqual([table.count, table.gaps.length], [2, 0])
})

test('a heading that names more columns than any log has fits no row', () => {
  const table = read(`#Fields: ${'x '.repeat(5000)}\n${'1 '.repeat(5000)}\n${'1 '.repeat(1024)}\n`)
  assert.deepEqual([table.count, table.gaps.length], [0, 2])
})

test('rows of many shapes without a heading do not fill the table with headings', () => {
  const rows = Array.from({ length: 300 }, (_, n) => `2026-03-03 06:00:01 GET / - 80 - 10.1.5.77 Mail 200 0 0 31${' x'.repeat(n % 100)}`)
  const table = read(rows.join('\n'))
  assert.ok(table.data.headings.length <= 64)
  assert.equal(table.count + table.gaps.length, 300)
})
