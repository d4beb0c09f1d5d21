import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foundingCase } from '../testing/foundingCase.ts'
import { runInFoundingCase, runStep } from '../testing/runStep.ts'
import { r01LogOff } from './r01LogOff.ts'
import { s19Remedy } from './s19Remedy.ts'
import { s20Verify } from './s20Verify.ts'

test('the remedy names the place the password is in', () => {
  const finding = runInFoundingCase(s19Remedy)
  assert.equal(finding.verdict, 'SUPPORTED')
  assert.equal(
    finding.because,
    'Take User1’s password out of the application on WEBAPP01 and use the service account made for it. Nothing else would lock the account.',
  )
})

test('without a cause there is no remedy', () => {
  assert.equal(runStep(s19Remedy, foundingCase({ withCulprit: false })).verdict, 'INCONCLUSIVE')
})

test('whether it stopped needs logs of ten periods after the change', () => {
  const finding = runInFoundingCase(s20Verify)
  assert.equal(finding.verdict, 'MISSING-DATA')
  assert.match(finding.because, /10 min without a failure/)
})

test('no session needs to be logged off where none was open', () => {
  assert.equal(runInFoundingCase(r01LogOff).verdict, 'NOT-APPLICABLE')
})
