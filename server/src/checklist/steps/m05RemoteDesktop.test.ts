import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answer, told } from '../testing/branch.ts'
import type { Told } from '../testing/caseBuilder.ts'
import { m05RemoteDesktop } from './m05RemoteDesktop.ts'

const session: Told[] = [{ at: -5000, code: '4779', class: 'session', user: 'CONTOSO\\User1', logger: 'TS01', session: '0x5a3f@TS01' }]

test('it supports: type 10 with an address', () => {
  const finding = answer(m05RemoteDesktop, told({ logonType: 10, logonProcess: 'User32 ', client: '10.1.2.9', process: '0' }))
  assert.deepEqual([finding.verdict, finding.outcome], ['SUPPORTED', '10.1.2.9'])
})

test('it rules out: a session is open, but all failures are of another type', () => {
  assert.equal(answer(m05RemoteDesktop, told({ logonType: 8 }, session)).verdict, 'RULED-OUT')
})

test('it cannot tell: the tree goes there, and it says what to collect', () => {
  const finding = answer(m05RemoteDesktop, told({ logonType: 10, process: '0' }))
  assert.equal(finding.verdict, 'INCONCLUSIVE', finding.because)
  assert.ok(finding.collect?.some(({ command, why }) => `${command} ${why}`.includes('RdpCoreTS')))
})
