import assert from 'node:assert/strict'
import { test } from 'node:test'
import { iisW3c } from '../formats/iis-w3c/format.ts'
import { type ByteSource, memorySource } from './byteSource.ts'
import { textSource } from './encoding.ts'
import { type EntryTable, entryTable } from './entryTable.ts'
import { type ReadOptions, readTable } from './readTable.ts'

const LOG = [
  '#Software: Microsoft Internet Information Services 10.0',
  '#Date: 2026-03-03 06:00:00',
  '#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip sc-status sc-substatus sc-win32-status',
  '2026-03-03 06:00:01 10.1.1.25 POST /EWS/Exchange.asmx - 443 CONTOSO\\User1 10.1.5.77 401 1 1326',
  '2026-03-03 06:00:02 10.1.1.25 GET /owa/größe/日本 - 443 CONTOSO\\User2 fe80::1%8 200 0 0',
  '2026-03-03 06:00:02 10.1.1.25 GET /a row that fits nothing',
  '',
  '2026-03-03 06:00:03 10.1.1.25 POST /Microsoft-Server-ActiveSync User=User1&DeviceId=APPL1 443 CONTOSO\\User1 10.1.5.78 200 0 0',
  '#Fields: time c-ip sc-status',
  '06:10:00 10.1.5.79 200',
  '06:10:01 10.1.5.79 404',
].join('\r\n')

const read = (source: ByteSource, options: ReadOptions = {}): EntryTable =>
  entryTable(readTable(textSource(source), iisW3c.scanner(), options))
const readText = (text: string, options: ReadOptions = {}): EntryTable => read(memorySource(Buffer.from(text)), options)

/** Everything a table says, in a form that can be compared. */
const told = (table: EntryTable) => ({
  entries: Array.from({ length: table.count }, (_, n) => ({
    offset: table.offset(n),
    length: table.length(n),
    heading: table.heading(n),
    ...table.read(n),
  })),
  gaps: table.gaps,
})

test('a log is read into entries and gaps', () => {
  const table = readText(LOG)
  assert.deepEqual(
    Array.from({ length: table.count }, (_, n) => table.line(n)),
    [4, 5, 8, 10, 11],
  )
  assert.deepEqual(
    table.gaps.map(gap => gap.line),
    [6],
  )
  assert.equal(table.outcome(0), 'failure')
})

test('chunks of any size give the same table', () => {
  const whole = told(readText(LOG))
  for (let chunk = 1; chunk < 100; chunk++) assert.deepEqual(told(readText(LOG, { chunk })), whole, `chunks of ${chunk} bytes`)
})

test('chunks of any size give the same table of a UTF-16 file', () => {
  const file = Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(LOG, 'utf16le')])
  const whole = told(readText(LOG))
  for (let chunk = 1; chunk < 100; chunk++) assert.deepEqual(told(read(memorySource(file), { chunk })), whole, `chunks of ${chunk} bytes`)
})

test('a log that is cut at any byte is read without complaint', () => {
  const bytes = Buffer.from(LOG)
  for (let end = 0; end <= bytes.length; end++) {
    const table = read(memorySource(bytes.subarray(0, end)))
    assert.ok(table.count <= 5)
    for (let n = 0; n < table.count; n++) assert.ok(table.offset(n) + table.length(n) <= end)
  }
})

test('bytes may lie anywhere in memory', () => {
  const whole = told(readText(LOG))
  for (let shift = 1; shift < 9; shift++) {
    const memory = new Uint8Array(Buffer.byteLength(LOG) + shift)
    memory.set(Buffer.from(LOG), shift)
    const scanned = { ...memorySource(memory.subarray(shift)) }
    assert.deepEqual(told(read(scanned)), whole)
  }
})

test('a byte order mark belongs to no entry', () => {
  const table = readText(`\ufeff${LOG}`)
  assert.equal(table.count, 5)
  assert.equal(table.offset(0), readText(LOG).offset(0) + 3)
})

test('a row longer than any log writes is cut, and the next one is read again', () => {
  const table = readText(`${LOG}\r\n${'x'.repeat(3_000_000)}\r\n06:10:02 10.1.5.80 500\r\n`)
  assert.equal(table.count, 6)
  assert.deepEqual(table.read(5).who, { client: { kind: 'ip', address: '10.1.5.80' } })
  assert.equal(table.line(5), 13)
})

test('reading can be stopped and keeps what was read', () => {
  const done: number[] = []
  const table = readText(LOG, { chunk: 200, onProgress: bytes => done.push(bytes) < 2 })
  assert.deepEqual(done, [200, 400])
  assert.ok(table.count > 0 && table.count < 5)
})

test('a file that shrinks while it is read ends where it ends', () => {
  const bytes = Buffer.from(LOG)
  const shrunk = memorySource(bytes.subarray(0, 300))
  const table = read({ size: bytes.length, readInto: (...asked) => shrunk.readInto(...asked) }, { chunk: 64 })
  assert.deepEqual(told(table).entries, told(read(shrunk)).entries)
})
