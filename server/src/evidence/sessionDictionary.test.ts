import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canonicalIdentity } from '../model/canonical.ts'
import { type Identity, IDENTITY_KINDS, SESSION } from '../model/identity.ts'
import { exactKey } from './exactKey.ts'
import { identityEntries } from './identities.ts'
import { IdentityDictionary } from './identityDictionary.ts'

const IDS = [
  '3',
  'a5f2-01',
  'A5F2-01',
  '0x51AA2',
  '0x51aa2',
  '0X',
  '0x',
  'x0',
  '-',
  '--',
  '',
  ' 3 ',
  '(null)',
  'n/a',
  'a=b',
  'é',
  '\u212A',
  'k',
  'i'.repeat(127),
  'i'.repeat(128),
  'I'.repeat(200),
  'a b',
  'a.b_c',
  '08DA4F7C1147A0B1',
  '08da4f7c1147a0b2',
  '08DA4F7C1147A0B2',
  '08Da4F7C1147A0b1',
  '08DA4F7C1147A0BG',
  '08DA4F7C1147A0B',
  '0000000000000030',
  'FFFFFFFFFFFFFFFF',
]
const HOSTS = ['', '-', 'FTP01', 'ftp01', '\\\\FTP01', 'FTP01 ', 'a/b', '\u212A', 'k', 'h']

test('a session is one, however it is written and however it comes: the one that its canonical spelling names', () => {
  const dictionary = new IdentityDictionary()
  const ids = new Map<string, number>()
  const named: (Identity | undefined)[] = [undefined]
  const idOf = (id: string, host: string): number => {
    const identity = canonicalIdentity(IDENTITY_KINDS[SESSION], id, host)
    if (identity === undefined) return 0
    const key = exactKey(identity)
    if (!ids.has(key)) ids.set(key, named.push(identity) - 1)
    return ids.get(key)!
  }
  for (const turn of [0, 1])
    IDS.forEach((id, i) =>
      HOSTS.forEach((host, j) => {
        const expected = idOf(id, host)
        const bytes = new TextEncoder().encode(`.${id}${host}.`)
        const split = 1 + new TextEncoder().encode(id).length
        const isText = (i + j + turn) % 2 === 0
        const found = isText ? dictionary.of(SESSION, id, host) : dictionary.getPair(SESSION, bytes, 1, split, split, bytes.length - 1)
        assert.equal(found, expected, `${id} on ${host}`)
      }),
    )
  assert.equal(dictionary.count, named.length)
  assert.deepEqual([undefined, ...[...identityEntries(dictionary.freeze())].map(([, identity]) => identity)], named)
})
