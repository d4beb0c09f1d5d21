import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileOf, type FileOptions, snapshotOf, type Told } from '../testing/caseBuilder.ts'
import { refusedEveryMinute, runStep, security, snapshotWith } from '../testing/runStep.ts'
import { s12WebLog } from './s12WebLog.ts'

const FAILURES = 20
const row = (at: number, more: Partial<Told> = {}): Told => ({
  at,
  action: 'GET',
  protocol: 'owa',
  client: '10.1.2.3',
  class: 'logon',
  user: 'CONTOSO\\mvogel',
  ...more,
})
const visits = Array.from({ length: FAILURES * 2 }, (_, i) => row(i * 30))
const mistyped = row(95, { class: 'bad-password' })
const open = (rows: readonly Told[], options: FileOptions = { host: 'EXCHSRV01' }) =>
  snapshotOf([
    security(refusedEveryMinute(FAILURES)),
    fileOf(
      'web.log',
      rows.toSorted((a, b) => a.at! - b.at!),
      options,
    ),
  ])

test('a log that names others and their failures, and never the user, rules OWA out', () => {
  const finding = runStep(s12WebLog, open([...visits, mistyped]))
  assert.equal(finding.verdict, 'RULED-OUT')
  assert.deepEqual(finding.eliminated, ['OWA'])
  assert.equal(finding.because, 'The log covers 20 of 20 failures, names 1 other user and 1 failure of theirs, and never User1.')
})

test('refused rows of the user in the same seconds support it', () => {
  const refused = Array.from({ length: FAILURES }, (_, i) => row(i * 60 + 1, { user: 'CONTOSO\\User1', class: 'bad-password' }))
  const finding = runStep(s12WebLog, open([...visits, ...refused]))
  assert.equal(finding.verdict, 'SUPPORTED')
  assert.deepEqual(finding.remaining, ['OWA'])
})

test('demands for the password of the user in the same seconds support it, where the log writes no reason and nobody is let in', () => {
  const asked = Array.from({ length: FAILURES }, (_, i) =>
    row(i * 60 + 1, { user: 'CONTOSO\\User1', client: '10.1.5.77', class: 'handshake', codes: [{ space: 'http', value: 401_000 }] }),
  )
  assert.equal(runStep(s12WebLog, open([...visits, ...asked])).verdict, 'SUPPORTED')
})

test('a log that ends early cannot rule it out', () => {
  const finding = runStep(s12WebLog, open(visits.filter(({ at = 0 }) => at < 300)))
  assert.equal(finding.verdict, 'INCONCLUSIVE')
  assert.match(finding.because, /covers only 5 of 20 failures/)
})

test('a log that never names anybody cannot rule it out', () => {
  const nameless = visits.map(({ user: _user, ...rest }) => ({ ...rest, class: 'other' }) as const)
  assert.match(runStep(s12WebLog, open(nameless)).because, /names nobody else either/)
})

test('refusals without a name at nearly every failure cannot rule it out', () => {
  const nameless = Array.from(
    { length: FAILURES },
    (_, i): Told => ({ at: i * 60, protocol: 'owa', client: '10.1.2.9', class: 'bad-password' }),
  )
  assert.match(runStep(s12WebLog, open([...visits, ...nameless])).because, /refused request without a name/)
  assert.equal(runStep(s12WebLog, open([...visits, mistyped, ...nameless])).verdict, 'INCONCLUSIVE', 'also where others who fail are named')
})

test('a log of another machine, or of one that nothing names, cannot rule it out', () => {
  assert.equal(runStep(s12WebLog, open([...visits, mistyped], { host: 'WEB02' })).verdict, 'MISSING-DATA')
  const homeless = runStep(s12WebLog, open([...visits, mistyped], {}))
  assert.equal(homeless.verdict, 'INCONCLUSIVE')
  assert.match(homeless.because, /on which machine/)
})

test('a user who visits without failing leaves it undecided', () => {
  const finding = runStep(s12WebLog, open([...visits, mistyped, row(100, { user: 'User1' })]))
  assert.equal(finding.verdict, 'INCONCLUSIVE')
})

test('without a web log one is missing, with what to copy and from when to when', () => {
  const finding = runStep(s12WebLog, snapshotWith(...refusedEveryMinute(5)))
  assert.equal(finding.verdict, 'MISSING-DATA')
  assert.equal(finding.collect?.[0]?.to, '2006-09-12T22:00:00.000Z')
})

test('challenges without a Windows status cannot rule it out', () => {
  const challenge = row(60, { class: 'handshake', codes: [{ space: 'http', value: 401_000 }] })
  const finding = runStep(s12WebLog, open([...visits, mistyped, challenge]))
  assert.equal(finding.verdict, 'INCONCLUSIVE')
  assert.match(finding.because, /any 401 may be a refusal/)
})

test('a proxy log, which never names who was refused, clears nobody and spoils no log that could', () => {
  const proxy = fileOf('HttpProxy_1.LOG', visits, { host: 'EXCHSRV01', can: { userName: 'never' } })
  const { files } = open([...visits, mistyped])
  const alone = files.filter(({ path }) => path !== 'web.log')
  assert.equal(runStep(s12WebLog, snapshotOf([...alone, proxy])).verdict, 'INCONCLUSIVE')
  assert.equal(runStep(s12WebLog, snapshotOf([...files, proxy])).verdict, 'RULED-OUT')
})

test('a log that names only the probes of Exchange cannot rule it out', () => {
  const probes = visits.map(visit => ({ ...visit, user: 'HealthMailbox1a2b3c@contoso.com' }))
  assert.match(runStep(s12WebLog, open(probes)).because, /names nobody else either/)
})
