import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answer, told } from '../testing/branch.ts'
import { START, type Told } from '../testing/caseBuilder.ts'
import { m08OwnMachine } from './m08OwnMachine.ts'

const desk: Told[] = [
  { at: -300, class: 'logon', code: '4624', user: 'CONTOSO\\User1', logger: 'WKS9', logonType: 2, logonProcess: 'User32' },
]

test('it supports: typed at a machine', () => {
  const finding = answer(m08OwnMachine, told({ logonType: 7, logonProcess: 'User32', logger: 'WKS9' }))
  assert.equal(finding.verdict, 'SUPPORTED')
  assert.match(finding.because, /the console of WKS9 itself/)
})

test('it rules out: the machine was off while the failures went on', () => {
  const off = { kind: 'host-off', host: 'WKS9', user: 'User1', from: moment(60), to: moment(600) } as const
  const snapshot = told({ source: 'KIOSK1', logonType: 2, logger: '', process: '', caller: '', logonProcess: 'User32' }, desk)
  const finding = answer(m08OwnMachine, { ...snapshot, case: { ...snapshot.case, facts: [off] } })
  assert.equal(finding.verdict, 'RULED-OUT', finding.because)
  assert.match(finding.because, /WKS9 was off from .* \(your fact\)/)
})

const moment = (seconds: number): string => new Date(START + seconds * 1000).toISOString()

test('it cannot tell: the tree goes there, and it says what to collect', () => {
  const finding = answer(m08OwnMachine, told({ logonType: 2, logonProcess: 'User32', logger: '' }))
  assert.equal(finding.verdict, 'INCONCLUSIVE', finding.because)
  assert.ok(finding.collect?.some(({ command, why }) => `${command} ${why}`.includes('cmdkey')))
})
