import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ASSUMED } from '../testing/caseBuilder.ts'
import { foundingCase } from '../testing/foundingCase.ts'
import { refusedEveryMinute, runInFoundingCase, runStep, snapshotWith } from '../testing/runStep.ts'
import { s03Clocks } from './s03Clocks.ts'

test('logs that cover the failures by known clocks are good to compare', () => {
  const finding = runInFoundingCase(s03Clocks)
  assert.equal(finding.verdict, 'SUPPORTED')
  assert.equal(finding.because, '4 logs of 4 cover the failures: 2 in UTC−5 and 2 in UTC.')
})

test('without a log of the server’s clients one is missing', () => {
  assert.equal(runStep(s03Clocks, snapshotWith(...refusedEveryMinute(5))).verdict, 'MISSING-DATA')
})

test('an assumed zone leaves it undecided', () => {
  const finding = runStep(
    s03Clocks,
    foundingCase({ change: { netlogon: file => ({ ...file, clock: { ...ASSUMED, zone: file.clock.zone } }) } }),
  )
  assert.equal(finding.verdict, 'INCONCLUSIVE')
  assert.match(finding.because, /the zone of netlogon\.log is assumed/)
})
