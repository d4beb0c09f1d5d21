import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memorySource } from '../../evidence/byteSource.ts'
import { textSource } from '../../evidence/encoding.ts'
import { scanSource } from '../../evidence/readTable.ts'
import { CountingBuilder } from '../testing/countingBuilder.testing.ts'
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
const ADDRESSES = ['10.1.5.77', '10.1.5.78', '::1', '-', '::ffff:10.1.5.9', 'Client']
const HOSTS = ['EXCHSRV01', 'DC1.contoso.com', 'Target', '-', '']
const pick = <T>(next: Next, from: readonly T[]): T => from[next(next(12) === 0 ? from.length : Math.min(from.length, 3))]!

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

function logOf(seed: number, events: number): string {
  const next = numbers(seed)
  const log: string[] = []
  let second = 0
  for (let event = 0; event < events; event++) {
    second += next(60)
    const text = eventOf(next, second)
    log.push(next(25) === 0 ? damaged(text, next) : text, '\n'.repeat(next(8) === 0 ? 2 : 1))
  }
  return log.join('').replaceAll('\n', seed % 2 === 0 ? '\n' : '\r\n')
}

/** Events of a log. */
const EVENTS = 500
const SEEDS = 24

test('events that EventCombMT wrote are read the same, whether those that are alike are known or not', () => {
  let alike = 0
  for (let seed = 0; seed < SEEDS; seed++) {
    const source = () => textSource(memorySource(Buffer.from(logOf(seed, EVENTS))))
    const whole = new CountingBuilder()
    const done = scanSource(source(), securityLinesScanner(), whole, {})
    // In so few bytes stands no event with another one behind it.
    const few = new CountingBuilder()
    scanSource(source(), securityLinesScanner(), few, { chunk: 60 })
    assert.deepEqual(whole.freeze(done), few.freeze(done), `log ${seed}`)
    alike += whole.alike - few.alike
  }
  assert.ok(alike > 1000, String(alike))
})
