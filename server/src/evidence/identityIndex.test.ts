import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Identity } from '../model/identity.ts'
import { firstEntries } from './firstEntries.ts'
import { identityEntries } from './identities.ts'
import { countIn, entriesIn, filesSharing, idsOf } from './identityIndex.ts'
import { EMPTY_SNAPSHOT } from './snapshot.ts'
import { evidenceOf } from './testing/files.testing.ts'

const user = (name: string, domain = ''): Identity => ({ kind: 'user', name, domain })

test('an account is found in every spelling, but not its namesake of another domain', () => {
  const file = evidenceOf([
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
  const file = evidenceOf([{ source: 'EXCHSRV01', logger: 'EXCHSRV01.contoso.com' }, { source: 'OTHER' }])
  assert.deepEqual(entriesIn(file, { kind: 'host', name: 'exchsrv01' }), [0])
  assert.equal(countIn(file, { kind: 'host', name: 'exchsrv01' }), 1)
})

test('a PID joins on its own machine only', () => {
  const file = evidenceOf([{ process: '0x6c0', on: 'EXCHSRV01' }, { process: '1728', on: 'DC01' }, { process: '1728' }])
  assert.deepEqual(entriesIn(file, { kind: 'process', pid: 1728, host: 'EXCHSRV01' }), [0])
})

test('a process list without a machine name belongs to the machine of the file', () => {
  const file = evidenceOf([{ process: '1728' }, { process: '4' }], undefined, 'EXCHSRV01')
  assert.deepEqual(entriesIn(file, { kind: 'process', pid: 1728, host: 'exchsrv01.contoso.com' }), [0])
})

test('a session that lies in a column is found like any identity, on its own machine only', () => {
  const file = evidenceOf([
    { session: '7', on: 'FTP01', client: '10.1.5.77' },
    { client: '10.1.5.77' },
    { session: '8', on: 'FTP01' },
    { session: '7', on: 'ftp01.contoso.com' },
    { session: '7', on: 'FTP02' },
  ])
  const seven: Identity = { kind: 'session', id: '7', host: 'FTP01' }
  assert.deepEqual(entriesIn(file, seven), [0, 3])
  assert.equal(countIn(file, seven), 2)
  assert.deepEqual(file.table.who(0), { client: { kind: 'ip', address: '10.1.5.77' }, session: seven })
  assert.equal(file.table.who(1).session, undefined)
  const [eight] = idsOf(file, { kind: 'session', id: '8', host: 'FTP01' })
  assert.deepEqual([...firstEntries(file.table, new Set([eight!]))], [[eight, 2]])
})

test('a list that is cut says so by its length', () => {
  const file = evidenceOf(Array.from({ length: 50 }, () => ({ client: '::ffff:10.1.5.77' })))
  assert.equal(entriesIn(file, { kind: 'ip', address: '10.1.5.77' }, { most: 20 }).length, 20)
  assert.equal(countIn(file, { kind: 'ip', address: '10.1.5.77' }), 50)
})

test('entries can be asked for within a stretch, and by what they say', () => {
  const file = evidenceOf(
    Array.from({ length: 9 }, (_, n) => ({ user: n % 2 === 0 ? 'User1' : 'User2', class: n > 4 ? 'bad-password' : 'other' })),
  )
  assert.deepEqual(entriesIn(file, user('User1'), { from: 2, to: 6 }), [2, 4])
  assert.deepEqual(entriesIn(file, user('User1'), { from: -50, to: 500 }), [0, 2, 4, 6, 8])
  assert.deepEqual(entriesIn(file, user('User1'), { says: what => what.outcome === 'failure' }), [6, 8])
})

test('a PID of an unknown machine leads nowhere outside its file', () => {
  const here = evidenceOf([{ process: '1728' }])
  const there = { ...evidenceOf([{ process: '1728' }]), uri: 'file:///y.log' }
  const snapshot = { ...EMPTY_SNAPSHOT, files: [here, there] }
  assert.deepEqual(filesSharing(snapshot, { kind: 'process', pid: 1728, host: '' }, here), [here])
  assert.deepEqual(filesSharing(snapshot, { kind: 'process', pid: 1728, host: 'DC01' }, here), [here, there])
})

test('the first entries of several identities are found together', () => {
  const { table } = evidenceOf([
    { user: 'User1' },
    { user: 'User2', client: '10.1.5.77' },
    { user: 'User1', client: '10.1.5.77' },
    { user: 'User3' },
  ])
  const [one, two, address, three] = [...identityEntries(table.data.identities)].map(([id]) => id)
  assert.deepEqual(
    firstEntries(table, new Set([one!, two!, address!])),
    new Map([
      [one, 0],
      [two, 1],
      [address, 1],
    ]),
  )
  assert.deepEqual(firstEntries(table, new Set([three!, 99])), new Map([[three, 3]]))
})
