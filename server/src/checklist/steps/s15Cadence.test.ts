import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refused, refusedEveryMinute, runInFoundingCase, runStep, snapshotWith } from '../testing/runStep.ts'
import { s15Cadence } from './s15Cadence.ts'

test('the same period on both sides is a machine', () => {
  const finding = runInFoundingCase(s15Cadence)
  assert.equal(finding.outcome, 'MACHINE')
  assert.match(finding.because, /^Failures and sessions of 10\.1\.5\.77 both repeat every 60 s/)
})

test('failures alone show their period', () => {
  const finding = runStep(s15Cadence, snapshotWith(...refusedEveryMinute(40)))
  assert.equal(finding.verdict, 'SUPPORTED')
  assert.equal(finding.because, 'Failures repeat every 60 s, to the second, 39 intervals of 39.')
})

test('bursts in office hours are a person', () => {
  const typed = [0, 4, 9, 3000, 3006, 3011, 7000, 7003, 7009, 7015].map(at => refused(at - 6 * 3600))
  assert.equal(runStep(s15Cadence, snapshotWith(...typed)).outcome, 'HUMAN')
})

test('a few failures have no rhythm, and irregular ones no period', () => {
  assert.equal(runStep(s15Cadence, snapshotWith(...refusedEveryMinute(4))).verdict, 'INCONCLUSIVE')
  const irregular = [0, 100, 350, 1000, 1130, 2500, 4000].map(at => refused(at))
  assert.equal(runStep(s15Cadence, snapshotWith(...irregular)).outcome, 'no period')
})
