import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lockout, refused, refusedEveryMinute, runStep, snapshotWith } from '../testing/runStep.ts'
import { s02Lockout } from './s02Lockout.ts'

test('wrong passwords, then a lockout, then refusals are a lockout that is driven', () => {
  const finding = runStep(
    s02Lockout,
    snapshotWith(...refusedEveryMinute(5), lockout(240), refused(300, { class: 'locked-out' }), refused(360, { class: 'locked-out' })),
  )
  assert.equal(finding.verdict, 'SUPPORTED')
  assert.equal(finding.outcome, 'DRIVEN')
  assert.equal(finding.because, '5 wrong passwords lead to 1 lockout; 2 more attempts are refused while locked.')
})

test('a lockout without the wrong passwords before it shows no cause', () => {
  const finding = runStep(s02Lockout, snapshotWith(lockout(1), refused(60, { class: 'locked-out' })))
  assert.equal(finding.verdict, 'INCONCLUSIVE')
  assert.equal(finding.outcome, 'CONFIRMED')
  assert.ok(finding.collect?.length)
})

test('wrong passwords without a lockout leave it open', () => {
  assert.equal(runStep(s02Lockout, snapshotWith(...refusedEveryMinute(3))).outcome, 'no lockout seen')
})

test('disabled and expired accounts are no lockout', () => {
  const other = [refused(1, { class: 'disabled' }), refused(2, { class: 'expired' }), refused(3, { class: 'restriction' })]
  assert.equal(runStep(s02Lockout, snapshotWith(...other), 'User1').verdict, 'MISSING-DATA')
})
