import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  HOST,
  type Identity,
  IP,
  PROCESS,
  ROLE_CLIENT,
  ROLE_LOGGER,
  ROLE_PROCESS,
  ROLE_SOURCE,
  ROLE_USER,
  USER,
} from '../model/identity.ts'
import { TableBuilder } from './tableBuilder.ts'
import { entryTable } from './entryTable.ts'
import type { EvidenceFile } from './evidenceFile.ts'
import { UTC_CLOCK } from './clock.ts'
import { memorySource } from './byteSource.ts'
import { countIn, entriesIn } from './identityIndex.ts'

type Row = Readonly<Partial<Record<'user' | 'client' | 'source' | 'logger' | 'process' | 'on', string>>>

/** A file whose entries name what the rows name. */
function fileOf(rows: readonly Row[], host?: string): EvidenceFile {
  const builder = new TableBuilder()
  rows.forEach((row, i) => {
    if (row.user !== undefined) builder.who[ROLE_USER] = builder.identityOf(USER, row.user)
    if (row.client !== undefined) builder.who[ROLE_CLIENT] = builder.identityOf(IP, row.client)
    if (row.source !== undefined) builder.who[ROLE_SOURCE] = builder.identityOf(HOST, row.source)
    if (row.logger !== undefined) builder.who[ROLE_LOGGER] = builder.identityOf(HOST, row.logger)
    if (row.process !== undefined) builder.who[ROLE_PROCESS] = builder.identityOf(PROCESS, row.process, row.on ?? '')
    builder.add(i * 10, i * 10 + 10, i + 1)
  })
  const format = {
    id: 'x',
    title: 'X',
    language: 'x',
    basis: 'utc',
    fields: [],
    grammar: 'x',
    can: { userName: 'written', clientAddress: 'written', failure: 'written', process: 'written' },
  } as const
  return {
    uri: 'file:///x.log',
    path: 'x.log',
    format: { ...format, recognise: () => undefined, scanner: () => ({ scan: () => 0 }) },
    recognition: { confidence: 1, because: 'a test' },
    table: entryTable(builder.freeze(rows.length * 10)),
    source: memorySource(new Uint8Array()),
    fileOffset: offset => offset,
    clock: UTC_CLOCK,
    ...(host === undefined ? {} : { host: { name: host, how: 'configured', because: 'a test' } }),
  }
}

const user = (name: string, domain = ''): Identity => ({ kind: 'user', name, domain })

test('an account is found in every spelling, but not its namesake of another domain', () => {
  const file = fileOf([
    { user: 'CONTOSO\\User1' },
    { user: 'USER1' },
    { user: 'user1@contoso.com' },
    { user: 'FABRIKAM\\User1' },
    { user: 'User10' },
  ])
  assert.deepEqual(entriesIn(file, user('user1', 'CONTOSO')), [0, 1, 2])
  assert.equal(countIn(file, user('user1', 'CONTOSO')), 3)
})

test('an entry that names an identity twice is one entry', () => {
  const file = fileOf([{ source: 'EXCHSRV01', logger: 'EXCHSRV01.contoso.com' }, { source: 'OTHER' }])
  assert.deepEqual(entriesIn(file, { kind: 'host', name: 'exchsrv01' }), [0])
  assert.equal(countIn(file, { kind: 'host', name: 'exchsrv01' }), 1)
})

test('a PID joins on its own machine only', () => {
  const file = fileOf([{ process: '0x6c0', on: 'EXCHSRV01' }, { process: '1728', on: 'DC01' }, { process: '1728' }])
  assert.deepEqual(entriesIn(file, { kind: 'process', pid: 1728, host: 'EXCHSRV01' }), [0])
})

test('a process list without a machine name belongs to the machine of the file', () => {
  const file = fileOf([{ process: '1728' }, { process: '4' }], 'EXCHSRV01')
  assert.deepEqual(entriesIn(file, { kind: 'process', pid: 1728, host: 'exchsrv01.contoso.com' }), [0])
})

test('a list that is cut says so by its length', () => {
  const file = fileOf(Array.from({ length: 50 }, () => ({ client: '::ffff:10.1.5.77' })))
  assert.equal(entriesIn(file, { kind: 'ip', address: '10.1.5.77' }, { most: 20 }).length, 20)
  assert.equal(countIn(file, { kind: 'ip', address: '10.1.5.77' }), 50)
})
