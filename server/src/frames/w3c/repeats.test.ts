import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memorySource } from '../../evidence/byteSource.ts'
import { textSource } from '../../evidence/encoding.ts'
import { type EntryTable, entryTable } from '../../evidence/entryTable.ts'
import { readTable } from '../../evidence/readTable.ts'
import { iisW3c } from '../../formats/iis-w3c/format.ts'

const read = (text: string): EntryTable => entryTable(readTable(textSource(memorySource(Buffer.from(text))), iisW3c.scanner()))

/** Values that a small generator takes one after the other, in steps that share no factor. */
const cycle =
  <T>(values: readonly T[], step: number): ((row: number) => T) =>
  (row: number): T =>
    values[Math.floor(row * step) % values.length]!

const CUT = ['GET /a', 'GET /a - 80 -', '', '# a remark', '#Date: 2026-03-03 06:00:00']
const seconds = cycle(['01', '01', '02', '59', '60', '6x', '00'], 1)
const minutes = cycle(['06:00', '06:00', '06:01', '23:59', '00:00'], 0.3)
const servers = cycle(['10.1.1.25', '10.1.1.25', '10.1.1.26', '-', 'fe80::1%2'], 0.21)
const methods = cycle(['GET', 'POST', 'RPC_IN_DATA', 'OPTIONS', 'get', 'GETX'], 0.7)
const stems = cycle(
  ['/owa/', '/', '/Microsoft-Server-ActiveSync/default.eas', '/RDWeb/Pages/en-US/login.aspx', '/EWS/Exchange.asmx', '/ow'],
  1.3,
)
const queries = cycle(['-', 'User=User7&DeviceId=APPL1', 'DeviceId=APPL2&User=User8', 'Cmd=Ping'], 0.9)
const users = cycle(['-', 'CONTOSO\\User1', 'contoso\\user1', 'User2@contoso.com', '10.1.5.77', 'CONTOSO\\User1'], 1.7)
const clients = cycle(['10.1.5.77', '10.1.5.78', '::1', '-', 'CONTOSO\\User1', '10.1.5.077'], 2.3)
const agents = cycle(['-', 'Mail/2.1', 'Mozilla/5.0+(x)'], 1.1)
const answers = cycle(
  ['200 0 0', '401 1 1326', '401 2 5', '401 1 2148074254', '200 0 0', '302 0 0', '500 0 1326', '- - -', '401 1 -2146893044', '40101 0 0'],
  0.83,
)
const forwarded = cycle(['-', '10.9.9.9', '10.9.9.9,10.1.0.9', 'APPL1'], 0.37)

const HEADING =
  '#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) sc-status sc-substatus sc-win32-status X-Forwarded-For'
const rowOf = (n: number): string =>
  `2026-03-03 ${minutes(n)}:${seconds(n)} ${servers(n)} ${methods(n)} ${stems(n)} ${queries(n)} 443 ${users(n)} ${clients(n)} ${agents(n)} ${answers(n)} ${forwarded(n)}`

test('a row says the same after any other rows as it does alone', () => {
  const lines = Array.from({ length: 4000 }, (_, n) => (n % 41 === 0 ? CUT[(n / 41) % CUT.length]! : rowOf(n)))
  const whole = read([HEADING, ...lines].join('\n'))
  const alone = new Map<string, string>()
  // A name keeps the case in which a log has it first.
  const tell = (table: EntryTable, n: number): string => JSON.stringify({ ...table.read(n), line: 0 }).toLowerCase()
  const tellAlone = (line: string): string => {
    const table = read(`${HEADING}\n${line}\n`)
    return table.count === 0 ? 'nothing' : tell(table, 0)
  }
  let entry = 0
  for (const [n, line] of lines.entries()) {
    if (!alone.has(line)) alone.set(line, tellAlone(line))
    const expected = alone.get(line)
    if (expected === 'nothing') continue
    assert.equal(whole.line(entry), n + 2)
    assert.equal(tell(whole, entry), expected, line)
    entry++
  }
  assert.equal(whole.count, entry)
  assert.ok(entry > 3000)
})

test('how often each who and what occurs is counted, recalled or not', () => {
  const table = read([HEADING, ...Array.from({ length: 500 }, (_, n) => rowOf(n))].join('\n'))
  for (const of of ['who', 'what'] as const) {
    const counts = Array.from({ length: table.count }, (_, n) => (of === 'who' ? table.whoId(n) : table.whatId(n)))
    for (const [id, count] of table.data[of].counts.entries()) assert.equal(count, counts.filter(other => other === id).length)
  }
})
