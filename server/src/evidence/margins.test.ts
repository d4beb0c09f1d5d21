import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { FORMATS } from '../formats/registry.ts'
import { fixturesOf } from '../formats/testing/fixtures.testing.ts'
import { memorySource, readBytes } from './byteSource.ts'
import { textSource } from './encoding.ts'
import { type EntryTable, entryTable } from './entryTable.ts'
import { readFile } from './readFile.ts'

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

/** A log with something in front of each line, which `margin` says of the line's number. */
const behind = (text: string, margin: (line: number) => string): string =>
  text.replaceAll(/^(?!$)|(?<=\n)(?=\r?\n)/gm, (_, at: number) => margin(text.slice(0, at).split('\n').length))

function read(text: string, fileName = 'found.txt', chunk = 1 << 18) {
  const bytes = Buffer.from(text, 'latin1')
  const file = readFile(FORMATS, fileName, memorySource(bytes), { chunk })
  assert.ok('table' in file, 'because' in file ? file.because : '')
  return { ...file, bytes, entries: entryTable(file.table) }
}

const rowsOf = (table: EntryTable): readonly unknown[] => Array.from({ length: table.count }, (_, n) => [table.read(n), table.heading(n)])
const textOf = (bytes: Uint8Array, table: EntryTable, entry: number): string =>
  latin1(bytes.subarray(table.offset(entry), table.offset(entry) + table.length(entry)))

const MARGINS: readonly (readonly [told: string, margin: (line: number) => string])[] = [
  ['the name of a file', () => 'u_ex260303.log:'],
  ['the path of a file', () => 'C:\\Logs of 2026\\W3SVC1\\u_ex260303.log:'],
  ['the name of a file and a number', line => `./logs/found.txt:${line}:`],
  ['the marks, name and number of Select-String', line => `${line % 3 === 0 ? '> ' : '  '}Logs\\ex26.log:${line}:`],
  ['a number', line => `${line}:`],
  ['quote marks', () => '> '],
  ['two quote marks', () => '>> '],
]

describe('a log is read as it is behind what stands in front of each line', () => {
  for (const format of FORMATS.filter(({ isLined }) => isLined === true))
    for (const { name, fileName, bytes } of fixturesOf(format)) {
      const text = textSource(memorySource(bytes))
      const plain = latin1(readBytes(text, text.bom, text.size - text.bom))
      const own = readFile(FORMATS, fileName, memorySource(Buffer.from(plain, 'latin1')))
      if (!('table' in own) || own.more !== undefined || own.recognition.format !== format || !plain.includes('\n')) continue
      test(`${format.id}, ${name}`, () => {
        const expected = entryTable(own.table)
        MARGINS.forEach(([told, margin], i) => {
          const found = read(behind(plain, margin), fileName, [300, 5000, 1 << 18][i % 3])
          assert.equal(found.recognition.format.id, format.id, told)
          assert.match(found.recognition.because, /, behind .+ in each line$/, told)
          assert.equal(found.recognition.isExcerpt, true, told)
          assert.deepEqual(rowsOf(found.entries), rowsOf(expected), told)
          assert.deepEqual(
            found.table.gaps.map(({ line, because }) => [line, because]),
            own.table.gaps.map(({ line, because }) => [line, because]),
            told,
          )
          for (let entry = 0; entry < expected.count; entry++) {
            const first = textOf(found.bytes, found.entries, entry).split('\n')[0]
            assert.equal(first, textOf(Buffer.from(plain, 'latin1'), expected, entry).split('\n')[0], told)
          }
        })
      })
    }
})

const ROW = '2026-03-03 06:00:01 10.1.5.77 - 10.1.1.30 21'
const FTP = ['USER User1 331 0', 'PASS *** 530 1326'].map(
  said => `${ROW} [7]${said.split(' ')[0]} ${said.split(' ').slice(1).join(' ')}\r\n`,
)
const HEADING = '#Fields: date time c-ip cs-username s-ip s-port cs-method cs-uri-stem sc-status sc-win32-status\r\n'
const userOf = (table: EntryTable, entry: number): unknown => table.who(entry).user

test('a log of events that is quoted is an excerpt too, and one that is not is none', () => {
  const event =
    'Event Type:\tFailure Audit\r\nEvent Source:\tSecurity\r\nEvent ID:\t529\r\nDate:\t\t3/3/2026\r\nTime:\t\t6:00:01 AM\r\nComputer:\tDC01\r\n'
  assert.equal(read(event).recognition.isExcerpt, undefined)
  const quoted = read(`This is it:\r\n\r\n${behind(event, () => '> ')}`)
  assert.deepEqual([quoted.recognition.format.id, quoted.recognition.isExcerpt, quoted.entries.count], ['security-text', true, 1])
})

test('what a row of one file says goes for no row of another', () => {
  const [user, pass] = FTP as [string, string]
  const rows = [HEADING, user, pass]
  const one = read(rows.map(row => `ex1.log:${row}`).join(''))
  assert.deepEqual(userOf(one.entries, 1), { kind: 'user', name: 'User1', domain: '' })
  const two = read([HEADING, user, HEADING, pass, user].map((row, i) => `${i < 2 ? 'ex1' : 'ex2'}.log:${row}`).join(''))
  assert.deepEqual(
    [0, 1, 2].map(n => two.entries.line(n)),
    [2, 4, 5],
  )
  assert.deepEqual([userOf(two.entries, 0) !== undefined, userOf(two.entries, 1)], [true, undefined])
})

test('lines that stand between those of a search, and an answer between quoted ones, are said not to be read', () => {
  const found = read(`ex1.log:${HEADING}ex1.log:${FTP[0]}--\r\nex2.log:${HEADING}ex2.log:${FTP[0]}`)
  assert.deepEqual([found.entries.count, found.table.gaps.map(({ line }) => line)], [2, [3]])
  const quoted = read(`> ${HEADING}> ${FTP[0]}I think this is it.\r\n> ${FTP[1]}`)
  assert.deepEqual([quoted.entries.count, quoted.table.gaps.map(({ line }) => line)], [2, [3]])
})

test('the command of a search, and the lines that it set apart, do not hide what it found', () => {
  const row = '2026-03-03 06:00:01 10.1.1.25 GET /owa/ - 443 CONTOSO\\User1 10.1.5.77 Mozilla/5.0 - 401 1 1326 31\r\n'
  const found = read(`C:\\> findstr /s User1 *.log\r\n\r\n${`W3SVC1\\u_ex26.log:${row}`.repeat(3)}`)
  assert.deepEqual([found.recognition.format.id, found.entries.count, found.entries.line(0)], ['iis-w3c', 3, 3])
  const numbered = read(`C:\\> findstr /n User1 ex26.log\r\n${[3, 9, 12].map(line => `${line}:${row}`).join('')}`)
  assert.equal(numbered.entries.count, 3)
  const apart = read(`ex26.log:3:${row}--\r\nex26.log:9:${row}`)
  assert.deepEqual([apart.entries.count, userOf(apart.entries, 1)], [2, { kind: 'user', name: 'User1', domain: 'CONTOSO' }])
})

test('the first part of a time or of an address is no number of a line', () => {
  const times = read(
    '#Date: 2026-03-03 06:00:00\r\n#Fields: time c-ip cs-method cs-uri-stem sc-status\r\n06:00:01 10.1.5.77 [1]USER User1 331\r\n07:00:01 10.1.5.77 [1]PASS - 530\r\n',
  )
  assert.doesNotMatch(times.recognition.because, /behind/)
  const hourly = Array.from({ length: 20 }, (_, n) => `${String(n).padStart(2, '0')}:00:01 10.1.5.77 [1]LIST - 226\r\n`).join('')
  const day = read(`#Date: 2026-03-03 00:00:00\r\n#Fields: time c-ip cs-method cs-uri-stem sc-status\r\n${hourly}`)
  assert.doesNotMatch(day.recognition.because, /behind/)
  const addresses = read(
    ['2001', '2001', '2002']
      .map(first => `${first}:db8::1 - CONTOSO\\User1 [03/Mar/2026:06:00:01 +0000] "GET /owa/ HTTP/1.1" 401 0\r\n`)
      .join(''),
    'ex.log',
  )
  assert.deepEqual(addresses.entries.who(1).client, { kind: 'ip', address: '2001:db8::1' })
})

test('a log of which many lines were found is read as fast, and each line where it is', () => {
  const rows = Array.from(
    { length: 30_000 },
    (_, n) => `10.1.5.${n % 200}, -, 03/03/06, 7:55:20, W3SVC1, MAIL01, 10.1.1.25, 0, 261, 1913, 401, 1326, GET, /owa/, -,\r\n`,
  )
  const found = read(rows.map((row, n) => `in26${n % 7}.log:${n + 1}:${row}`).join(''))
  assert.equal(found.entries.count, rows.length)
  for (const n of [0, 1, 777, 29_999]) assert.equal(textOf(found.bytes, found.entries, n), rows[n])
})
