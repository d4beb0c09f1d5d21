import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memorySource } from '../../evidence/byteSource.ts'
import { textSource } from '../../evidence/encoding.ts'
import { type EntryTable, entryTable } from '../../evidence/entryTable.ts'
import { readTable } from '../../evidence/readTable.ts'
import { iisFtp } from './format.ts'

const read = (rows: readonly string[], fields = 'time c-ip cs-method cs-uri-stem sc-status sc-win32-status'): EntryTable =>
  entryTable(readTable(textSource(memorySource(Buffer.from([`#Fields: ${fields}`, ...rows].join('\n')))), iisFtp.scanner()))

const userOf = (table: EntryTable, entry: number) => {
  const { user } = table.who(entry)
  return user?.kind === 'user' ? user.name : undefined
}

test('no password is kept, in whatever row it stands', () => {
  const { data } = read([
    '06:00:01 10.1.5.77 [1]USER User1 331 0',
    '06:00:02 10.1.5.77 [1]PASS Spring2006 530 1326',
    '06:00:02 10.1.5.77 [1]pass Spring2006 530 1326',
  ])
  assert.equal(/spring2006/i.test(JSON.stringify([data.words, data.identities])), false)
})

test('a user is named behind the host he asks for', () => {
  const table = read(['06:00:01 10.1.5.77 [1]USER ftp.contoso.com|User1 331 0', '06:00:02 10.1.5.77 [1]PASS - 530 1326'])
  assert.deepEqual([userOf(table, 0), userOf(table, 1)], ['User1', 'User1'])
})

test('a password without a user before it has no user', () => {
  const table = read([
    '06:00:02 10.1.5.77 [1]PASS - 530 1326',
    '06:00:03 10.1.5.77 [2]USER User2 331 0',
    '06:00:04 10.1.5.77 PASS - 530 1326',
  ])
  assert.deepEqual([userOf(table, 0), userOf(table, 2)], [undefined, undefined])
  assert.equal(table.outcome(0), 'failure')
})

test('the session that was forgotten first is the oldest of thousands', () => {
  const many = Array.from({ length: 5000 }, (_, n) => `06:00:01 10.1.5.77 [${n}]USER User${n} 331 0`)
  const table = read([...many, '06:00:02 10.1.5.77 [0]PASS - 530 1326', '06:00:02 10.1.5.77 [4999]PASS - 530 1326'])
  assert.deepEqual([userOf(table, 5000), userOf(table, 5001)], [undefined, 'User4999'])
})

test('530 to another command refuses no sign-in', () => {
  const table = read(['06:00:01 10.1.5.77 [1]LIST - 530 0', '06:00:01 10.1.5.77 [1]PASS - 530 0'])
  assert.deepEqual([table.outcome(0), table.outcome(1)], ['none', 'failure'])
})

test('530 with a status about rights or folders comes behind a good password', () => {
  const table = read(['5', '2', '3', '1326', '1909'].map(status => `06:00:01 10.1.5.77 [1]PASS - 530 ${status}`))
  assert.deepEqual(
    [0, 1, 2, 3, 4].map(n => table.class(n)),
    ['other', 'other', 'other', 'bad-password', 'locked-out'],
  )
})

test('the argument of USER is an account, that of PASS a secret, any other a file', () => {
  const heading = '#Fields: time c-ip cs-method cs-uri-stem sc-status'
  const fieldOf = (record: string): string | undefined => iisFtp.columns?.(heading, record)[3]
  assert.equal(fieldOf('06:00:01 10.1.5.77 [1]USER User1 331'), 'user-name')
  assert.equal(fieldOf('06:00:01 10.1.5.77 [12]PASS Spring2006 530'), 'password')
  assert.equal(fieldOf('06:00:01 10.1.5.77 pass Spring2006 530'), 'password')
  assert.equal(fieldOf('06:00:01 10.1.5.77 [1]sent /list.csv 226'), 'cs-uri-stem')
  assert.equal(iisFtp.fields.find(({ id }) => id === 'password')?.kind, 'secret')
})
