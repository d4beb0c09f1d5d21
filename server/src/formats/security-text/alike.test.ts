import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memorySource } from '../../evidence/byteSource.ts'
import { textSource } from '../../evidence/encoding.ts'
import { readTable, scanSource } from '../../evidence/readTable.ts'
import { TableBuilder } from '../../evidence/tableBuilder.ts'
import { CountingBuilder } from '../testing/countingBuilder.testing.ts'
import { type Next, numbers } from '../testing/numbers.testing.ts'
import type { TableData } from '../../evidence/tableData.ts'
import { securityTextScanner } from './scan.ts'

const USERS = ['asmith', 'bjones', 'Administrator', 'EXCHSRV01$', '-', 'svc crm', 'carla@contoso.com', 'bjones\u{a0}']
const ADDRESSES = ['10.1.5.77', '10.1.5.78', '::1', '-', 'fe80::1%5', '\u{a0}10.1.5.79', '10.1.5.79\u{a0}']
const HOSTS = ['EXCHSRV01', 'DC1.contoso.com', '']

const dateOf = (second: number, day: number): string =>
  `${Math.floor(second / 86_400) + day}/3/2026${second % 7 === 0 ? '' : ' '} ${(Math.floor(second / 3600) % 12) + 1}:${String(Math.floor(second / 60) % 60).padStart(2, '0')}:${String(second % 60).padStart(2, '0')} ${second % 86_400 < 43_200 ? 'AM' : 'PM'}`

/** Events of both eras, many of them alike. */
function eventOf(next: Next, second: number, day: number): string {
  const [user, other, address, host] = [USERS[next(8)]!, USERS[next(8)]!, ADDRESSES[next(7)]!, HOSTS[next(30) === 0 ? 2 : next(2)]!]
  const moment = dateOf(second, day)
  const [date, clock, half] = moment.split(/ +/)
  const session = `0x${(0x3e0 + next(3000)).toString(16)}`
  const padded = next(9) === 0 ? '\u{a0}' : ''
  const kinds = [
    `Event Type:\tFailure Audit\nEvent Source:\tSecurity\nEvent Category:\tLogon/Logoff \nEvent ID:\t529\nDate:\t\t${date}\nTime:\t\t${clock} ${half}\nUser:\t\tNT AUTHORITY\\SYSTEM\nComputer:\t${host}\nDescription:\nLogon Failure:\n \tReason:\t\tUnknown user name or bad password\n \tUser Name:\t${user}\n \tDomain:\t\tCONTOSO\n \tLogon Type:\t3\n \tLogon Process:\tAdvapi  \n \tWorkstation Name:\t${host}\n \tCaller User Name:\t${other}\n \tCaller Domain:\tCONTOSO\n \tCaller Logon ID:\t(0x0,0x3E7)\n \tCaller Process ID: ${1700 + next(3)}\n \tSource Network Address:\t${address}\n`,
    `Event Type:\tSuccess Audit\nEvent Source:\tSecurity\nEvent ID:\t540\nDate:\t\t${date}\nTime:\t\t${clock} ${half}\nUser:\t\tCONTOSO\\${user}\nComputer:\t${host}\nDescription:\nSuccessful Network Logon:\n \tUser Name:\t${user}\n \tDomain:\t\tCONTOSO\n \tLogon ID:\t\t(0x0,${session.toUpperCase().replace('X', 'x')})\n \tLogon Type:\t3\n`,
    `Log Name:      Security\nSource:        Microsoft-Windows-Security-Auditing\nDate:          ${padded}${moment}\nEvent ID:      ${4624 + next(2)}\nKeywords:      Audit Success\nComputer:      ${host}\nDescription:\nAn account was successfully logged on.\n\nSubject:\n\tAccount Name:\t\t${other}\n\tAccount Domain:\t\tCONTOSO\n\tLogon ID:\t\t0x3e7\n\nLogon Type:\t\t\t${next(2) + 2}\n\nNew Logon:\n\tAccount Name:\t\t${user}\n\tAccount Domain:\t\tCONTOSO\n\tLogon ID:\t\t${padded}${session}\n\nNetwork Information:\n\tWorkstation Name:\t${host}\n\tSource Network Address:\t${address}\n`,
    `Log Name:      Security\nSource:        ${next(3) === 0 ? 'AD FS Auditing' : 'Microsoft-Windows-Security-Auditing'}\nDate:          ${moment}\nEvent ID:      411\nComputer:      ${host}\nDescription:\nToken validation failed. See inner exception for more details.\n\nClient IP: ${address}\nError message: ${user}-The user name or password is incorrect\n`,
    `Log Name:      Security\nSource:        Microsoft-Windows-Security-Auditing\nDate:          ${moment}\nEvent ID:      4740\nComputer:      ${host}\nDescription:\nA user account was locked out.\n\nSubject:\n\tAccount Name:\t\t${other}\n\nAccount That Was Locked Out:\n\tAccount Name:\t\t${user}\n\nAdditional Information:\n\tCaller Computer Name:\t${host}\n`,
  ]
  const text = kinds[next(20) === 0 ? 3 : [0, 0, 1, 2, 2, 4][next(6)]!]!
  return next(30) === 0 ? text.replace(/^Date:.*\n/m, '') : text
}

function damaged(event: string, next: Next): string {
  const lines = event.split('\n')
  const at = next(lines.length)
  const ways = [
    () => lines.toSpliced(at, 1),
    () => lines.toSpliced(at, 0, 'prose that stands between'),
    () => lines.with(at, lines[at]!.slice(0, next(20))),
    () => lines.toSpliced(at),
    () => [...lines, '', '', ''],
    () => lines.map(line => `> ${line}`),
    () => lines.map(line => `> ${line}`),
    () => lines.with(at, `> ${lines[at]!}`),
    () => lines.with(at, `${lines[at]!}\t \u{a0}`),
  ]
  return ways[next(ways.length)]!().join('\n')
}

function logOf(seed: number, events: number, day: number): string {
  const next = numbers(seed)
  let second = 0
  const log: string[] = []
  for (let event = 0; event < events; event++) {
    second += next(60)
    const text = eventOf(next, second, day)
    log.push(next(25) === 0 ? damaged(text, next) : text, '\n'.repeat(next(3) + (next(9) === 0 ? 0 : 1)))
  }
  return log.join('').replaceAll('\n', seed % 2 === 0 ? '\n' : '\r\n')
}

const tableOf = (text: string, chunk: number): TableData =>
  readTable(textSource(memorySource(Buffer.from(text))), securityTextScanner(), { chunk })

test('a log is read the same, whether events that are alike are known or not', () => {
  for (const [seed, day] of [1, 2].flatMap(one => [[one, 1] as const, [one + 10, 11] as const])) {
    const text = logOf(seed, 600, day)
    const whole = new CountingBuilder()
    scanSource(textSource(memorySource(Buffer.from(text))), securityTextScanner(), whole, {})
    // In so few bytes stands no event with another one behind it.
    const few = new CountingBuilder()
    const done = scanSource(textSource(memorySource(Buffer.from(text))), securityTextScanner(), few, { chunk: 120 })
    assert.ok(whole.alike > 50 && few.alike < whole.alike / 4, `${whole.alike} and ${few.alike} of 600`)
    assert.deepEqual(whole.freeze(done), few.freeze(done))
  }
})

test('two logs that are read by turns do not know each other’s events', () => {
  const texts = [1, 2].map(seed => Buffer.from(logOf(seed * 2, 200, 3)))
  const builders = texts.map(() => new TableBuilder())
  const scanners = texts.map(() => securityTextScanner())
  const done = [0, 0]
  for (let end = 20_000; end < 100_000; end += 9000)
    texts.forEach((bytes, i) => {
      builders[i]!.base = 0
      done[i] = scanners[i]!.scan(bytes, done[i]!, Math.min(end, bytes.length), false, builders[i]!)
    })
  texts.forEach((bytes, i) => {
    scanners[i]!.scan(bytes, done[i]!, bytes.length, true, builders[i]!)
    assert.deepEqual(builders[i]!.freeze(bytes.length).segments, tableOf(bytes.toString(), 1 << 18).segments)
  })
})
