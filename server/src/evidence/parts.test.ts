import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { FORMATS } from '../formats/registry.ts'
import { memorySource } from './byteSource.ts'
import { entryTable } from './entryTable.ts'
import { readFile, type ReadPart } from './readFile.ts'

const NETLOGON = [
  '09/12 16:55:15 [LOGON] CONTOSO: SamLogon: Network logon of CONTOSO\\User1 from WKS1 Entered',
  '09/12 16:55:15 [LOGON] CONTOSO: SamLogon: Network logon of CONTOSO\\User1 from WKS1 Returns 0xC000006A',
  '',
].join('\r\n')
const WEB = [
  '#Software: Microsoft Internet Information Services 6.0',
  '#Version: 1.0',
  '#Fields: date time s-sitename s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) sc-status sc-substatus sc-win32-status',
  '2006-09-12 16:55:15 W3SVC1 10.1.1.25 GET /exchange/ - 443 CONTOSO\\User2 10.1.7.8 Mozilla/4.0 401 1 1326',
  '2006-09-12 16:55:16 W3SVC1 10.1.1.25 GET /exchange/ - 443 CONTOSO\\User2 10.1.7.8 Mozilla/4.0 200 0 0',
  '',
].join('\r\n')
const EVENT = (user: string): string =>
  [
    'Event Type:\tFailure Audit',
    'Event Source:\tSecurity',
    'Event Category:\tLogon/Logoff ',
    'Event ID:\t529',
    'Date:\t\t9/12/2006',
    'Time:\t\t4:55:15 PM',
    'User:\t\tNT AUTHORITY\\SYSTEM',
    'Computer:\tDC01',
    'Description:',
    'Logon Failure:',
    ' \tReason:\t\tUnknown user name or bad password',
    ` \tUser Name:\t${user}`,
    ' \tDomain:\t\tCONTOSO',
    ' \tLogon Type:\t3',
    '',
    '',
  ].join('\r\n')
const TASKS = [
  'Image Name                     PID Services                                    ',
  '========================= ======== ============================================',
  'inetinfo.exe                  1728 IISADMIN, SMTPSVC                           ',
  '',
].join('\r\n')

/** The logs of a pasted file: format, first line of each entry. */
function logsOf(text: string): readonly (readonly [format: string, lines: readonly number[]])[] {
  const read = readFile(FORMATS, 'pasted.txt', memorySource(new TextEncoder().encode(text)))
  assert.ok('table' in read)
  return [read, ...(read.more ?? [])].map(({ recognition, table }: ReadPart) => {
    const entries = entryTable(table)
    return [recognition.format.id, Array.from({ length: entries.count }, (_, entry) => entries.line(entry))]
  })
}

test('two logs in one file are read each by its own format, one behind the other', () => {
  assert.deepEqual(logsOf(NETLOGON + WEB), [
    ['netlogon', [1, 2]],
    ['iis-w3c', [6, 7]],
  ])
  assert.deepEqual(logsOf(WEB + NETLOGON), [
    ['iis-w3c', [4, 5]],
    ['netlogon', [6, 7]],
  ])
})

test('the events of a Security log do not swallow the log pasted below them', () => {
  assert.deepEqual(logsOf(EVENT('User1') + EVENT('User2') + NETLOGON), [
    ['security-text', [1, 16]],
    ['netlogon', [31, 32]],
  ])
})

test('logs can alternate', () => {
  const ids = logsOf(NETLOGON + EVENT('User1') + TASKS + WEB).map(([id]) => id)
  assert.deepEqual(ids, ['netlogon', 'security-text', 'tasklist', 'iis-w3c'])
})

test('entries of every part lie where they lie in the file', () => {
  const bytes = new TextEncoder().encode(`\uFEFF${EVENT('Jörg')}${NETLOGON}`)
  const read = readFile(FORMATS, 'pasted.txt', memorySource(bytes))
  assert.ok('table' in read)
  const [part] = read.more ?? []
  assert.ok(part !== undefined)
  const table = entryTable(part.table)
  const text = new TextDecoder().decode(bytes.subarray(table.offset(1), table.offset(1) + table.length(1)))
  assert.equal(text, `${NETLOGON.split('\r\n')[1]}\r\n`)
})

test('a small log before a large one is not lost', () => {
  assert.deepEqual(
    logsOf(NETLOGON + WEB + '2006-09-12 16:55:17 W3SVC1 10.1.1.25 GET / - 443 - 10.1.7.8 Mozilla/4.0 200 0 0\r\n'.repeat(60)).map(
      ([id]) => id,
    ),
    ['netlogon', 'iis-w3c'],
  )
})

test('the first event of a list belongs to its log, though it takes two to tell what it is', () => {
  const list = readFileSync(new URL('../formats/security-lines/fixtures/get-eventlog.txt', import.meta.url), 'utf8')
  assert.deepEqual(
    logsOf(list + WEB).map(([id, lines]) => [id, lines.length]),
    [
      ['security-lines', 2],
      ['iis-w3c', 2],
    ],
  )
})

test('prose between the events of a log is no log', () => {
  assert.deepEqual(
    logsOf(`${EVENT('User1')}As you can see the user locks out, Mike\r\n\r\n${EVENT('User2')}`).map(([id]) => id),
    ['security-text'],
  )
})
