import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { memorySource } from '../../evidence/byteSource.ts'
import { textSource } from '../../evidence/encoding.ts'
import { readTable, scanSource } from '../../evidence/readTable.ts'
import { identityCount } from '../../evidence/identities.ts'
import { TableBuilder } from '../../evidence/tableBuilder.ts'
import { type Next, numbers } from '../../formats/testing/numbers.testing.ts'
import type { TableData } from '../../evidence/tableData.ts'
import { dialogRows, NNTP, SMTP } from '../iis/dialogRows.ts'
import { ftpRows } from '../iis/ftpRows.ts'
import { webRows } from '../iis/webRows.ts'
import { errorRows } from '../../formats/httperr/rows.ts'
import { type RowReader, w3cScanner } from './scan.ts'

type Values = Readonly<Record<string, readonly string[]>>

/** Commands of files: the session in front of them, and what only looks like one. */
const FILES = '[1]sent [1]USER [1]PASS [2]sent [2]USER [2]PASS USER PASS QUIT []PASS [3 [3] PA]SS [[4]]USER -'.split(' ')
const SERVICES: readonly (readonly [name: string, rows: () => RowReader, fields: string, values?: Values])[] = [
  [
    'web',
    webRows,
    'date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) sc-status sc-substatus sc-win32-status',
  ],
  [
    'web behind a proxy',
    webRows,
    'date time cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip X-Forwarded-For sc-status s-computername',
  ],
  [
    'web with forms',
    webRows,
    'date time cs-method cs-uri-stem cs-uri-query cs-username c-ip cs(User-Agent) sc-status sc-win32-status',
    {
      'c-ip': ['10.1.5.77', '10.1.5.78'],
      'cs-method': ['POST', 'GET'],
      'cs-uri-stem': ['/owa/auth.owa', '/owa/auth/logon.aspx', '/owa/'],
      'cs-uri-query': ['-', 'reason=2', 'reason=0'],
      'sc-status': ['302', '200', '401'],
      'sc-win32-status': ['0', '1326'],
    },
  ],
  [
    'mail',
    () => dialogRows(SMTP),
    'date time c-ip cs-username s-computername s-ip s-port cs-method cs-uri-query sc-status sc-win32-status',
  ],
  ['mail without names', () => dialogRows(SMTP), 'date time c-ip s-ip s-port cs-method cs-uri-query sc-status'],
  ['mail without dates', () => dialogRows(SMTP), 'time c-ip cs-method cs-uri-stem cs-uri-query sc-status'],
  ['news', () => dialogRows(NNTP), 'date time c-ip cs-username s-computername s-ip cs-method cs-uri-stem sc-status'],
  [
    'files',
    ftpRows,
    'date time c-ip cs-username s-computername s-ip s-port cs-method cs-uri-stem sc-status sc-win32-status',
    { 'cs-method': FILES },
  ],
  [
    'files with sessions',
    ftpRows,
    'date time c-ip cs-username s-computername s-ip cs-method cs-uri-stem sc-status sc-win32-status x-session',
    { 'cs-method': ['QUIT', 'USER', 'PASS', 'RETR', '[1]PASS', 'ControlChannelOpened'] },
  ],
  ['refusals', errorRows, 'date time c-ip s-ip s-computername s-port cs-method cs-uri-stem sc-status s-reason'],
]

/** Values that rows choose from, mostly the first; few, so that rows repeat each other. */
const VALUES: Values = {
  'c-ip': ['10.1.5.77', '10.1.5.78', '192.168.100.200', 'fe80::1%5', '2001:db8::1', '-', 'nonsense'],
  's-ip': ['10.1.1.25', '-', '10.1.1.26'],
  's-computername': ['MAIL01', 'mail01', 'MAIL02', '-'],
  's-port': ['25', '443', '444', '-'],
  'cs-username': [
    '-',
    'CONTOSO\\asmith',
    'contoso\\ASmith',
    'bjones@contoso.com',
    'OutboundConnectionCommand',
    'outboundconnectionresponse',
    'WEBAPP01',
    'n/a',
  ],
  'cs-method': ['GET', 'POST', 'EHLO', 'helo', 'AUTH', 'AUTHINFO', 'QUIT', '-'],
  'cs-uri-stem': [
    '/',
    '/owa/auth.owa',
    '/owa/auth/logon.aspx',
    '/EWS/Exchange.asmx',
    '/Microsoft-Server-ActiveSync',
    '/RDWeb/Pages/en-US/login.aspx',
    'asmith',
    'www.contoso.com|bjones',
    '-',
  ],
  'cs-uri-query': [
    '-',
    'reason=2',
    'replaceCurrent=1&reason=2',
    'User=asmith&DeviceId=ABC&Cmd=Sync',
    'User=bjones&DeviceId=DEF&Cmd=Sync',
    '+WEBAPP01',
    '+webapp02',
    '+',
  ],
  'cs(User-Agent)': ['Mozilla/5.0+(Windows+NT+10.0)', `${'long+'.repeat(20)}agent`, '-'],
  'X-Forwarded-For': ['-', '203.0.113.5', '203.0.113.5,+10.0.0.1', 'unknown'],
  'sc-status': ['200', '0', '401', '302', '535', '250', '530', '230', '-', 'x'],
  'sc-substatus': ['0', '1', '2', '-'],
  'sc-win32-status': ['0', '5', '1326', '1909', '2148074254', '-'],
  'x-session': ['a5f2', 'b6c3', '-'],
  's-reason': ['Timer_ConnectionIdle', 'BadRequest', 'Connection_Dropped', '-'],
}

function logOf(fields: string, choices: Values, seed: number, rows: number): string {
  const next = numbers(seed)
  const names = fields.split(' ')
  const lines = ['#Software: Microsoft Internet Information Services 6.0', '#Date: 2026-03-03 00:00:00', `#Fields: ${fields}`]
  let second = 0
  for (let row = 0; row < rows; row++) {
    second += next(40) === 0 ? 3000 : next(3)
    if (second > 100 && next(40) === 0) second -= next(70)
    const stamp = new Date(Date.UTC(2026, 2, 3) + second * 1000).toISOString()
    const values = names.map(name => {
      if (name === 'date') return stamp.slice(0, 10)
      if (name === 'time') return next(300) === 0 ? '23:59:60' : stamp.slice(11, 19)
      const choice = choices[name]!
      return choice[next(3) === 0 ? next(choice.length) : 0]!
    })
    lines.push(next(100) === 0 ? oddLine(next, values) : values.join(next(200) === 0 ? '  ' : ' '))
    if (next(400) === 0) lines.push(`#Fields: ${fields}`)
  }
  return lines.map(line => line + (next(300) === 0 ? '\r' : '\r\n')).join('')
}

function oddLine(next: Next, values: readonly string[]): string {
  const odd = [
    '',
    '#Date: 2026-03-05 01:00:00',
    ` ${values.join(' ')}`,
    `${values.join(' ')} more`,
    values.slice(1).join(' '),
    `\u{feff}${values.join(' ')}`,
    '\0\0\0',
  ]
  return odd[next(odd.length)]!
}

const tableOf = (text: string, rows: RowReader, chunk: number): TableData =>
  readTable(textSource(memorySource(Buffer.from(text))), w3cScanner(rows), { chunk })

/** The same reader, which does not say what rows are alike. */
const apart = (rows: RowReader): RowReader => {
  const reader = (...row: Parameters<RowReader>): void => rows(...row)
  return rows.memory === undefined ? reader : Object.assign(reader, { memory: rows.memory })
}

describe('a log is read the same, whether rows that are alike are known or not', () => {
  for (const [name, rows, fields, values] of SERVICES)
    test(name, () => {
      let entries = 0
      let reads = 0
      const counted = (reader: RowReader): RowReader =>
        Object.assign((...row: Parameters<RowReader>) => {
          reads++
          reader(...row)
        }, reader)
      for (let seed = 1; seed <= 4; seed++) {
        const text = logOf(fields, { ...VALUES, ...values }, seed, 1500)
        const chunk = [700, 5000, 1 << 18, 1 << 20][seed - 1]!
        const table = tableOf(text, counted(rows()), chunk)
        assert.deepEqual(table, tableOf(text, apart(rows()), chunk))
        entries += table.segments.reduce((sum, { count }) => sum + count, 0)
      }
      assert.ok(reads < entries * 0.75, `${reads} of ${entries} rows are read`)
    })
})

test('two logs that are read by turns do not know each other’s rows', () => {
  const text = (who: string) => `#Fields: date time c-ip cs-username\n${`2026-03-03 06:00:01 10.1.5.77 ${who}\n`.repeat(50)}`
  const sources = ['asmith', 'bjones'].map(who => Buffer.from(text(who)))
  const builders = sources.map(() => new TableBuilder())
  const scanners = sources.map(() => w3cScanner(webRows()))
  for (let at = 0; at < sources[0]!.length; at += 500)
    sources.forEach((bytes, i) => scanners[i]!.scan(bytes.subarray(at, at + 500), 0, Math.min(500, bytes.length - at), false, builders[i]!))
  for (const [i, name] of ['asmith', 'bjones'].entries()) {
    const users = builders[i]!.freeze(0).identities.named.flatMap(one => (one?.kind === 'user' ? [one.name] : []))
    assert.deepEqual(users, [name])
  }
})

test('a log of nothing but new rows is read as well', () => {
  const row = (n: number) => `2026-03-03 06:00:01 10.${n >> 16}.${(n >> 8) & 255}.${n & 255} user${n}\n`
  const text = `#Fields: date time c-ip cs-username\n${Array.from({ length: 20_000 }, (_, n) => row(n)).join('')}`
  const table = tableOf(text, webRows(), 1 << 18)
  assert.equal(table.segments[0]!.count, 20_000)
  assert.equal(identityCount(table.identities), 1 + 2 * 20_000)
})

test('rows that are known get the times they were written', () => {
  const times = ['06:00:01', '06:00:02', '9:00:03', '23:59:59', '23:59:60', '24:00:00', '06:0a:01']
  const text = `#Fields: date time c-ip\n${['03', '03', '03', '04'].flatMap(day => times.map(time => `2026-03-${day} ${time} 10.1.5.77\n`)).join('')}`
  const builder = new TableBuilder()
  scanSource(textSource(memorySource(Buffer.from(text))), w3cScanner(webRows()), builder, {})
  const { segments, gaps } = builder.freeze(0)
  const apartOnes = tableOf(text, apart(webRows()), 1 << 18)
  assert.deepEqual(segments, apartOnes.segments)
  assert.deepEqual(gaps, apartOnes.gaps)
})

test('a name that names nobody is not the same as none', () => {
  const rows = ['-', 'n/a'].map(name => `2026-03-03 06:00:01 10.1.5.77 ${name} - 25 EHLO +WEBAPP01 0\n`.repeat(5))
  const text = `#Fields: date time c-ip cs-username s-ip s-port cs-method cs-uri-query sc-status\n${rows.join('')}`
  assert.deepEqual(tableOf(text, dialogRows(SMTP), 1 << 18), tableOf(text, apart(dialogRows(SMTP)), 1 << 18))
})

test('rows without a date are of the day of the row before, though that one was not read', () => {
  const row = (day: string) => `2026-03-${day} 06:00:01 10.1.5.77\n`
  for (const odd of ['2026-99-99 06:00:02 10.1.5.77\n', `2026-03-04 06:00:02 ${'x'.repeat(1 << 18)}\n`]) {
    const text = `#Fields: date time c-ip\n${row('03').repeat(9)}${odd}${row('03').repeat(9)}#Fields: time c-ip\n06:00:03 10.1.5.77\n`
    const table = tableOf(text, webRows(), 1 << 20)
    assert.deepEqual(table, tableOf(text, apart(webRows()), 1 << 20))
    assert.equal(table.segments[0]!.second.at(-1), 3)
  }
})

test('a log that says more than there is memory for is read as well', () => {
  const row = (n: number) => `2026-03-03 06:00:01 10.1.5.${n % 7} GET /${'x'.repeat(60_000)}${n} 200\n`
  const text = `#Fields: date time c-ip cs-method cs-uri-stem sc-status\n${Array.from({ length: 1300 }, (_, n) => row(n % 650)).join('')}`
  assert.deepEqual(tableOf(text, webRows(), 1 << 20), tableOf(text, apart(webRows()), 1 << 20))
})
