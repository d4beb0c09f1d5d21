import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EvidenceFile } from '../evidence/evidenceFile.ts'
import { mergeAttempts, mergeLockouts } from './attempts.ts'
import { observe } from './observations.ts'
import { residualSkew, withoutSkew } from './skew.ts'
import { fileOf, snapshotOf, type Told } from './testing/caseBuilder.ts'

const USER = { kind: 'user', name: 'User1', domain: 'CONTOSO' } as const
const attemptsIn = (...files: EvidenceFile[]) => mergeAttempts(withoutSkew(observe(snapshotOf(files), USER)))

const event529 = (at: number, more: Partial<Told> = {}): Told => ({
  at,
  class: 'bad-password',
  code: '529',
  user: 'User1',
  source: 'EXCHSRV01',
  logger: 'EXCHSRV01',
  process: '1728@EXCHSRV01',
  caller: 'CONTOSO\\EXCHSRV01$',
  logonType: 3,
  ...more,
})
const event680 = (at: number, more: Partial<Told> = {}): Told => ({
  at,
  class: 'bad-password',
  code: '680',
  user: 'User1',
  source: 'EXCHSRV01',
  logger: 'DC01',
  ...more,
})
const returns = (at: number, more: Partial<Told> = {}): Told => ({
  at,
  class: 'bad-password',
  code: 'SamLogon',
  action: 'Returns',
  user: 'CONTOSO\\User1',
  source: 'EXCHSRV01',
  via: 'EXCHSRV01',
  ...more,
})

test('529, 680 and the Returns line of one second are one attempt with three hops', () => {
  const security = fileOf('Security.txt', [event680(10), event529(10)])
  const netlogon = fileOf('netlogon.log', [returns(11), { at: 10, code: 'SamLogon', action: 'Entered', user: 'User1' }], { host: 'DC01' })
  const [only, ...more] = attemptsIn(security, netlogon)
  assert.equal(more.length, 0)
  assert.deepEqual(
    only?.rows.map(row => row.what.code),
    ['529', '680', 'SamLogon'],
  )
  assert.equal(only.row.logger, 'exchsrv01')
})

test('a wrong password forwarded to the PDC is one attempt', () => {
  const member = returns(20, { source: 'WKS1', via: 'FILESRV01' })
  const forwarded = returns(20, { source: 'WKS1', via: 'DC02' })
  const dc = fileOf('dc02/netlogon.log', [member], { host: 'DC02' })
  const pdc = fileOf('dc01/netlogon.log', [forwarded], { host: 'DC01' })
  assert.equal(attemptsIn(dc, pdc).length, 1)
})

test('two 529 of one machine in one second are two attempts', () => {
  assert.equal(attemptsIn(fileOf('Security.txt', [event529(5), event529(5), event529(6)])).length, 3)
})

test('another workstation in the same second is another attempt', () => {
  const netlogon = fileOf('netlogon.log', [returns(30, { source: 'WKS7', via: 'FILESRV01' })], { host: 'DC01' })
  assert.equal(attemptsIn(fileOf('Security.txt', [event529(30), event680(30)]), netlogon).length, 2)
})

test('a wrong password and a refusal while locked are two attempts', () => {
  assert.equal(attemptsIn(fileOf('Security.txt', [event529(5), event680(5, { class: 'locked-out' })])).length, 2)
})

test('more than two seconds apart is another attempt', () => {
  assert.equal(attemptsIn(fileOf('Security.txt', [event529(5), event680(8)])).length, 2)
})

test('expired, disabled and restricted rows are no attempts, nor are other users', () => {
  const rows: Told[] = [
    event529(1, { class: 'expired' }),
    event529(2, { class: 'disabled' }),
    event529(3, { class: 'restriction' }),
    event529(4, { class: 'infrastructure' }),
    event529(5, { user: 'User12' }),
    event529(6, { user: 'FABRIKAM\\User1' }),
  ]
  assert.equal(attemptsIn(fileOf('Security.txt', rows)).length, 0)
})

test('a netlogon that runs three seconds ahead still merges', () => {
  const moments = Array.from({ length: 10 }, (_, i) => i * 60)
  const security = fileOf(
    'Security.txt',
    moments.map(at => event529(at)),
  )
  const netlogon = fileOf(
    'netlogon.log',
    moments.map(at => returns(at + 3)),
    { host: 'DC01' },
  )
  const found = attemptsIn(security, netlogon)
  assert.equal(found.length, 10)
  assert.ok(found.every(attempt => attempt.rows.length === 2))
})

test('a controller that runs ahead merges although its events lie in the same file', () => {
  const moments = Array.from({ length: 10 }, (_, i) => i * 60)
  const rows = moments.flatMap(at => [event529(at), event680(at + 3)]).toSorted((a, b) => a.at! - b.at!)
  assert.equal(attemptsIn(fileOf('Security.txt', rows)).length, 10)
})

test('no skew is seen where rows are too few or fit as they are', () => {
  assert.equal(residualSkew([0, 60_000], [3000, 63_000]), 0)
  const beats = Array.from({ length: 20 }, (_, i) => i * 10_000)
  assert.equal(
    residualSkew(
      beats,
      beats.map(time => time + 400),
    ),
    0,
  )
})

test('one lockout on two controllers is one, the next is another', () => {
  const lockout = (at: number, logger: string): Told => ({ at, class: 'lockout', code: '644', user: 'User1', source: 'EXCHSRV01', logger })
  const rows = [lockout(60, 'DC01'), lockout(61, 'DC02'), lockout(120, 'DC01')]
  const found = mergeLockouts(observe(snapshotOf([fileOf('Security.txt', rows)]), USER))
  assert.deepEqual(
    found.map(({ rows: told }) => told.length),
    [2, 1],
  )
})

test('a mail log that names the client tells of the same attempt as the events that call its server the workstation', () => {
  const refused: Told = {
    class: 'bad-password',
    code: 'LogonDenied',
    user: 'User1',
    client: '10.1.5.77',
    source: 'WEBAPP01',
    logger: 'EXCHSRV01',
    protocol: 'smtp',
  }
  const merged = attemptsIn(
    fileOf('RECV.LOG', [
      { ...refused, at: 0 },
      { ...refused, at: 0.1, source: 'REPORTS', logger: 'EXCHSRV02' },
    ]),
    fileOf('Security.txt', [event680(0.05), event529(0.1)]),
  )
  assert.deepEqual(
    merged.map(({ rows }) => rows.map(({ what }) => what.code)),
    [['529', 'LogonDenied', '680'], ['LogonDenied']],
  )
})

test('rows may be more than a call takes arguments', () => {
  const [row] = observe(snapshotOf([fileOf('Security.txt', [event529(10)])]), USER)
  assert.equal(withoutSkew(Array.from({ length: 200_000 }, () => row!)).length, 200_000)
})

test('several tries in a row stay what they are where another clock is more than the time between them behind', () => {
  const tries = [0, 1.5, 3]
  const found = attemptsIn(
    fileOf(
      'a.txt',
      tries.map(at => event529(at)),
    ),
    fileOf(
      'b.txt',
      tries.map(at => event680(at + 1.6)),
    ),
  )
  assert.deepEqual(
    found.map(({ rows }) => rows.length),
    [2, 2, 2],
  )
})
