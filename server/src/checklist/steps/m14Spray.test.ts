import assert from 'node:assert/strict'
import { test } from 'node:test'
import { snapshotOf, type Told } from '../testing/caseBuilder.ts'
import { NTLM } from '../testing/branch.ts'
import { refusedEveryMinute, runStep, security } from '../testing/runStep.ts'
import { m14Spray } from './m14Spray.ts'

const NAMES = ['User1', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
const failing = (users: readonly string[], client: (n: number) => string): Told[] =>
  users.flatMap((user, n) =>
    refusedEveryMinute(3, { ...NTLM, client: client(n), user: `CONTOSO\\${user}` }).map((row, i) => ({ ...row, at: i * 60 + n })),
  )
const answer = (rows: readonly Told[]) => runStep(m14Spray, snapshotOf([security(rows)]), 'User1')

test('it supports: one address tries everybody', () => {
  const finding = answer(failing(NAMES, () => '203.0.113.9'))
  assert.equal(finding.verdict, 'SUPPORTED')
  assert.match(finding.because, /^10 accounts fail about as often from 203\.0\.113\.9\.$/)
})

test('it rules out: a few others mistype', () => {
  assert.equal(answer(failing(NAMES.slice(0, 5), n => `10.1.2.${n}`)).verdict, 'RULED-OUT')
})

test('it cannot tell: many others fail, each from a machine of its own', () => {
  assert.equal(answer(failing(NAMES, n => `10.1.2.${n}`)).verdict, 'INCONCLUSIVE')
})
