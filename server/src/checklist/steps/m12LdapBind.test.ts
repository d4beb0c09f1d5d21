import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answer, told } from '../testing/branch.ts'
import type { Told } from '../testing/caseBuilder.ts'
import { m12LdapBind } from './m12LdapBind.ts'

const bind: Partial<Told> = {
  logger: 'DC01',
  source: 'DC01',
  process: '620',
  caller: 'CONTOSO\\DC01$',
  image: 'C:\\Windows\\System32\\lsass.exe',
}
const controller: Told[] = [{ at: 0, class: 'lockout', code: '4740', user: 'CONTOSO\\User1', source: 'DC01', logger: 'DC01' }]

test('it supports: lsass on a controller, with the address of who binds', () => {
  const finding = answer(m12LdapBind, told({ ...bind, client: '10.1.2.9' }, controller))
  assert.deepEqual([finding.verdict, finding.outcome], ['SUPPORTED', '10.1.2.9'])
})

test('it rules out: another program on the controller asked', () => {
  assert.equal(answer(m12LdapBind, told({ ...bind, image: 'C:\\Agent\\agent.exe' }, controller)).verdict, 'RULED-OUT')
})

test('it cannot tell: the tree goes there, and it says what to collect', () => {
  const finding = answer(m12LdapBind, told({ image: 'lsass.exe' }))
  assert.equal(finding.verdict, 'INCONCLUSIVE', finding.because)
  assert.ok(finding.collect?.some(({ command, why }) => `${command} ${why}`.includes('16 LDAP Interface Events')))
})
