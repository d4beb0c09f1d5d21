import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answer, beside, told } from '../testing/branch.ts'
import type { Told } from '../testing/caseBuilder.ts'
import { m15Devices } from './m15Devices.ts'

const phone: Partial<Told> = { protocol: 'http', client: '10.1.2.9', detail: 'OCPhone/4.0 (Lync Phone Edition)' }

test('it supports: the User-Agent of a conference client', () => {
  const finding = answer(m15Devices, told({ image: 'w3wp.exe' }, beside(phone)))
  assert.deepEqual([finding.verdict, finding.outcome], ['SUPPORTED', '10.1.2.9'])
})

test('it rules out nothing where another program asked: the tree does not go there', () => {
  assert.equal(answer(m15Devices, told({ image: 'w3wp.exe' }, beside({ ...phone, detail: 'Outlook' }))).verdict, 'NOT-APPLICABLE')
})

test('it cannot tell: a few requests of a conference client among others', () => {
  const mixed = beside({ protocol: 'http', client: '10.1.2.9' }).map((row, i) => (i < 2 ? { ...row, detail: 'CommunicatorPhone/1' } : row))
  assert.equal(answer(m15Devices, told({ image: 'w3wp.exe' }, mixed)).verdict, 'INCONCLUSIVE')
})
