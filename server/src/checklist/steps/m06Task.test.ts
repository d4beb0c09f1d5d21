import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answer, told } from '../testing/branch.ts'
import { m06Task } from './m06Task.ts'

test('it supports: type 4 on a machine', () => {
  const finding = answer(m06Task, told({ logonType: 4, logger: 'APP01' }))
  assert.equal(finding.verdict, 'SUPPORTED')
  assert.match(finding.because, /a scheduled task on APP01 itself/)
})

test('it rules out: svchost asked, but never as a task does', () => {
  const finding = answer(m06Task, told({ image: 'svchost.exe', logonType: 3 }))
  assert.equal(finding.verdict, 'RULED-OUT')
  assert.match(finding.because, /None of 12 failures that state a logon type is of type 4\.$/)
})

test('it cannot tell: the tree goes there, and it says what to collect', () => {
  const finding = answer(m06Task, told({ image: 'svchost.exe', logonType: undefined!, logonProcess: undefined! }))
  assert.equal(finding.verdict, 'INCONCLUSIVE', finding.because)
  assert.ok(finding.collect?.some(({ command, why }) => `${command} ${why}`.includes('schtasks')))
})
