import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answer, beside, silent, told } from '../testing/branch.ts'
import { m01ActiveSync } from './m01ActiveSync.ts'

const phone = { protocol: 'activesync', device: 'androidc123', client: '10.1.0.5' } as const

test('it supports: refused requests of one device', () => {
  const finding = answer(m01ActiveSync, told({ image: 'w3wp.exe', client: '10.1.0.5' }, beside(phone)))
  assert.equal(finding.verdict, 'SUPPORTED')
  assert.match(finding.because, /^12 of 12 failures state /)
})

test('it rules out: a web log that would name the user, and does not', () => {
  const finding = answer(m01ActiveSync, told({ image: 'w3wp.exe' }, silent({ protocol: 'owa' })))
  assert.equal(finding.verdict, 'RULED-OUT')
  assert.deepEqual(finding.eliminated, ['Phone (ActiveSync)'])
})

test('it cannot tell: the tree goes there, and it says what to collect', () => {
  const finding = answer(m01ActiveSync, told({ image: 'w3wp.exe' }))
  assert.equal(finding.verdict, 'INCONCLUSIVE', finding.because)
  assert.ok(finding.collect?.some(({ command, why }) => `${command} ${why}`.includes('HttpProxy')))
})
