import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answer, beside, silent, told } from '../testing/branch.ts'
import { m10Submission } from './m10Submission.ts'

const image = 'MSExchangeFrontendTransport.exe'

test('it supports: refused sign-ins of the user at the connector', () => {
  const finding = answer(m10Submission, told({ image }, beside({ protocol: 'smtp', client: '10.1.2.9' })))
  assert.deepEqual([finding.verdict, finding.outcome], ['SUPPORTED', '10.1.2.9'])
})

test('it rules out: a log that names those who fail, and never the user', () => {
  assert.equal(answer(m10Submission, told({ image }, silent({ protocol: 'smtp' }))).verdict, 'RULED-OUT')
})

test('it cannot tell: the tree goes there, and it says what to collect', () => {
  const finding = answer(m10Submission, told({ image: 'EdgeTransport.exe' }))
  assert.equal(finding.verdict, 'INCONCLUSIVE', finding.because)
  assert.ok(finding.collect?.some(({ command, why }) => `${command} ${why}`.includes('ReceiveConnector')))
})
