import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answer, beside, silent, told } from '../testing/branch.ts'
import { m04AdFs } from './m04AdFs.ts'

const image = 'Microsoft.IdentityServer.ServiceHost.exe'

test('it supports: audit rows with the user and the client', () => {
  const finding = answer(m04AdFs, told({ image }, beside({ protocol: 'adfs', client: '198.51.100.7' })))
  assert.deepEqual([finding.verdict, finding.outcome], ['SUPPORTED', '198.51.100.7'])
})

test('it rules out: audits of others that cover the failures', () => {
  assert.equal(answer(m04AdFs, told({ image }, silent({ protocol: 'adfs' }))).verdict, 'RULED-OUT')
})

test('it cannot tell: the tree goes there, and it says what to collect', () => {
  const finding = answer(m04AdFs, told({ image: 'Microsoft.IdentityServer.ServiceHost.exe' }))
  assert.equal(finding.verdict, 'INCONCLUSIVE', finding.because)
  assert.ok(finding.collect?.some(({ command, why }) => `${command} ${why}`.includes('AuditLevel')))
})
