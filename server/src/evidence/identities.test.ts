import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SESSION, USER } from '../model/identity.ts'
import { identityAt, identityCount, identityEntries } from './identities.ts'
import { IdentityDictionary } from './identityDictionary.ts'
import { identityJoiner } from './joinDictionaries.ts'
import { packed, type PlainTable, unpacked } from './packedTable.ts'
import { evidenceOf } from './testing/files.testing.ts'
import type { Column } from './columns.ts'

const IDS = ['08DA4F7C11473A60', '08da4f7c11473a61', '3', '8f4d2c1a-0b7e-4c55-9d11-6a5e0cC3387C']

function dictionary(): IdentityDictionary {
  const all = new IdentityDictionary()
  all.of(USER, 'User1', 'CONTOSO')
  for (const host of ['EXCHSRV01', 'EXCHSRV02', '']) for (const id of IDS) all.of(SESSION, id, host)
  all.of(SESSION, 'RDP-Tcp#7 é', 'EXCHSRV01')
  return all
}

test('sessions that lie in columns are read as they were written', () => {
  const identities = dictionary().freeze()
  assert.equal(identityCount(identities), 1 + 1 + 3 * IDS.length + 1)
  assert.equal(identities.named.filter(identity => identity !== undefined).length, 2)
  assert.deepEqual(identityAt(identities, 0), undefined)
  assert.deepEqual(
    [...identityEntries(identities)].slice(1, -1).map(([, identity]) => (identity.kind === 'session' ? [identity.id, identity.host] : [])),
    ['EXCHSRV01', 'EXCHSRV02', ''].flatMap(host => IDS.map(id => [id, host])),
  )
  assert.deepEqual(identityAt(identities, 14), { kind: 'session', id: 'RDP-Tcp#7 é', host: 'EXCHSRV01' })
  assert.equal(identityAt(identities, 15), undefined)
})

test('they keep their ids when tables are joined, and from a number of them on', () => {
  const identities = dictionary().freeze()
  const joiner = identityJoiner(identities, 3)
  assert.equal(joiner.all.count, 3)
  assert.deepEqual([...joiner.add(identities)], [...Array.from({ length: 15 }).keys()])
  assert.deepEqual([...identityEntries(joiner.all.freeze())], [...identityEntries(identities)])
})

test('they are the same after they were kept on disk', () => {
  const table = { ...evidenceOf([]).table.data, identities: dictionary().freeze() }
  const { plain, columns } = packed(table)
  const left: Column[] = [...columns]
  const again = unpacked(JSON.parse(JSON.stringify(plain)) as PlainTable, () => left.shift()!)
  assert.deepEqual([...identityEntries(again.identities)], [...identityEntries(table.identities)])
  assert.deepEqual(left, [])
})
