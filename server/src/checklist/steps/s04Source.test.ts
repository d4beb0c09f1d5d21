import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Told } from '../testing/caseBuilder.ts'
import { lockout, refusedEveryMinute, runStep, snapshotWith } from '../testing/runStep.ts'
import { s04Source } from './s04Source.ts'

const judged = (at: number, more: Partial<Told> = {}): Told => ({
  at,
  class: 'bad-password',
  code: '4776',
  user: 'User1',
  logger: 'DC01',
  ...more,
})
const minutes = (make: (at: number) => Told): Told[] => Array.from({ length: 6 }, (_, i) => make(i * 60))

test('the server that asked for the logons is the last hop', () => {
  const finding = runStep(s04Source, snapshotWith(...refusedEveryMinute(6), lockout(300)))
  assert.equal(finding.verdict, 'SUPPORTED')
  assert.equal(finding.outcome, 'HOST')
  assert.equal(finding.because, '6 of 6 failures come through EXCHSRV01; it is the last hop that could be named.')
})

test('a server that passed the logon on is nearer to the client than the workstation it names', () => {
  const returns = minutes(at => judged(at, { code: 'SamLogon', action: 'Returns', source: 'WKS1', via: 'FILESRV01' }))
  assert.match(runStep(s04Source, snapshotWith(...returns)).because, /come through FILESRV01/)
})

test('a controller as the last hop is an LDAP bind or a forwarded logon', () => {
  const finding = runStep(s04Source, snapshotWith(...minutes(at => judged(at, { source: 'DC01' }))))
  assert.equal(finding.outcome, 'DC')
})

test('failures that name nothing, or an address only, leave it open', () => {
  assert.equal(runStep(s04Source, snapshotWith(...minutes(at => judged(at)))).outcome, 'BLANK')
  const addressed = minutes(at => judged(at, { code: '4771', protocol: 'kerberos', client: '10.1.5.9' }))
  const finding = runStep(s04Source, snapshotWith(...addressed))
  assert.equal(finding.outcome, 'IP-ONLY')
  assert.equal(finding.verdict, 'INCONCLUSIVE')
})

test('several machines leave it open', () => {
  const rows = [...Array(6).keys()].map(i => judged(i * 60, { source: i % 2 === 0 ? 'WKS1' : 'WKS2' }))
  assert.equal(runStep(s04Source, snapshotWith(...rows)).verdict, 'INCONCLUSIVE')
})
