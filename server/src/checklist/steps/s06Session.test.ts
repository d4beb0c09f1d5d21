import assert from 'node:assert/strict'
import { test } from 'node:test'
import { snapshotOf, type Told } from '../testing/caseBuilder.ts'
import { refusedEveryMinute, runStep, security, snapshotWith } from '../testing/runStep.ts'
import { s06Session } from './s06Session.ts'

const failures = refusedEveryMinute(6, { source: 'TS01', logger: 'TS01', caller: 'CONTOSO\\TS01$', process: '900@TS01' })
const event = (at: number, code: string, more: Partial<Told> = {}): Told => ({
  at,
  code,
  user: 'CONTOSO\\User1',
  logger: 'TS01',
  class: 'session',
  ...more,
})
const change: Told = { at: -3600, class: 'password-change', code: '627', user: 'CONTOSO\\User1', logger: 'DC01' }

test('a session disconnected before the password change on the last host is supported', () => {
  const finding = runStep(s06Session, snapshotWith(event(-86_400, '683'), change, ...failures))
  assert.equal(finding.verdict, 'SUPPORTED')
  assert.match(finding.because, /on TS01 is open since 11 September 2006/)
})

test('no terminal services, by the investigator’s word, rules it out', () => {
  const finding = runStep(s06Session, snapshotOf([security(failures)], { facts: [{ kind: 'no-terminal-services' }] }))
  assert.equal(finding.verdict, 'RULED-OUT')
  assert.deepEqual(finding.eliminated, ['Terminal session'])
})

test('nothing about sessions leaves it undecided, and so does one that is younger than the change', () => {
  assert.equal(runStep(s06Session, snapshotWith(...failures)).verdict, 'INCONCLUSIVE')
  assert.equal(runStep(s06Session, snapshotWith(change, event(-600, '683'), ...failures)).verdict, 'INCONCLUSIVE')
})

test('a session that was logged off is not open', () => {
  const finding = runStep(s06Session, snapshotWith(event(-86_400, '683'), event(-80_000, '551', { class: 'logoff' }), change, ...failures))
  assert.equal(finding.outcome, 'no list of sessions')
})
