import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atOnce } from '../evidence/turns.ts'
import { chooseSubject } from './subject.ts'
import { snapshotOf, type Told } from './testing/caseBuilder.ts'
import { lockout, refused, security } from './testing/runStep.ts'

const chosen = (rows: readonly Told[], asked?: string, user?: string) =>
  atOnce(chooseSubject(snapshotOf([security(rows)], user === undefined ? {} : { subject: { user } }), asked))

test('the account most locked out is chosen, then the one most failed', () => {
  const failed = [1, 2, 3].map(at => refused(at, { user: 'CONTOSO\\mvogel' }))
  assert.deepEqual(chosen([...failed, refused(4), lockout(5)]), {
    user: { kind: 'user', name: 'User1', domain: 'CONTOSO' },
    chosen: 'most-locked-out',
  })
  assert.equal(chosen([...failed, refused(4)])?.chosen, 'most-failed')
  assert.equal(chosen([...failed, refused(4)])?.user.name, 'mvogel')
})

test('spellings of one account count together, whatever their case', () => {
  const rows = ['CONTOSO\\User1', 'USER1', 'user1@contoso.com'].map((user, at) => refused(at, { user }))
  const found = chosen([...rows, refused(8, { user: 'CONTOSO\\other' }), refused(9, { user: 'CONTOSO\\other' })])
  assert.equal(found?.user.name, 'User1')
  assert.equal(found.user.domain, 'CONTOSO')
})

test('machine accounts are chosen only when asked for', () => {
  const rows = [1, 2, 3].map(at => refused(at, { user: 'CONTOSO\\WKS07$' }))
  assert.equal(chosen(rows), undefined)
  assert.equal(chosen(rows, 'WKS07$')?.user.name, 'WKS07$')
})

test('who is asked for takes the domain that the logs give the name', () => {
  assert.deepEqual(chosen([refused(1)], 'user1')?.user, { kind: 'user', name: 'User1', domain: 'CONTOSO' })
  assert.equal(chosen([refused(1)], 'FABRIKAM\\User1')?.user.domain, 'FABRIKAM')
  assert.equal(chosen([refused(1), refused(2, { user: 'FABRIKAM\\User1' })], 'User1')?.user.domain, '')
})

test('the case file names the subject where nobody is asked for', () => {
  assert.deepEqual(
    [chosen([refused(1)], undefined, 'mvogel')?.user.name, chosen([refused(1)], undefined, 'mvogel')?.chosen],
    ['mvogel', 'asked'],
  )
})
