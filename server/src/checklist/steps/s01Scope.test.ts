import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lockout, refused, refusedEveryMinute, runStep, snapshotWith } from '../testing/runStep.ts'
import { s01Scope } from './s01Scope.ts'

test('one account is supported when most failures are its own', () => {
  const finding = runStep(s01Scope, snapshotWith(...refusedEveryMinute(9), refused(30, { user: 'CONTOSO\\mvogel' }), lockout(300)))
  assert.equal(finding.verdict, 'SUPPORTED')
  assert.equal(finding.outcome, 'SINGLE')
  assert.equal(finding.because, '9 of 10 failures and 1 of 1 lockouts are User1’s.')
})

test('many accounts tried a few times each from one address are a spray', () => {
  const tried = Array.from({ length: 12 }, (_, i) => refused(i * 20, { user: `CONTOSO\\user${i}`, client: '203.0.113.9', source: 'WKS' }))
  const finding = runStep(s01Scope, snapshotWith(...tried))
  assert.equal(finding.verdict, 'RULED-OUT')
  assert.equal(finding.outcome, 'SPRAY')
  assert.match(finding.because, /^12 accounts .* 203\.0\.113\.9/)
})

test('several accounts with many failures each are undecided', () => {
  const others = refusedEveryMinute(9, { user: 'CONTOSO\\User2' })
  const finding = runStep(
    s01Scope,
    snapshotWith(...refusedEveryMinute(10), ...others, lockout(300), lockout(301, { user: 'CONTOSO\\User2' })),
  )
  assert.equal(finding.verdict, 'INCONCLUSIVE')
})

test('machine accounts that fail are another problem', () => {
  const machines = refusedEveryMinute(20, { user: 'CONTOSO\\WKS07$' })
  assert.equal(runStep(s01Scope, snapshotWith(...refusedEveryMinute(5), ...machines)).outcome, 'SINGLE')
})

test('without any failure the files are missing', () => {
  assert.equal(runStep(s01Scope, snapshotWith({ at: 1, class: 'logon', user: 'User1' })).verdict, 'MISSING-DATA')
})
