import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memorySource } from '../../evidence/byteSource.ts'
import { textSource } from '../../evidence/encoding.ts'
import { type EntryTable, entryTable } from '../../evidence/entryTable.ts'
import { readTable } from '../../evidence/readTable.ts'
import { NAMES } from './columns.ts'
import { exchangeSmtp } from './format.ts'

const HEADING = `#Fields: ${NAMES.join(',')}`
const read = (rows: readonly string[], chunk?: number): EntryTable =>
  entryTable(
    readTable(
      textSource(memorySource(Buffer.from([HEADING, ...rows, ''].join('\n')))),
      exchangeSmtp.scanner(),
      chunk === undefined ? {} : { chunk },
    ),
  )
let sequence = 0
const row = (session: string, rest: string, client = '10.1.5.77:49152'): string =>
  `2026-03-03T06:00:10.241Z,EXCHSRV01\\Default,08DA4F7C1147${session},${sequence++},10.1.1.25:25,${client},${rest}`
const DENIED = '*,,Inbound AUTH LOGIN failed because of LogonDenied'
const outcomes = (table: EntryTable): string[] => Array.from({ length: table.count }, (_, n) => table.outcome(n))
const userOf = (table: EntryTable, entry: number) => table.who(entry).user

test('the user of a refusal is the next note of its session, however the file is cut into chunks', () => {
  const others = Array.from({ length: 40 }, (_, n) => row(`${1000 + n}`, '<,NOOP,', '10.1.5.20:50000'))
  const rows = [row('3A60', DENIED), ...others, row('3A60', '*,,User Name: User1'), row('3A60', DENIED), row('3A60', '<,QUIT,')]
  for (const chunk of [1, 7, 64, 1000, 1 << 18]) {
    const table = read(rows, chunk)
    assert.deepEqual(userOf(table, 0), { kind: 'user', name: 'User1', domain: '' }, `chunks of ${chunk}`)
    assert.equal(userOf(table, 42), undefined)
  }
})

test('the user of another session is not taken for it', () => {
  const table = read([row('3A60', DENIED), row('3A61', '*,,User Name: User2'), row('3A60', '*,Tarpit for 5 s,')])
  assert.deepEqual([userOf(table, 0), table.outcome(0)], [undefined, 'failure'])
})

test('every 535 that was told before counts once, each other one counts', () => {
  const reply = '>,535 5.7.3 Authentication unsuccessful,'
  const table = read([DENIED, reply, reply, DENIED, DENIED, reply, reply].map(rest => row('3A60', rest)))
  assert.deepEqual(outcomes(table), ['failure', 'none', 'failure', 'failure', 'failure', 'none', 'none'])
})

test('nothing of a sign-in is kept', () => {
  const sent = ['AUTH PLAIN AFVzZXIxAFNwcmluZzIwMDY=', 'VXNlcjE=', 'U3ByaW5nMjAwNg==', 'AUTH LOGIN VXNlcjE=', 'Spring2006']
  const { data } = read(sent.map(text => row('3A60', `<,${text},`)))
  assert.equal(/VXNl|AFVz|U3By|Spring/i.test(JSON.stringify([data.words, data.identities])), false)
  const columns = exchangeSmtp.columns?.(HEADING, row('3A60', '<,U3ByaW5nMjAwNg==,'))
  assert.equal(columns?.[7], 'sign-in-data')
  assert.deepEqual(exchangeSmtp.within?.(HEADING, '', 'data', 'AUTH PLAIN AFVz')?.at(-1), { id: 'sign-in-data', start: 11, end: 15 })
})

test('the direction of a connection is in the heading, else in its ports', () => {
  const out = '2026-03-03T06:00:10.241Z,Internet,08DA4F7C11473A60,1,10.1.1.25:49200,192.0.2.18:25,<,"535 5.7.8 No",'
  const table = read([out])
  assert.deepEqual([table.what(0).outbound, table.outcome(0), table.who(0).client], [true, 'none', undefined])
  assert.deepEqual(exchangeSmtp.columns?.(HEADING, out)?.slice(4, 6), ['own-endpoint', 'remote-server'])
})

test('a reason other than LogonDenied judges no password', () => {
  const table = read(['InvalidToken', 'TimeSkew'].map(reason => row('3A60', `*,,Inbound AUTH NTLM failed because of ${reason}`)))
  assert.deepEqual([table.class(0), table.class(1)], ['other', 'clock'])
})
