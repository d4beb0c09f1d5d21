import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memorySource } from '../../evidence/byteSource.ts'
import { textSource } from '../../evidence/encoding.ts'
import { scanSource } from '../../evidence/readTable.ts'
import { csvScanner, type RecordReader } from '../../frames/csv/scan.ts'
import { CountingBuilder } from '../testing/countingBuilder.testing.ts'
import { ADDRESSES, HOSTS, pick } from '../testing/eventValues.testing.ts'
import { type Next, numbers } from '../testing/numbers.testing.ts'
import { eventRows } from './rows.ts'

const USERS = [
  'asmith',
  'bjones',
  'EXCHSRV01$',
  '-',
  'svc crm',
  'carla@contoso.com',
  '',
  'User',
  'x Status: 0xC0000234',
  'Caller',
  'a"b',
  'a,b',
  'D: e',
  'Jörg',
  '#x',
]
const TITLES = ['An account failed to log on.', 'A user account was locked out.', 'Logon Failure:', '', 'a']
const IDS = [529, 540, 644, 675, 680, 4624, 4625, 4634, 4740, 4776, 1102, 9999]

const dateOf = (second: number, day: number): string =>
  `${Math.floor(second / 86_400) + day}/3/2026 ${(Math.floor(second / 3600) % 12) + 1}:${String(Math.floor(second / 60) % 60).padStart(2, '0')}:${String(second % 60).padStart(2, '0')} ${second % 86_400 < 43_200 ? 'AM' : 'PM'}`

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
const value = (text: string): string => (/[,"\n]/.test(text) ? quoted(text) : text)

function described(next: Next, glue: string): string {
  const [user, other, address, host] = [pick(next, USERS), pick(next, USERS), pick(next, ADDRESSES), pick(next, HOSTS)]
  const tab = glue === ' ' ? ' ' : '\t'
  const session = `0x${(0x3e0 + next(40)).toString(16)}`
  const texts = [
    [
      'An account was logged on.',
      '',
      'Subject:',
      `${tab}Account Name:${tab}${other}`,
      `${tab}Logon ID:${tab}${session}`,
      `Logon Type:${tab}${2 + next(3)}`,
      'New Logon:',
      `${tab}Account Name:${tab}${user}`,
      `${tab}Account Domain:${tab}CONTOSO`,
      `${tab}Logon ID:${tab}${session}`,
      `${tab}Process ID:${tab}0x${next(3)}c0`,
      `${tab}Workstation Name:${tab}${host}`,
      `${tab}Source Network Address:${tab}${address}`,
      `${tab}Source Port:${tab}${next(20) === 0 ? 'Status: 5' : next(60_000)}`,
    ],
    [
      'Logon Failure:',
      `${tab}Reason:${tab}Unknown user name or bad password`,
      `${tab}User Name:${tab}${user}`,
      `${tab}Domain:${tab}${next(9) === 0 ? 'Caller' : 'CONTOSO'}`,
      `${tab}User Name:${tab}${other}`,
      `${tab}Caller User Name:${tab}${other}`,
      `${tab}Caller Logon ID:${tab}(0x0,${next(4) === 0 ? '0x3E7' : session})`,
      `${tab}Caller Process ID:${tab}${1700 + next(3)}`,
      `${tab}Error Code:${tab}0xC000006${next(3)}`,
    ],
    ['Ein Benutzerkonto wurde gesperrt.', `${tab}Kontoname:${tab}${user}`, `${tab}Aufrufercomputername:${tab}${host}`],
    ['The audit log was cleared.', `${tab}Account Name:${tab}${other}`],
    ['The system time has changed.'],
    [
      'Below:',
      `${tab}Workstation Name:${tab}${host}`,
      'Account Name:',
      user,
      `${tab}Error Code:${tab}0x18`,
      `${tab}Client Address: ${address}`,
    ],
  ]
  return texts[next(8) < 5 ? next(2) : next(texts.length)]!.join(glue)
}

const NAMES = [
  'TargetUserName',
  'SubjectUserName',
  'TargetDomainName',
  'SubjectLogonId',
  'TargetLogonId',
  'Status',
  'IpAddress',
  'LogonType',
  'ProcessId',
  'ProcessName',
  'WorkstationName',
  'IpPort',
]
const MEANT: ReadonlyMap<string, readonly string[]> = new Map([
  ['IpAddress', ADDRESSES],
  ['Status', ['0xC000006D', '0x18', '']],
  ['LogonType', ['3', '2', ' 10']],
  ['SubjectLogonId', ['0x3e7', '0x3e7', '0x1234']],
  ['ProcessId', ['0x6c0', '0x6c1', '-']],
  ['ProcessName', ['C:\\Windows\\x.exe', '-', '-', 'C:\\Windows\\y.exe', 'C:\\']],
  ['IpPort', ['49213', '49214', '49215', '0']],
])

/** The data of an event as JSON: of some names, in a few orders; with escapes, without `#text`, over several lines, and what is no string. */
function payload(next: Next): string {
  const from = next(9) === 0 ? next(NAMES.length) : 6 * next(2)
  const data = NAMES.slice(from, from + 6).flatMap(name => {
    const says = pick(next, MEANT.get(name) ?? USERS)
    const one = { '@Name': name, '#text': next(200) === 0 ? next(9) : says }
    if (next(200) === 0) return [one, one]
    return next(200) === 0 ? [{ '@Name': name }] : [one]
  })
  return JSON.stringify({ EventData: { Data: data } }, null, next(60) === 0 ? next(2) : 0)
}

const KINDS: readonly ((next: Next, moment: string) => string)[] = [
  (next, moment) =>
    `Audit ${next(2) === 0 ? 'Failure' : 'Success'},${moment},Microsoft-Windows-Security-Auditing,${pick(next, IDS.slice(5))},Logon,${quoted(described(next, '\n'))}`,
  (next, moment) =>
    `${moment.replace(' ', ',')},Security,Failure Audit,Logon/Logoff ,${pick(next, IDS)},${value(pick(next, USERS))},${value(pick(next, HOSTS))},${next(3) === 0 ? quoted(described(next, ' ')) : described(next, ' ')}`,
  (next, moment) => {
    const id = pick(next, [529, 675, 540, 644, 4625])
    const strings = Array.from({ length: { 529: 13, 675: 6, 540: 14, 644: 6, 4625: 21 }[id]! - (next(12) === 0 ? 1 : 0) }, () =>
      pick(next, [...USERS, '0x18', '3', 'EXCHSRV01', ...ADDRESSES]),
    ).join('|')
    return `\\\\DC1\\Security,${next(5000)},${moment},${moment}${next(30) === 0 ? '+01:00' : ''},${id},16,Failure Audit event,2,Logon/Logoff,Security,${value(strings)},${value(pick(next, HOSTS))},S-1-5-18,${value(described(next, ' '))},`
  },
  (next, moment) =>
    `${next(5000)},${moment},${pick(next, [4625, 4624, 4740, 6200, 18456])},${pick(next, ['Microsoft-Windows-Security-Auditing', 'Security', 'X', 'MSSQLSERVER'])},${pick(next, ['DC1', 'DC1', 'DC2', ''])},${value(pick(next, USERS))},${next(20) === 0 ? payload(next) : quoted(payload(next))}`,
  (next, moment) => `${moment},${pick(next, ['DC1', 'DC2', ''])},${quoted(`${pick(next, TITLES)}\n${described(next, '\n')}`)}`,
  (next, moment) =>
    `${moment}${next(9) === 0 ? '+01:00' : ''},${pick(next, [4625, 4624, 4776])},DC1,${value(pick(next, USERS))},${value(pick(next, USERS))},${pick(next, ADDRESSES)},${next(3)},0xC000006${next(3)},${next(60_000)},${quoted(pick(next, USERS))}`,
]
const HEADINGS = [
  'Keywords,Date and Time,Source,Event ID,Task Category',
  '',
  'EventLog,RecordNumber,TimeGenerated,TimeWritten,EventID,EventType,EventTypeName,EventCategory,EventCategoryName,SourceName,Strings,ComputerName,SID,Message,Data',
  'RecordNumber,TimeCreated,EventId,Provider,Computer,MapDescription,Payload',
  'TimeCreated,MachineName,Message',
  'TimeGenerated,EventID,Computer,TargetUserName,SubjectUserName,IpAddress,LogonType,Status,IpPort,ProcessName',
]
/** Kinds whose times are written with the year first. */
const YEAR_FIRST = 2

function damaged(row: string, next: Next): string {
  const at = next(row.length)
  const ways = [
    () => row.slice(0, at),
    () => row.slice(at),
    () => `${row.slice(0, at)}"${row.slice(at)}`,
    () => `${row.slice(0, at)}\n${row.slice(at)}`,
    () => `${row.slice(0, at)},${row.slice(at)}`,
    () => `#${row}`,
    () => `\u{feff}${row}`,
    () => `${row.slice(0, at)}\0\t${row.slice(at)}`,
    () => `\n\n${row} `,
  ]
  return ways[next(ways.length)]!()
}

function logOf(seed: number, kind: number, rows: number): string {
  const next = numbers(seed)
  const log = [HEADINGS[kind]!]
  let second = 0
  for (let row = 0; row < rows; row++) {
    second += next(60)
    const day = seed % 4 === 0 ? 12 : 1
    const moment =
      kind >= YEAR_FIRST
        ? dateOf(second, day).replace(
            /^(\d+)\/3\/2026 (\d+):(.*) [AP]M$/,
            (_, date: string, hour: string, rest: string) => `2026-03-${date.padStart(2, '0')} ${hour.padStart(2, '0')}:${rest}`,
          )
        : dateOf(second, day)
    const text = KINDS[next(40) === 0 ? next(KINDS.length) : kind]!(next, moment)
    log.push(next(25) === 0 ? damaged(text, next) : text)
    if (next(150) === 0) log.push(HEADINGS[next(HEADINGS.length)]!)
  }
  return log
    .join('\n')
    .trimStart()
    .replaceAll('\n', seed % 2 === 0 ? '\n' : '\r\n')
}

const tableOf = (text: string, reader: RecordReader, chunk = 1 << 18) => {
  const builder = new CountingBuilder()
  const end = scanSource(textSource(memorySource(Buffer.from(text))), csvScanner(reader), builder, { chunk })
  return { alike: builder.alike, table: builder.freeze(end) }
}

/** Rows of a log, and logs. */
const ROWS = 600
const SEEDS = 50

test('rows of events are read the same, whether those that are alike are known or not', () => {
  let alike = 0
  for (let seed = 0; seed < SEEDS; seed++) {
    const text = logOf(seed, seed % KINDS.length, ROWS)
    const { alike: _, ...plain } = eventRows()
    const read = tableOf(text, plain)
    for (const chunk of [1 << 18, 3000]) {
      const known = tableOf(text, eventRows(), chunk)
      assert.deepEqual(known.table, read.table, `log ${seed} in chunks of ${chunk}`)
      alike += known.alike
    }
    assert.equal(read.alike, 0)
  }
  assert.ok(alike > 5000, String(alike))
})
