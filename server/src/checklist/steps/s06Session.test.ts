import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileOf, NO_CLOCK, snapshotOf, type Told } from '../testing/caseBuilder.ts'
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

const quser = (host: string | undefined, ...rows: readonly Told[]) =>
  fileOf('quser.txt', rows, { clock: NO_CLOCK, ...(host === undefined ? {} : { host }) })
const listed = (user: string, detail: string, action = 'disconnected'): Told => ({
  class: 'session',
  code: 'session',
  user,
  action,
  detail,
})

test('a listed session older than the password change on the last hop is supported', () => {
  const list = quser('TS01', listed('user1', 'since 8/30/2006 9:12 AM; session 2'))
  const finding = runStep(s06Session, snapshotOf([security([change, ...failures]), list]))
  assert.equal(finding.verdict, 'SUPPORTED')
  assert.equal(finding.because, 'A disconnected session of User1 on TS01 is older than the password change.')
})

test('a listed session of unknown age, of another machine, or whose date can be read as a later one decides nothing', () => {
  const lists = [
    quser('TS01', listed('user1', 'session 2')),
    quser('TS02', listed('user1', 'since 8/30/2006 9:12 AM')),
    quser('TS01', listed('user1', 'since 9/11/2006 9:12 AM')),
    quser(undefined, listed('user1', 'since 8/30/2006 9:12 AM')),
  ]
  for (const list of lists) assert.equal(runStep(s06Session, snapshotOf([security([change, ...failures]), list])).verdict, 'INCONCLUSIVE')
})

test('a list of the last hop without the user rules a session out there', () => {
  const finding = runStep(s06Session, snapshotOf([security(failures), quser('TS01', listed('administrator', 'session 3', 'active'))]))
  assert.equal(finding.verdict, 'RULED-OUT')
  assert.deepEqual(finding.eliminated, ['Terminal session'])
})

test('lists of other or unknown machines without the user rule nothing out', () => {
  for (const host of ['TS02', undefined]) {
    const finding = runStep(s06Session, snapshotOf([security(failures), quser(host, listed('administrator', 'session 3'))]))
    assert.equal(finding.verdict, 'INCONCLUSIVE')
    assert.equal(finding.outcome, 'not in the lists')
  }
})
