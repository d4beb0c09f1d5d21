import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memorySource } from '../../evidence/byteSource.ts'
import { textSource } from '../../evidence/encoding.ts'
import { scanSource } from '../../evidence/readTable.ts'
import { CountingBuilder } from '../testing/countingBuilder.testing.ts'
import { ADDRESSES, HOSTS, pick } from '../testing/eventValues.testing.ts'
import { eventTable } from '../testing/eventTable.testing.ts'
import { type Next, numbers } from '../testing/numbers.testing.ts'
import { securityLinesScanner } from './scan.ts'

const USERS = [
  'asmith',
  'bjones',
  'EXCHSRV01$',
  '-',
  'svc crm',
  'carla@contoso.com',
  '',
  'User',
  'Status:5',
  'Caller',
  'a,b',
  'D:e',
  'Jörg',
  '#x',
  'a MSWinEventLog b',
  'User Name: x',
]

function eventOf(next: Next, second: number): string {
  const [user, other, address, host] = [pick(next, USERS), pick(next, USERS), pick(next, ADDRESSES), pick(next, HOSTS)]
  const clock = [second / 3600, (second / 60) % 60, second % 60].map(part => String(Math.floor(part)).padStart(2, '0')).join(':')
  const head = (id: number, audit: string): string =>
    `${id},AUDIT ${audit},Security,Tue Sep 12 ${clock} 2006,${next(9) === 0 ? other : 'NT AUTHORITY\\SYSTEM'},`
  const gap = next(5) === 0 ? ' ' : '     '
  const flat = (lines: readonly string[]): string => `${lines.join(gap)}${gap}`
  const failed = [
    'Logon Failure:',
    'Reason:  Unknown user name or bad password',
    `User Name: ${user}`,
    'Domain: CONTOSO',
    `Logon Type: ${2 + next(2)}`,
    `Workstation Name: ${host}`,
    `Caller User Name: ${other}`,
    `Caller Logon ID: (0x0,0x3E${next(9)})`,
    `Caller Process ID: ${1728 + next(3)}`,
    `Source Network Address: ${address}`,
    `Source Port: ${next(9) === 0 ? 'Status: 5' : next(60_000)}`,
  ]
  const kerberos = ['Pre-authentication failed:', `User Name:\t${user}`, `Failure Code:\t0x1${8 + next(2)}`, `Client Address:\t${address}`]
  const logon = [
    'Successful Network Logon:',
    `User Name: ${user}`,
    'Domain: CONTOSO',
    `Logon ID: (0x0,0x${(0x3e0 + next(500)).toString(16)})`,
    'Logon Type: 3',
    `Workstation Name: ${host}`,
  ]
  const texts = [
    () => head(529, 'FAILURE') + flat(failed),
    () => head(675, 'FAILURE') + (next(2) === 0 ? flat(kerberos) : kerberos.join('\n \t')),
    () => head(540, 'SUCCESS') + flat(logon),
    () =>
      `${head(680, 'FAILURE')}Logon attempt by: ${next(3) === 0 ? user : 'X'}\n Logon account: ${user}\nSource Workstation: ${host}\n Error Code: 0xC000006A`,
    () =>
      `${head(644, 'SUCCESS')}User Account Locked Out:     Target Account Name: ${user}     Caller Machine Name:${host}     Caller User Name: DC01$    `,
    () => `4625,ERROR,EventSystem,Tue Sep 12 ${clock} 2006,N/A,The EventSystem sub system is suppressing duplicate event log entries.`,
    () => `${head(644, 'SUCCESS')}Benutzerkonto gesperrt:     Zielkontoname: ${user}     Aufrufercomputername: ${host}`,
  ]
  return texts[next(6) < 5 ? next(3) : next(texts.length)]!()
}

function damaged(event: string, next: Next): string {
  const at = next(event.length)
  const ways = [
    () => event.slice(0, at),
    () => event.slice(at),
    () => `${event.slice(0, at)}\n${event.slice(at)}`,
    () => `${event.slice(0, at)},${event.slice(at)}`,
    () => `${event.slice(0, at)}\0\t${event.slice(at)}`,
    () => `${event}\nTimeGenerated : x`,
    () => `${event}\n\n\n \t`,
  ]
  return ways[next(ways.length)]!()
}

/** A tool, and how it writes an event. */
interface Tool {
  readonly name: string
  readonly event: (next: Next, second: number) => string
}

/** Descriptions as Windows writes them, a line for each value. */
function described(next: Next): readonly [id: number, audit: string, lines: readonly string[]] {
  const [user, other, address, host] = [pick(next, USERS), pick(next, USERS), pick(next, ADDRESSES), pick(next, HOSTS)]
  const odds = ['9/12/2006 10:02:10 AM', 'Id : 4', 'Keywords=x', '529,AUDIT FAILURE,x', '', 'Key Length:\ta security[failure] 529 b']
  const odd = next(30) === 0 ? odds[next(odds.length)]! : 'Key Length:\t0'
  const failed = [
    '',
    'Subject:',
    `\tAccount Name:\t\t${other}`,
    `\tLogon ID:\t\t0x${(0x3e0 + next(300)).toString(16)}`,
    '',
    `Logon Type:\t\t\t${2 + next(3)}`,
    '',
  ]
  const account = ['Account For Which Logon Failed:', `\tAccount Name:\t\t${user}`, '\tAccount Domain:\t\tCONTOSO', '']
  const network = ['Network Information:', `\tWorkstation Name:\t${host}`, `\tSource Network Address:\t${address}`, odd]
  const texts: readonly (readonly [number, string, readonly string[]])[] = [
    [4625, 'Failure', ['An account failed to log on.', ...failed, ...account, ...network]],
    [4624, 'Success', ['An account was successfully logged on.', ...failed, 'New Logon:', ...account.slice(1), ...network]],
    [
      4776,
      'Failure',
      [
        'The computer attempted to validate the credentials for an account.',
        '',
        `Logon Account:\t${user}`,
        `Source Workstation:\t${host}`,
        `Error Code:\t0xC000006A`,
      ],
    ],
    [4634, 'Success', ['An account was logged off.', ...failed.slice(0, 5), `Logon Type:\t\t\t${2 + next(3)}`]],
    [1102, 'Success', [`The audit log was cleared by ${user}.`]],
  ]
  return texts[next(texts.length)]!
}

const dateOf = (next: Next, second: number): string => {
  const parts = [10 + Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60].map(part => String(part).padStart(2, '0'))
  const odd = [
    '9/12/2006 10:02',
    '12:02:10 9/12/2006',
    '9/12/2006 10:02:10 AM x',
    'ä9/12/2006 10:02:10 AM',
    '9/12/2006  10:02:10 AM  PM a',
    '90909/1/2006 1:02:03 AM',
  ]
  return next(60) === 0 ? odd[next(odd.length)]! : `${1 + next(9)}/12/2006 ${parts.join(':')} ${next(2) === 0 ? 'AM' : 'PM'}`
}

function pairs(next: Next, second: number): string {
  const [id, audit, lines] = described(next)
  const head = [
    'LogName=Security',
    'SourceName=Microsoft Windows security auditing.',
    `EventCode=${id}`,
    'EventType=0',
    `ComputerName=${pick(next, HOSTS)}`,
  ]
  const more = [
    `TaskCategory=${next(9) === 0 ? 'security[failure] ' : 'Logon'}`,
    `RecordNumber=${21_004 + next(9000)}`,
    `Keywords=Audit ${audit}`,
  ]
  return [dateOf(next, second), ...head, ...more, `Message=${lines[0]}`, ...lines.slice(1)].join('\n')
}

const table = (next: Next, second: number): string => eventTable(next, dateOf(next, second))

/** Events of Splunk as it exports them in JSON. */
const results = (next: Next, second: number): string => JSON.stringify({ preview: false, result: { _raw: pairs(next, second) } })

function list(next: Next, second: number): string {
  const [id, audit, lines] = described(next)
  const wide = (text: string): string => text.replaceAll('\t', ' '.repeat(4))
  const properties = [
    `TimeCreated          : ${dateOf(next, second)}`,
    'ProviderName         : Microsoft-Windows-Security-Auditing',
    `Id                   : ${id}`,
  ]
  const more = [`MachineName          : ${pick(next, HOSTS)}`, `KeywordsDisplayNames : {Audit ${audit}}`]
  const message = lines.map((line, i) => `${i === 0 ? 'Message              : ' : ' '.repeat(23)}${wide(line)}`.trimEnd())
  return [...properties, ...more, ...message, ''].join('\n')
}

/** A list that a console cut in the middle of a label; in a wider line it would not have. */
function cutList(next: Next, second: number): string {
  const text = list(next, second).replace('Source Network Address', `${' '.repeat(40)}Source Network Addr\n${' '.repeat(23)}ess`)
  return next(20) === 0 ? text.replace('Workstation Name:', `Workstation Name: ${'x'.repeat(25 + next(25))}`) : text
}

const listWithoutId = (next: Next, second: number): string => list(next, second).replace(/^Id .*\n/m, '')

/** A list behind which stands no blank line. */
const shortList = (next: Next, second: number): string => list(next, second).trimEnd()

/** A list that begins with another property: behind a list of the others it belongs to that. */
const otherList = (next: Next, second: number): string => list(next, second).replace(/^(TimeCreated.*\n)(ProviderName.*\n)/, '$2$1')

const snare = (next: Next): string =>
  `MSWinEventLog\t1\tSecurity\t7\tTue Sep 12 10:02:10 2006\t529\tSecurity\tUser\tUser\tFailure Audit\tDC1\tLogon\t\tLogon Failure: User Name: ${pick(next, USERS)}`

const TOOLS: readonly Tool[] = [
  { name: 'EventCombMT', event: eventOf },
  { name: 'Splunk', event: pairs },
  { name: 'Get-WinEvent', event: list },
  { name: 'Get-WinEvent without Id', event: listWithoutId },
  { name: 'Get-WinEvent at a console', event: cutList },
]

/** Events of a log. */
const EVENTS = 500
const SEEDS = 24
/** Events of the first tool; one of so many is of any of them. */
const SELDOM = 20

function logOf(events: readonly Tool['event'][], seed: number, seldom: number): string {
  const next = numbers(seed)
  const log: string[] = []
  let second = 0
  for (let event = 0; event < EVENTS; event++) {
    second += next(60)
    const text = events[next(seldom) === 0 ? next(events.length) : 0]!(next, second)
    log.push(next(25) === 0 ? damaged(text, next) : text, '\n'.repeat(next(8) === 0 ? 2 : 1))
  }
  return log.join('').replaceAll('\n', seed % 2 === 0 ? '\n' : '\r\n')
}

function countAlike(events: readonly Tool['event'][], seed: number, seldom = SELDOM): number {
  const source = () => textSource(memorySource(Buffer.from(logOf(events, seed, seldom))))
  const whole = new CountingBuilder()
  const done = scanSource(source(), securityLinesScanner(), whole, {})
  // In so few bytes stands no event with another one behind it.
  const few = new CountingBuilder()
  scanSource(source(), securityLinesScanner(), few, { chunk: 60 })
  assert.deepEqual(whole.freeze(done), few.freeze(done), `log ${seed}`)
  return whole.alike - few.alike
}

for (const tool of TOOLS)
  test(`events that ${tool.name} wrote are read the same, whether those that are alike are known or not`, () => {
    let alike = 0
    for (let seed = 0; seed < SEEDS; seed++) alike += countAlike([tool.event], seed)
    assert.ok(alike > 1000, String(alike))
  })

test('so are those of several tools in one log', () => {
  const events = [...TOOLS.map(tool => tool.event), results, table]
  for (let seed = 0; seed < SEEDS; seed++) countAlike([events[seed % events.length]!, ...events], seed)
})

test('so are lists that do not begin where they seem to', () => {
  for (let seed = 0; seed < SEEDS; seed++) countAlike([list, otherList, shortList, snare], seed, 2)
})
