import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answer, beside, silent, told } from '../testing/branch.ts'
import { m02WebProtocol } from './m02WebProtocol.ts'

test('it supports: refused requests of a program', () => {
  const finding = answer(m02WebProtocol, told({ image: 'w3wp.exe' }, beside({ protocol: 'ews', client: '10.1.2.9' })))
  assert.equal(finding.verdict, 'SUPPORTED')
  assert.equal(finding.outcome, '10.1.2.9')
})

test('it rules out: a web log that would name the user, and does not', () => {
  assert.equal(answer(m02WebProtocol, told({ image: 'w3wp.exe' }, silent({ protocol: 'owa' }))).verdict, 'RULED-OUT')
})

test('it cannot tell: the tree goes there, and it says what to collect', () => {
  const finding = answer(m02WebProtocol, told({ image: 'w3wp.exe' }))
  assert.equal(finding.verdict, 'INCONCLUSIVE', finding.because)
  assert.ok(finding.collect?.some(({ command, why }) => `${command} ${why}`.includes('LogFiles')))
})
