import assert from 'node:assert/strict'
import { test } from 'node:test'
import { basisOf } from '../../evidence/evidenceFile.ts'
import { ADDRESSES, HOSTS, pick } from '../testing/eventValues.testing.ts'
import { type Next, numbers } from '../testing/numbers.testing.ts'
import { reading, record } from '../testing/reading.testing.ts'
import { securityLines } from './format.ts'

const USERS = ['ann', 'jo smith', 'IpAddress 192.0.2.9', '- System', 'Status: 5', 'a MSWinEventLog b', '-', '']

const view = (next: Next): string =>
  [
    `${next(2) === 0 ? '+' : '-'} System `,
    '   [ Name]  Microsoft-Windows-Security-Auditing ',
    `   EventID ${4624 + next(2)} `,
    `   Keywords 0x80${1 + next(2)}0000000000000 `,
    `   [ SystemTime]  2026-03-${10 + next(9)}T10:10:${10 + next(49)}.123456Z `,
    `   Computer ${pick(next, HOSTS)} `,
    '- EventData ',
    `  SubjectUserName ${pick(next, USERS)} `,
    `  SubjectLogonId 0x${(0x3e0 + next(300)).toString(16)} `,
    `  TargetUserName ${pick(next, USERS)} `,
    `  TargetDomainName ${next(9) === 0 ? '' : 'CONTOSO'} `,
    `  Status 0xC000006${next(3)} `,
    `  IpAddress ${pick(next, ADDRESSES)} `,
    '\n',
  ].join('\n')

const LIST = [
  'TimeCreated  : 9/25/2006 10:02:10 AM',
  'ProviderName : Microsoft-Windows-Security-Auditing',
  'Id           : 4740',
  'Message      : A user account was locked out.',
  '\n',
].join('\n')

const bytesOf = (events: readonly string[]): Uint8Array => new TextEncoder().encode(events.join(''))

test('details of events are read the same, whether those that are alike are known or not', () => {
  for (let seed = 0; seed < 8; seed++) {
    const next = numbers(seed)
    const bytes = bytesOf(Array.from({ length: 200 }, () => view(next)))
    const whole = reading(securityLines, bytes)
    assert.deepEqual(reading(securityLines, bytes, 300), whole)
    assert.equal(whole.entries.length, 200)
  }
})

test('all events of a log are on the clock of the first, and others are gaps', () => {
  const details = view(numbers(1))
  const counts = [[details, LIST, details, LIST, LIST], [LIST, details, LIST], [LIST]].map(events => {
    const { table } = record(securityLines, bytesOf(events))
    return [basisOf({ format: securityLines, table }), table.count, table.gaps.length]
  })
  assert.deepEqual(counts, [
    ['utc', 2, 3],
    ['local', 2, 1],
    ['local', 1, 0],
  ])
})
