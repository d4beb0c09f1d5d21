import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memorySource } from '../../evidence/byteSource.ts'
import { textSource } from '../../evidence/encoding.ts'
import { type EntryTable, entryTable } from '../../evidence/entryTable.ts'
import { readTable } from '../../evidence/readTable.ts'
import { exchangeImap4 } from '../../formats/exchange-imap4/format.ts'
import { exchangePop3 } from '../../formats/exchange-pop3/format.ts'
import type { Format } from '../../formats/format.ts'
import { judgeReply } from './mailboxReply.ts'

const HEADING = '#Fields: dateTime,sessionId,seqNumber,sIp,cIp,user,duration,rqsize,rpsize,command,parameters,context'
const LINES = '#Fields: date-time,session-id,sequence-number,local-endpoint,remote-endpoint,event,data,context'
const read = (format: Format, rows: readonly string[], heading = HEADING): EntryTable =>
  entryTable(readTable(textSource(memorySource(Buffer.from([heading, ...rows, ''].join('\n')))), format.scanner()))
const row = (rest: string, session = '0E'): string => `2026-03-03T06:00:20.140Z,${session},2,10.1.1.25:993,10.1.5.77:50001,${rest}`
const userOf = (table: EntryTable, entry: number): string | undefined => {
  const { user } = table.who(entry)
  return user?.kind === 'user' ? user.name : undefined
}

test('who is refused at PASS was named at USER, in the same session', () => {
  const table = read(exchangePop3, [
    row(',1,2,3,user,User1,R=OK'),
    row(',1,2,3,user,User2,R=OK', '0F'),
    row(',1,2,3,pass,*****,"R=""-ERR Logon failure: unknown user name or bad password."""'),
    row(',1,2,3,pass,*****,"R=""-ERR Logon failure: unknown user name or bad password."""', '10'),
  ])
  assert.deepEqual(
    [0, 1, 2, 3].map(n => table.outcome(n)),
    ['challenge', 'challenge', 'failure', 'failure'],
  )
  assert.deepEqual([userOf(table, 2), userOf(table, 3)], ['User1', undefined])
})

test('nothing of a sign-in but its user is kept', () => {
  const table = read(exchangeImap4, [
    row(',1,2,3,login,user1@contoso.com Spring2026,"R=""a NO LOGIN failed."""'),
    row(',1,2,3,login,Spring2026,"R=""a NO LOGIN failed."""'),
    row(',1,2,3,authenticate,PLAIN AFVzZXIxAFNwcmluZzIwMjY=,"R=""a NO AUTHENTICATE failed."""'),
  ])
  assert.equal(/Spring|AFVz/i.test(JSON.stringify([table.data.words, table.data.identities])), false)
  assert.deepEqual([userOf(table, 0), userOf(table, 1)], ['user1', undefined])
  const secret = row(',1,2,3,login,user1@contoso.com Spring2026,R=OK')
  assert.equal(exchangeImap4.columns?.(HEADING, secret)?.[10], 'sign-in-data')
  assert.deepEqual(
    exchangeImap4.within?.(HEADING, secret, 'sign-in-data', 'user1@contoso.com Spring2026').map(({ id }) => id),
    ['user-name', 'sign-in-data'],
  )
})

test('a sign-in by parts that cannot be read is not charged to the user of the one before', () => {
  const lines = [
    '<,a1 LOGIN user1 *****,',
    '>,a1 NO LOGIN failed.,',
    '<,a2 AUTHENTICATE PLAIN,',
    '<,AGE=,',
    '>,a2 NO AUTHENTICATE failed.,',
  ]
  const table = read(
    exchangeImap4,
    lines.map(line => row(line)),
    LINES,
  )
  assert.deepEqual([table.outcome(1), table.outcome(4)], ['failure', 'failure'])
  assert.deepEqual([userOf(table, 1), userOf(table, 4)], ['user1', undefined])
  assert.equal(exchangeImap4.columns?.(LINES, row('<,AGE=,'))?.[6], 'sign-in-data')
})

test('a reply is judged by its phrase, more exactly by the words beside it', () => {
  const classOf = (protocol: 'pop3' | 'imap4', reply: string, words = ''): string => judgeReply(protocol, reply, `${reply};${words}`).class
  assert.equal(classOf('imap4', 'a2 NO LOGIN failed.', 'Msg=AuthFailed:AccountLockedOut'), 'locked-out')
  assert.equal(classOf('imap4', 'a2 NO LOGIN failed.', 'Msg=Proxy:EXCH:993;ProxyFailed'), 'infrastructure')
  assert.equal(classOf('imap4', 'a2 OK done', 'Msg=Proxy:EXCH:993;ProxySuccess'), 'logon')
  assert.equal(classOf('pop3', '-ERR Command is not valid in this state.'), 'noise')
  assert.equal(classOf('pop3', 'OK'), 'logon')
})
