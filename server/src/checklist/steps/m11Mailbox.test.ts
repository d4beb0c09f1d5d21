import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answer, beside, silent, told } from '../testing/branch.ts'
import { m11Mailbox } from './m11Mailbox.ts'

const image = 'Microsoft.Exchange.Imap4.exe'

test('it supports: refused sign-ins of the user', () => {
  const finding = answer(m11Mailbox, told({ image }, beside({ protocol: 'imap4', client: '10.1.2.9' })))
  assert.deepEqual([finding.verdict, finding.outcome], ['SUPPORTED', '10.1.2.9'])
})

test('it rules out: a log that names those who fail, and never the user', () => {
  assert.equal(answer(m11Mailbox, told({ image }, silent({ protocol: 'imap4' }))).verdict, 'RULED-OUT')
})

test('it cannot tell: the tree goes there, and it says what to collect', () => {
  const finding = answer(m11Mailbox, told({ image: 'Microsoft.Exchange.Pop3.exe' }))
  assert.equal(finding.verdict, 'INCONCLUSIVE', finding.because)
  assert.ok(finding.collect?.some(({ command, why }) => `${command} ${why}`.includes('ImapSettings')))
})
