import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Investigation, StepFinding } from '../../../shared/investigation.ts'
import { investigate } from './investigate.ts'
import { receiveLog } from './testing/exchangeLog.testing.ts'
import { foundingCase } from './testing/foundingCase.ts'

const withReceiveLog = (user: string): Investigation => investigate(foundingCase({ change: { smtp: () => receiveLog(user) } }))
const step = (document: Investigation, id: string): StepFinding => document.steps.find(one => one.id === id)!

test('a receive log that names nobody leads to the culprit as an IIS log does', () => {
  const document = withReceiveLog('')
  const [culprit] = document.culprits
  assert.deepEqual([document.culprits.length, culprit?.value, culprit?.name, culprit?.protocol], [1, '10.1.5.77', 'WEBAPP01', 'smtp'])
  assert.equal(culprit?.confidence, 'near certain')
  assert.deepEqual([culprit.matched, culprit.of], [120, 120])
  assert.equal(step(document, 'S13').verdict, 'NOT-EVIDENCE')
  assert.match(step(document, 'S13').because, /none names anybody: older builds write no user/)
  assert.equal(step(document, 'S14').verdict, 'SUPPORTED')
})

test('a receive log that names the user says so itself', () => {
  const document = withReceiveLog('CONTOSO\\User1')
  assert.deepEqual(
    document.culprits.map(({ value, name }) => [value, name]),
    [['10.1.5.77', 'WEBAPP01']],
  )
  assert.equal(step(document, 'S13').verdict, 'SUPPORTED')
  assert.match(step(document, 'S13').because, /120 of them refused/)
})

test('a receive log whose refusals are of another user accuses nobody on their strength', () => {
  const document = withReceiveLog('mvogel')
  assert.equal(step(document, 'S13').verdict, 'INCONCLUSIVE')
  assert.deepEqual(document.culprits, [])
})
