import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileOf, snapshotOf, type Told } from '../testing/caseBuilder.ts'
import { refusedEveryMinute, runInFoundingCase, runStep, security, snapshotWith } from '../testing/runStep.ts'
import { s13SmtpName } from './s13SmtpName.ts'

const row = (at: number, more: Partial<Told> = {}): Told => ({
  at,
  action: 'EHLO',
  protocol: 'smtp',
  client: '10.1.5.77',
  source: 'WEBAPP01',
  logger: 'EXCHSRV01',
  ...more,
})
const open = (rows: readonly Told[]) =>
  snapshotOf([security(refusedEveryMinute(6)), fileOf('smtp.log', rows, { can: { userName: 'sometimes' } })])

test('an SMTP log that does not name the user is no evidence, whatever it contains', () => {
  const finding = runInFoundingCase(s13SmtpName)
  assert.equal(finding.verdict, 'NOT-EVIDENCE')
  assert.match(finding.because, /^0 of \d,\d+ rows name User1, and none ever could/)
  assert.deepEqual(finding.remaining, ['SMTP'])
})

test('a greeting that contains the user’s name is a look-alike', () => {
  const finding = runInFoundingCase(s13SmtpName)
  assert.match(finding.because, /1 look-alike in EHLO is no sign-in\.$/)
  assert.equal(finding.evidence.length, 1)
})

test('it is no evidence without a log either', () => {
  assert.equal(runStep(s13SmtpName, snapshotWith(...refusedEveryMinute(5))).verdict, 'NOT-EVIDENCE')
})

test('a later log that does name the refused user supports it', () => {
  assert.equal(runStep(s13SmtpName, open([row(0), row(1, { user: 'User1', class: 'bad-password' })])).verdict, 'SUPPORTED')
})

test('a later log that names others is never taken as proof against it', () => {
  assert.equal(runStep(s13SmtpName, open([row(0), row(1, { user: 'mvogel', class: 'bad-password' })])).verdict, 'INCONCLUSIVE')
})
