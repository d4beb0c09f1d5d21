import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answer, told } from '../testing/branch.ts'
import type { Told } from '../testing/caseBuilder.ts'
import { m07Service } from './m07Service.ts'

test('it supports: type 5 on a machine, and another log names the service', () => {
  const system: Told[] = [{ at: 61, code: '7038', user: 'CONTOSO\\User1', logger: 'APP01', services: 'Billing' }]
  const finding = answer(m07Service, told({ logonType: 5, logger: 'APP01' }, system))
  assert.deepEqual([finding.verdict, finding.outcome], ['SUPPORTED', 'APP01/Billing'])
})

test('it rules out: services.exe asked, but never as a service does', () => {
  assert.equal(answer(m07Service, told({ image: 'services.exe', logonType: 3 })).verdict, 'RULED-OUT')
})

test('it cannot tell: the tree goes there, and it says what to collect', () => {
  const finding = answer(m07Service, told({ image: 'services.exe', logonType: undefined!, logonProcess: undefined! }))
  assert.equal(finding.verdict, 'INCONCLUSIVE', finding.because)
  assert.ok(finding.collect?.some(({ command, why }) => `${command} ${why}`.includes('Win32_Service')))
})
