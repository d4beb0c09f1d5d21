import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memorySource } from '../../evidence/byteSource.ts'
import { textSource } from '../../evidence/encoding.ts'
import { type EntryTable, entryTable } from '../../evidence/entryTable.ts'
import { readTable } from '../../evidence/readTable.ts'
import type { Format } from '../format.ts'
import { iisNntp } from '../iis-nntp/format.ts'
import { iisSmtp } from './format.ts'

const FIELDS = '#Fields: time c-ip cs-username s-sitename cs-method cs-uri-query sc-status sc-win32-status'

const read = (format: Format, ...rows: readonly string[]): EntryTable =>
  entryTable(readTable(textSource(memorySource(Buffer.from([FIELDS, ...rows].join('\n')))), format.scanner()))

test('no log of commands has a user, whatever its user column says', () => {
  const row = '06:00:00 10.1.5.77 CONTOSO\\User1 SMTPSVC1 AUTH +LOGIN 535 1326'
  for (const format of [iisSmtp, iisNntp]) {
    assert.deepEqual(Object.keys(read(format, row).who(0)), ['client', 'source'])
    assert.equal(format.can.userName, 'never')
  }
})

test('nothing of a sign-in is kept but its mechanism row', () => {
  const secrets = ['+LOGIN+VXNlcjE=', '+PLAIN+AFVzZXIxAFNwcmluZzIwMDY=', '+PASS+Spring2006']
  for (const format of [iisSmtp, iisNntp]) {
    const { data } = read(
      format,
      ...secrets.flatMap(secret => ['AUTH', 'AUTHINFO', 'xxxx'].map(verb => `06:00:00 10.1.5.77 WEBAPP01 X ${verb} ${secret} 535 0`)),
    )
    const kept = JSON.stringify([data.words, data.identities])
    assert.equal(/VXNl|AFVz|Spring/.test(kept), false)
  }
})

test('the greeting names the machine where no column does', () => {
  const table = read(
    iisSmtp,
    '06:00:00 10.1.5.77 - SMTPSVC1 EHLO +WEBAPP01 250 0',
    '06:00:00 10.1.5.77 - SMTPSVC1 MAIL +FROM:+<user1@contoso.com> 250 0',
  )
  assert.deepEqual(table.who(0).source, { kind: 'host', name: 'WEBAPP01' })
  assert.equal(table.who(1).source, undefined)
})

test('535 is a refusal in any row, 530 in none, and QUIT has no error', () => {
  const table = read(
    iisSmtp,
    '06:00:00 10.1.5.77 WEBAPP01 SMTPSVC1 xxxx - 535 0',
    '06:00:00 10.1.5.77 WEBAPP01 SMTPSVC1 AUTH - 530 0',
    '06:00:00 10.1.5.77 WEBAPP01 SMTPSVC1 QUIT - 240 1326',
  )
  assert.deepEqual(
    [0, 1, 2].map(n => table.class(n)),
    ['bad-password', 'other', 'session'],
  )
  assert.deepEqual(table.what(2).codes, [{ space: 'smtp', value: 240 }])
})

test('columns of outgoing rows and of sign-ins mean something else', () => {
  const columns = (record: string) => iisSmtp.columns?.(FIELDS, record)
  assert.deepEqual(columns('06:00:00 192.0.2.18 OutboundConnectionCommand SMTPSVC1 EHLO me 0 0')?.slice(1, 3), [
    'remote-server',
    'connection',
  ])
  assert.equal(columns('06:00:00 10.1.5.77 WEBAPP01 SMTPSVC1 AUTH +LOGIN+VXNlcjE= 535 0')?.[5], 'sign-in-data')
  assert.equal(columns('06:00:00 10.1.5.77 WEBAPP01 SMTPSVC1 MAIL +FROM:+<> 250 0')?.[5], 'cs-uri-query')
  assert.equal(iisSmtp.fields.find(({ id }) => id === 'sign-in-data')?.kind, 'secret')
})
