import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answer, told } from '../testing/branch.ts'
import type { Told } from '../testing/caseBuilder.ts'
import { m13Kerberos } from './m13Kerberos.ts'

const ticket: Partial<Told> = {
  protocol: 'kerberos',
  code: '4771',
  logger: 'DC01',
  source: '',
  process: '',
  caller: '',
  logonProcess: '',
  logonType: undefined!,
}

test('it supports: the address that asks for tickets', () => {
  const finding = answer(m13Kerberos, told({ ...ticket, client: '10.1.2.9' }))
  assert.deepEqual([finding.verdict, finding.outcome], ['SUPPORTED', '10.1.2.9'])
})

test('it rules out: the controller itself', () => {
  assert.equal(answer(m13Kerberos, told({ ...ticket, client: '::1' })).verdict, 'RULED-OUT')
})

test('it cannot tell: the tree goes there, and it says what to collect', () => {
  const finding = answer(
    m13Kerberos,
    told({
      protocol: 'kerberos',
      code: '4771',
      logger: 'DC01',
      source: '',
      process: '',
      caller: '',
      logonProcess: '',
      logonType: undefined!,
    }),
  )
  assert.equal(finding.verdict, 'INCONCLUSIVE', finding.because)
  assert.ok(finding.collect?.some(({ command, why }) => `${command} ${why}`.includes('klist')))
})
