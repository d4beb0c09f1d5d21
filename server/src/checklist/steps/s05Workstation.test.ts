import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseFact } from '../../../../shared/caseFile.ts'
import { snapshotOf, START, type Told } from '../testing/caseBuilder.ts'
import { refused, refusedEveryMinute, runStep, security, snapshotWith } from '../testing/runStep.ts'
import { s05Workstation } from './s05Workstation.ts'

const desk: Told = { at: -3600, class: 'logon', code: '528', user: 'CONTOSO\\User1', logger: 'USER1-PC', logonType: 2 }
const off = (from: number, to: number, more: Partial<CaseFact> = {}): CaseFact => ({
  kind: 'host-off',
  host: 'USER1-PC',
  user: 'User1',
  from: new Date(START + from * 1000).toISOString(),
  to: new Date(START + to * 1000).toISOString(),
  ...more,
})
const withFacts = (rows: readonly Told[], ...facts: CaseFact[]) => snapshotOf([security(rows)], { facts })

test('failures that go on while it is off rule it out, and the fact is named as one', () => {
  const finding = runStep(s05Workstation, withFacts([desk, ...refusedEveryMinute(60)], off(600, 1800)))
  assert.equal(finding.verdict, 'RULED-OUT')
  assert.deepEqual(finding.eliminated, ['Workstation'])
  assert.match(finding.because, /^USER1-PC was off from 22:05 to 22:25 \(your fact\); 21 failures go on at the same 60 s\.$/)
})

test('its own shutdown and start in the log do as well', () => {
  const power = [
    { at: 600, code: '513', logger: 'USER1-PC' },
    { at: 1800, code: '512', logger: 'USER1-PC' },
  ]
  const finding = runStep(s05Workstation, snapshotWith(desk, ...refusedEveryMinute(60), ...power))
  assert.equal(finding.verdict, 'RULED-OUT')
  assert.doesNotMatch(finding.because, /your fact/)
})

test('failures that come from it support it', () => {
  const own = refusedEveryMinute(6, { source: 'USER1-PC', logger: 'USER1-PC', caller: 'CONTOSO\\USER1-PC$', process: '684@USER1-PC' })
  const finding = runStep(s05Workstation, snapshotWith(desk, ...own))
  assert.equal(finding.verdict, 'SUPPORTED')
  assert.deepEqual(finding.remaining, ['Workstation'])
})

test('failures that pause while it is off support it', () => {
  const paused = refusedEveryMinute(60).filter(({ at = 0 }) => at < 600 || at > 1800)
  assert.equal(runStep(s05Workstation, withFacts([desk, ...paused], off(600, 1800))).verdict, 'SUPPORTED')
})

test('too few failures in the time it was off, or nothing about it, leave it undecided', () => {
  assert.equal(runStep(s05Workstation, withFacts([desk, ...refusedEveryMinute(60)], off(600, 700))).verdict, 'INCONCLUSIVE')
  assert.equal(runStep(s05Workstation, snapshotWith(desk, ...refusedEveryMinute(6))).verdict, 'INCONCLUSIVE')
  assert.equal(runStep(s05Workstation, snapshotWith(refused(1))).outcome, 'workstation not known')
})

test('a colleague’s machine that was off says nothing', () => {
  const other = off(600, 1800, { host: 'WKS9', user: 'mvogel' })
  assert.equal(runStep(s05Workstation, withFacts([desk, ...refusedEveryMinute(60)], other)).verdict, 'INCONCLUSIVE')
})

test('a server that was signed in to from it supports it as well', () => {
  const drive = { logger: 'FS01', source: 'USER1-PC', client: '10.1.2.9', process: '', caller: '', logonProcess: 'NtLmSsp ' }
  const finding = runStep(s05Workstation, snapshotWith(desk, ...refusedEveryMinute(6, drive)))
  assert.equal(finding.verdict, 'SUPPORTED')
  assert.match(finding.because, /come from USER1-PC/)
})
