import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answer, beside, silent, told } from '../testing/branch.ts'
import type { Told } from '../testing/caseBuilder.ts'
import { m09Radius } from './m09Radius.ts'

const blank: Partial<Told> = { source: '', process: '', caller: '', logger: 'DC01', code: '4776', logonProcess: '', logonType: undefined! }

test('it supports: the device that asked', () => {
  const finding = answer(
    m09Radius,
    told(blank, beside({ protocol: 'radius', device: '02-11-22-33-44-55', client: '10.9.0.2', logger: 'NPS01', code: '6273' })),
  )
  assert.deepEqual([finding.verdict, finding.outcome?.toUpperCase().replaceAll(':', '-')], ['SUPPORTED', '02-11-22-33-44-55'])
})

test('it rules out: the policy server refuses others all the time, never the user', () => {
  assert.equal(answer(m09Radius, told(blank, silent({ protocol: 'radius', client: '' }))).verdict, 'RULED-OUT')
})

test('it cannot tell: the tree goes there, and it says what to collect', () => {
  const finding = answer(
    m09Radius,
    told({ source: '', process: '', caller: '', logger: 'DC01', code: '4776', logonProcess: '', logonType: undefined! }),
  )
  assert.equal(finding.verdict, 'INCONCLUSIVE', finding.because)
  assert.ok(finding.collect?.some(({ command, why }) => `${command} ${why}`.includes('Network Policy Server')))
})
