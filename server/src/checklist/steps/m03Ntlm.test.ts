import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answer, NTLM, told } from '../testing/branch.ts'
import { m03Ntlm } from './m03Ntlm.ts'

test('it supports: address and name of another machine', () => {
  const finding = answer(m03Ntlm, told({ ...NTLM, client: '10.1.2.9', source: 'WKS9' }))
  assert.deepEqual([finding.verdict, finding.outcome], ['SUPPORTED', '10.1.2.9'])
})

test('it rules out: the accessed machine speaks to itself', () => {
  const finding = answer(m03Ntlm, told({ ...NTLM, client: '127.0.0.1', source: 'EXCHSRV01' }))
  assert.equal(finding.verdict, 'RULED-OUT')
})

test('it cannot tell: the tree goes there, and it says what to collect', () => {
  const finding = answer(m03Ntlm, told({ ...NTLM, source: '' }))
  assert.equal(finding.verdict, 'INCONCLUSIVE', finding.because)
  assert.ok(finding.collect?.some(({ command, why }) => `${command} ${why}`.includes('4625')))
})
