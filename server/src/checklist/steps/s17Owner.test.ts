import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foundingCase } from '../testing/foundingCase.ts'
import { runInFoundingCase, runStep } from '../testing/runStep.ts'
import { s17Owner } from './s17Owner.ts'

test('the client says its name, but not whose it is', () => {
  const finding = runInFoundingCase(s17Owner)
  assert.equal(finding.verdict, 'INCONCLUSIVE')
  assert.equal(finding.because, '118 of 118 sessions from 10.1.5.77 say WEBAPP01; no open file says who runs it.')
})

test('the investigator’s word makes it the user’s', () => {
  assert.equal(runStep(s17Owner, foundingCase({ facts: [{ kind: 'owns', user: 'CONTOSO\\User1', ip: '10.1.5.77' }] })).verdict, 'SUPPORTED')
})

test('somebody else’s machine is not the user’s', () => {
  assert.equal(runStep(s17Owner, foundingCase({ facts: [{ kind: 'owns', user: 'mvogel', host: 'WEBAPP01' }] })).verdict, 'INCONCLUSIVE')
})

test('without a client there is nothing to identify', () => {
  assert.equal(runStep(s17Owner, foundingCase({ withCulprit: false })).verdict, 'MISSING-DATA')
})
