import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RankedSource } from '../../../shared/investigation.ts'
import { investigate } from './investigate.ts'
import { fileOf, snapshotOf, type Told } from './testing/caseBuilder.ts'
import { lockout, refusedEveryMinute, security } from './testing/runStep.ts'

const named = (rows: readonly Told[], ...more: readonly (readonly Told[])[]): readonly RankedSource[] =>
  investigate(snapshotOf([security(rows), ...more.map((one, n) => fileOf(`other${n}.txt`, one))])).culprits
const answer = (culprits: readonly RankedSource[]): string[] =>
  culprits.map(({ kind, value, confidence }) => `${kind} ${value} ${confidence}`)
const NTLM = { process: '0', caller: '', logonProcess: 'NtLmSsp ' } as const

test('an address that the failures state is the source, with the name beside it', () => {
  const [culprit, ...more] = named(refusedEveryMinute(12, { ...NTLM, client: '10.1.2.9', source: 'WKS9' }))
  assert.deepEqual(
    [culprit?.kind, culprit?.value, culprit?.name, culprit?.confidence, more.length],
    ['ip', '10.1.2.9', 'WKS9', 'proven', 0],
  )
})

test('loopback and the server itself are no source', () => {
  assert.deepEqual(named(refusedEveryMinute(12, { client: '127.0.0.1' })), [])
  assert.deepEqual(named(refusedEveryMinute(12)), [])
})

test('one or two failures name nobody', () => {
  assert.deepEqual(named(refusedEveryMinute(2, { ...NTLM, client: '10.1.2.9' })), [])
  assert.deepEqual(answer(named([...refusedEveryMinute(2, { ...NTLM, client: '10.1.2.9' }), lockout(61)])), ['ip 10.1.2.9 possible'])
})

test('an address from which many sign in is a gateway: no more than possible', () => {
  const others = Array.from(
    { length: 12 },
    (_, i): Told => ({ at: i, class: 'logon', user: `u${i}`, client: '10.1.0.5', logger: 'EXCHSRV01', logonType: 8 }),
  )
  assert.deepEqual(answer(named([...refusedEveryMinute(12, { client: '10.1.0.5' }), ...others])), ['ip 10.1.0.5 possible'])
})

test('what is refused while the account is locked accuses nobody', () => {
  const innocent = refusedEveryMinute(12, { ...NTLM, class: 'locked-out', client: '10.1.2.44' })
  const culprit = refusedEveryMinute(12, { ...NTLM, client: '10.1.2.9', at: 7 }).map((row, i) => ({ ...row, at: i * 60 + 7 }))
  assert.deepEqual(answer(named([...culprit, ...innocent])), ['ip 10.1.2.9 proven'])
})

test('a task and a service are named on their machine, by name where another log has it', () => {
  const task = refusedEveryMinute(12, { logonType: 4, logger: 'APP01' })
  assert.deepEqual(answer(named(task)), ['host APP01 proven'])
  const history: Told[] = [{ at: 60, code: '101', user: 'CONTOSO\\User1', logger: 'APP01', detail: '\\Reports\\Export' }]
  assert.deepEqual(answer(named(task, history)), ['task APP01/Reports\\Export proven'])
  const service = refusedEveryMinute(12, { logonType: 5, logger: 'APP01' })
  const system: Told[] = [{ at: 60, code: '7038', user: 'CONTOSO\\User1', logger: 'APP01', services: 'Billing' }]
  assert.deepEqual(answer(named(service, system)), ['service APP01/Billing proven'])
})

test('a machine that only the controller names is possible, unless a log or list of it may show that others sign in through it', () => {
  const judged = { code: '4776', source: 'KIOSK7', logger: 'DC01' }
  const rows = refusedEveryMinute(12).map(({ at, user, class: kind }): Told => ({ at: at!, user: user!, class: kind!, ...judged }))
  assert.deepEqual(answer(named(rows)), ['host KIOSK7 possible'])
  const services: Told[] = [{ at: 5, class: 'logon', user: 'anna', logger: 'KIOSK7', logonType: 3, client: '10.1.2.9', protocol: 'smtp' }]
  assert.deepEqual(answer(named(rows, services)), [])
})

test('a name that only a passing machine tells is hearsay unless that machine is known', () => {
  const line: Partial<Told> = { code: 'SamLogon', action: 'Returns', process: '0', caller: '', source: 'WKS9', via: 'FS01', logger: 'DC01' }
  const rows = refusedEveryMinute(12).map(({ at, user, class: kind }): Told => ({ at: at!, user: user!, class: kind!, ...line }))
  assert.deepEqual(answer(named(rows)), ['host WKS9 possible'])
  const member: Told[] = [{ at: 5, class: 'logon', user: 'anna', logger: 'FS01', logonType: 3 }]
  assert.deepEqual(answer(named(rows, member)), ['host WKS9 probable'])
})

test('a server that itself passes logons on is no client', () => {
  const rows = refusedEveryMinute(12).map(
    ({ at, user, class: kind }): Told => ({
      at: at!,
      user: user!,
      class: kind!,
      code: 'SamLogon',
      action: 'Returns',
      source: 'EXCHSRV01',
      via: 'DC02',
      logger: 'DC01',
    }),
  )
  const own: Told[] = [
    { at: 3, code: 'SamLogon', action: 'Returns', class: 'logon', user: 'anna', source: 'WKS1', via: 'EXCHSRV01', logger: 'DC02' },
  ]
  assert.deepEqual(named(rows, own), [])
})

test('an old open session on the machine is the source, and S06 says so', () => {
  const rows = refusedEveryMinute(12, { ...NTLM, client: '10.1.1.31', source: 'TS01', logger: 'FS01' })
  const left: Told[] = [
    { at: -90_000, code: '4779', class: 'session', user: 'CONTOSO\\User1', logger: 'TS01', session: '0x5a3f@TS01' },
    { at: -3600, code: '4723', class: 'password-change', user: 'CONTOSO\\User1', logger: 'DC01' },
  ]
  const document = investigate(snapshotOf([security(rows), fileOf('ts.txt', left)]))
  assert.deepEqual(answer(document.culprits), ['session TS01/0x5a3f near certain'])
  assert.equal(document.steps.find(({ id }) => id === 'S06')?.verdict, 'SUPPORTED')
})

test('two sources that each keep their time are both named', () => {
  const first = refusedEveryMinute(40, { ...NTLM, client: '10.1.2.9', source: 'WKS9' })
  const second = refusedEveryMinute(8, { ...NTLM, client: '10.1.2.10', source: 'WKS10' }).map((row, i) => ({ ...row, at: i * 300 + 33 }))
  assert.deepEqual(answer(named([...first, ...second])), ['ip 10.1.2.9 proven', 'ip 10.1.2.10 proven'])
})

test('in a spray nobody is accused on the strength of one account', () => {
  const users = ['User1', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
  const rows = users.flatMap((user, n) =>
    refusedEveryMinute(3, { ...NTLM, client: '203.0.113.9', user: `CONTOSO\\${user}` }).map((row, i) => ({ ...row, at: i * 60 + n })),
  )
  assert.deepEqual(named(rows), [])
})

test('a mail server at whose console the user sat is still no client', () => {
  const desk: Told[] = [
    { at: -300, class: 'logon', code: '528', user: 'CONTOSO\\User1', logger: 'EXCHSRV01', logonType: 2, logonProcess: 'User32' },
  ]
  assert.deepEqual(named(refusedEveryMinute(12), desk), [])
})

test('a service that the System log refuses in the same seconds is named, though its failure is only judged by the controller', () => {
  const judged = refusedEveryMinute(12).map(
    ({ at, user, class: kind }): Told => ({ at: at!, user: user!, class: kind!, code: '4776', source: 'APP01', logger: 'DC01' }),
  )
  const system = judged.map(({ at }): Told => ({ at: at! + 1, code: '7038', user: 'CONTOSO\\User1', logger: 'APP01', services: 'Billing' }))
  assert.deepEqual(answer(named(judged, system)), ['service APP01/Billing probable'])
})
