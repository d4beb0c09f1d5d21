import assert from 'node:assert/strict'
import { test } from 'node:test'
import { snapshotOf, START, type Told } from '../testing/caseBuilder.ts'
import { lockout, refused, refusedEveryMinute, runStep, security, snapshotWith } from '../testing/runStep.ts'
import { s18WhyNow } from './s18WhyNow.ts'

const DAY = 86_400
const change = (at: number, more: Partial<Told> = {}): Told => ({
  at,
  class: 'password-change',
  code: '627',
  user: 'CONTOSO\\User1',
  logger: 'DC01',
  ...more,
})

test('changes before the first lockout fit, with failures between that did not lock', () => {
  const finding = runStep(
    s18WhyNow,
    snapshotWith(
      change(-96 * DAY),
      change(-96 * DAY + 1, { code: '642' }),
      refused(-60 * DAY),
      change(-41 * DAY),
      ...refusedEveryMinute(6),
      lockout(300),
    ),
  )
  assert.equal(finding.outcome, 'FITS')
  assert.equal(
    finding.because,
    'User1’s password was changed on 8 June 2006 and 2 August 2006, 96 and 41 days before the lockouts. 1 failure without a lockout lies between.',
  )
})

test('a fact of the investigator counts as a change', () => {
  const facts = [{ kind: 'password-changed', user: 'User1', at: new Date(START - DAY * 1000).toISOString() }] as const
  const { verdict, because } = runStep(s18WhyNow, snapshotOf([security(refusedEveryMinute(6))], { facts }))
  assert.equal(verdict, 'SUPPORTED')
  assert.match(because, /, 1 day before the failures\.$/)
})

test('a change that failed, somebody else’s, or one after the lockouts says nothing', () => {
  const none = [change(-DAY, { user: 'mvogel' }), change(7000), ...refusedEveryMinute(6), lockout(300)]
  const finding = runStep(s18WhyNow, snapshotWith(...none), 'User1')
  assert.equal(finding.verdict, 'INCONCLUSIVE')
  assert.ok(finding.collect?.length)
})
