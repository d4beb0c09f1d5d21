import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memorySource } from '../../evidence/byteSource.ts'
import { textSource } from '../../evidence/encoding.ts'
import { readTable } from '../../evidence/readTable.ts'
import { TableBuilder } from '../../evidence/tableBuilder.ts'
import type { TableData } from '../../evidence/tableData.ts'
import { numbers } from '../testing/numbers.testing.ts'
import { ncsaScanner } from './scan.ts'

/** What lines are made of: the first choice mostly, so that lines repeat each other. */
const ADDRESSES = ['10.41.28.140', '10.41.28.141', '2001:db8::1', 'nonsense', '-']
const IDENTS = ['-', 'ident', '[11/Oct/2006:13:00:00']
const USERS = [
  '-',
  'CONTOSO\\asmith',
  'NT AUTHORITY\\LOCAL SERVICE',
  'contoso\\ASmith',
  'two  blanks',
  '[11/Oct a',
  'a [11 b',
  'a [11/Oct/2006:13:00:00',
  'tab\there',
]
const DAYS = ['11/Oct/2006', '12/Oct/2006', '31/Foo/2006', '11/oct/2006']
const OFFSETS = [' -0600', ' +0530', ' - 0600', '', ' -06]0', '-0600', ' -0600]x"GET']
const REQUESTS = [
  'GET /exchange/ HTTP/1.1',
  'GET /exchange/asmith/Inbox/?Cmd=open HTTP/1.1',
  'GET /exchange/asmith/Inbox/?Cmd=contents HTTP/1.1',
  'POST /owa/auth.owa HTTP/1.1',
  'GET /owa/auth/logon.aspx?url=https://mail.contoso.com/owa/&reason=2 HTTP/1.1',
  'GET /owa/auth/logon.aspx?reason=0 HTTP/1.1',
  'POST /Microsoft-Server-ActiveSync?User=asmith&DeviceId=ABC&Cmd=Sync HTTP/1.1',
  'POST /Microsoft-Server-ActiveSync?User=bjones&DeviceId=DEF&Cmd=Sync HTTP/1.1',
  'GET /a b HTTP/1.1',
  'GET /a"b? HTTP/1.0',
  'GET  /two HTTP/1.1',
  'POST  /Microsoft-Server-ActiveSync?User=asmith&DeviceId=ABC&Cmd=Sync HTTP/1.1',
  'GET / HTTP/1.1',
  'GET / SMTP',
  'EHLO / SMTP',
  'GET /old',
  '',
  ' ',
  'MAIL -?+FROM:<asmith@contoso.com> SMTP',
  'EHLO -?+WEBAPP01 SMTP',
  'AUTHINFO -?USER+asmith NNTP',
  'GET / GOPHER',
]
const STATUSES = ['200', '302', '401', '500', 'x', '-']
const SIZES = ['1656', '0', '-', '12x', '']

function linesOf(seed: number, count: number): readonly string[] {
  const next = numbers(seed)
  const one = (choices: readonly string[], often = 3): string => choices[next(often) === 0 ? next(choices.length) : 0]!
  let second = 0
  return Array.from({ length: count }, () => {
    second += next(40) === 0 ? 3000 : next(3)
    const time = next(300) === 0 ? '23:59:60' : new Date(second * 1000).toISOString().slice(11, 19)
    const request = one(REQUESTS)
    const quoted = one([`"${request}"`, request, `"${request}`, `${request}"`], 20)
    const line = `${one(ADDRESSES)} ${one(IDENTS, 20)} ${one(USERS)} [${one(DAYS, 40)}:${time}${one(OFFSETS, 20)}] ${quoted} ${one(STATUSES)} ${one(SIZES, 20)}`
    return next(30) === 0
      ? ['', ` ${line}`, `\u{feff}${line}`, line.slice(0, -9), line.replace(' ', '  '), line.replace(' ', '\t')][next(6)]!
      : line
  })
}

const tableOf = (text: string, chunk: number): TableData => readTable(textSource(memorySource(Buffer.from(text))), ncsaScanner(), { chunk })

/** All of a table but where its entries lie. */
const told = ({ segments, gaps, identities, words, who, what }: TableData): unknown => ({
  segments: segments.map(({ count, firstLine, firstSecond, line, second, who: whos, what: whats }) => ({
    count,
    firstLine,
    firstSecond,
    line,
    second,
    whos,
    whats,
  })),
  gaps: gaps.map(({ line, because }) => ({ line, because })),
  identities,
  words,
  who,
  what,
})

/** The same line with a blank in front of it, which is not known. A byte order mark is none of a line behind a blank. */
const apart = (line: string): string => (line.startsWith('\u{feff}') ? line : ` ${line}`)

test('lines that are alike are read as they are one by one', ({ mock }) => {
  const added = mock.method(TableBuilder.prototype, 'add').mock
  for (let seed = 1; seed <= 6; seed++) {
    const lines = linesOf(seed, 2000)
    const chunk = [700, 5000, 1 << 18, 1 << 20][seed % 4]!
    const known = tableOf(lines.map(line => `${line}\r\n`).join(''), chunk)
    const reads = added.callCount()
    assert.ok(reads < known.segments[0]!.count / 2)
    assert.deepEqual(told(known), told(tableOf(lines.map(line => `${apart(line)}\r\n`).join(''), chunk)))
    added.resetCalls()
  }
})

test('a line that only looks like one before is read for itself', () => {
  const line = '10.41.28.140 - asmith [11/Oct/2006:13:00:00 -0600] "GET /owa/ HTTP/1.1" 200 1656'
  const others = [
    line.replace(' - ', '  - '),
    line.replace(' - ', ' -\t'),
    line.replace('0] "', '0]x"GET "'),
    line.replace(' 1656', ' 1656 '),
    `${line}\r`,
  ]
  for (const other of others) {
    const lines = [line, line, line, other, line, other, other, other]
    const text = lines.map(one => `${one}\n`).join('')
    assert.deepEqual(told(tableOf(text, 1 << 18)), told(tableOf(lines.map(one => `${apart(one)}\n`).join(''), 1 << 18)))
  }
})
