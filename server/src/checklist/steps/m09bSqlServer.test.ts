import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answer, beside, silent, told } from '../testing/branch.ts'
import { m09bSqlServer } from './m09bSqlServer.ts'

test('it supports: rows of the database with the user and the client', () => {
  const finding = answer(m09bSqlServer, told({ image: 'sqlservr.exe' }, beside({ protocol: 'sql', client: '10.1.2.9' })))
  assert.deepEqual([finding.verdict, finding.outcome], ['SUPPORTED', '10.1.2.9'])
})

test('it rules out: rows of others that cover the failures', () => {
  assert.equal(answer(m09bSqlServer, told({ image: 'sqlservr.exe' }, silent({ protocol: 'sql' }))).verdict, 'RULED-OUT')
})

test('it cannot tell: the tree goes there, and it says what to collect', () => {
  const finding = answer(m09bSqlServer, told({ image: 'sqlservr.exe' }))
  assert.equal(finding.verdict, 'INCONCLUSIVE', finding.because)
  assert.ok(finding.collect?.some(({ command, why }) => `${command} ${why}`.includes('xp_readerrorlog')))
})
