import assert from 'node:assert/strict'
import { test } from 'node:test'
import { factKinds, factOf, factPart, withFact, withoutFact } from './suggestions.ts'

test('kinds of fact that fit what is under the cursor come first', () => {
  assert.equal(factKinds({ pid: 1728, host: 'EXCHSRV01' })[0]?.fact, 'process')
  assert.ok(['address-of', 'load-balancer'].includes(factKinds({ ip: '10.1.5.77' })[0]?.fact ?? ''))
  assert.equal(factKinds({ user: 'User1' }).length, factKinds({}).length)
})

test('parts of a fact are taken as a person types them', () => {
  assert.equal(factPart('from', '2006-09-12 18:05'), '2006-09-12T18:05:00.000Z')
  assert.equal(factPart('from', '2006-09-12T18:05:10+02:00'), '2006-09-12T16:05:10.000Z')
  assert.equal(factPart('from', 'yesterday'), undefined)
  assert.equal(factPart('pid', '1728'), 1728)
  assert.equal(factPart('pid', '0x6c0'), undefined)
  assert.equal(factPart('host', '  EXCHSRV01 '), 'EXCHSRV01')
  assert.equal(factPart('host', ' '), undefined)
})

test('a policy is kept as a note, in place of the one that was stated before', () => {
  assert.equal(factKinds({ policy: true })[0]?.label, 'The lockout policy')
  const policy = (typed: string) => factOf('note', { policy: factPart('policy', typed)! })
  const other = factOf('note', { note: 'Ask the web team' })
  assert.deepEqual(withFact([policy('10'), other], policy('5, 30, 30')), [other, policy('5, 30, 30')])
  assert.deepEqual(withFact([policy('10')], other), [policy('10'), other])
  assert.equal(factPart('policy', 'never'), undefined)
})

test('a fact is taken back once, by what it says: a second click takes back no other', () => {
  const [note, alike, other] = [
    factOf('note', { note: 'seen' }),
    factOf('note', { note: 'seen' }),
    factOf('owns', { user: 'User1', host: 'WEBAPP01' }),
  ]
  assert.deepEqual(withoutFact([note, other, alike], { ...note }), [other, alike])
  assert.deepEqual(withoutFact([other], note), [other])
})
