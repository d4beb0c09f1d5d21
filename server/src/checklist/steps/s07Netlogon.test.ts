import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileOf, snapshotOf, type Told } from '../testing/caseBuilder.ts'
import { refusedEveryMinute, runStep, security, snapshotWith } from '../testing/runStep.ts'
import { s07Netlogon } from './s07Netlogon.ts'

const returns = (at: number, more: Partial<Told> = {}): Told => ({
  at,
  class: 'bad-password',
  code: 'SamLogon',
  action: 'Returns',
  user: 'CONTOSO\\User1',
  source: 'EXCHSRV01',
  via: 'EXCHSRV01',
  ...more,
})
const minutes = (n: number, make: (at: number) => Told): Told[] => Array.from({ length: n }, (_, i) => make(i * 60))
const both = (rows: readonly Told[], failures = refusedEveryMinute(10)) =>
  snapshotOf([security(failures), fileOf('netlogon.log', rows, { host: 'DC01' })])

test('the same last hop in the same seconds confirms it', () => {
  const finding = runStep(s07Netlogon, both(minutes(10, at => returns(at))))
  assert.equal(finding.outcome, 'CONFIRMED')
  assert.equal(finding.because, '10 of 10 failures have a netlogon line of the same second, and its last hop is EXCHSRV01.')
})

test('only the time that netlogon covers is counted', () => {
  assert.match(runStep(s07Netlogon, both(minutes(4, at => returns(at)))).because, /^4 of 4 failures/)
})

test('a netlogon without the user is no proof of anything', () => {
  const others = minutes(10, at => returns(at, { user: 'CONTOSO\\mvogel', class: 'other' }))
  const finding = runStep(s07Netlogon, both(others))
  assert.equal(finding.verdict, 'INCONCLUSIVE')
})

test('Kerberos failures never appear in netlogon', () => {
  const kerberos = minutes(10, at => ({
    at,
    class: 'bad-password',
    code: '675',
    user: 'User1',
    client: '10.1.5.9',
    logger: 'DC01',
    protocol: 'kerberos',
  }))
  const others = minutes(10, at => returns(at, { user: 'CONTOSO\\mvogel', class: 'other' }))
  assert.equal(runStep(s07Netlogon, both(others, kerberos), 'User1').outcome, 'KERBEROS')
})

test('without a netlogon.log it is missing, with the commands to get one', () => {
  const finding = runStep(s07Netlogon, snapshotWith(...refusedEveryMinute(5)))
  assert.equal(finding.verdict, 'MISSING-DATA')
  assert.match(finding.collect?.[0]?.command ?? '', /^nltest/)
})
