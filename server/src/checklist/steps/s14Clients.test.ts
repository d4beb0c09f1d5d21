import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseFact } from '../../../../shared/caseFile.ts'
import { fileOf, snapshotOf, type Told } from '../testing/caseBuilder.ts'
import { attempts, foundingCase } from '../testing/foundingCase.ts'
import { refused, refusedEveryMinute, runInFoundingCase, runStep, security, snapshotWith } from '../testing/runStep.ts'
import { s14Clients } from './s14Clients.ts'

const greeting = (at: number, client: string): Told[] =>
  ['EHLO', 'QUIT'].map(action => ({ at, action, client, source: 'X', logger: 'EXCHSRV01', protocol: 'smtp' }))
const open = (failures: readonly Told[], rows: readonly Told[], can = {}) =>
  snapshotOf([
    security(failures),
    fileOf(
      'smtp.log',
      rows.toSorted((a, b) => a.at! - b.at!),
      { can: { userName: 'never', clientAddress: 'written', ...can } },
    ),
  ])
const every = (seconds: number, from: number, client: string, until = 7200): Told[] =>
  Array.from({ length: Math.floor((until - from) / seconds) }, (_, i) => greeting(from + i * seconds, client)).flat()

test('the client that connects in the same seconds is supported with its counts', () => {
  const finding = runInFoundingCase(s14Clients)
  assert.equal(finding.verdict, 'SUPPORTED')
  assert.equal(finding.outcome, '10.1.5.77')
  assert.equal(finding.because, '118 of 120 failures have an SMTP connection from 10.1.5.77 within 2 seconds; chance would give 8.')
})

test('two clients that share the beat are undecided', () => {
  const failures = refusedEveryMinute(120)
  const finding = runStep(
    s14Clients,
    open(failures, [...every(60, 0, '10.1.5.77'), ...every(60, 0.4, '10.1.5.78'), ...every(30, 17, '10.1.5.30')]),
  )
  assert.equal(finding.verdict, 'INCONCLUSIVE')
  assert.match(finding.because, /^2 clients .* cannot be told apart/)
})

test('a service that is one of several is ruled out when nobody meets the failures', () => {
  const list = fileOf('tasklist.txt', [{ image: 'inetinfo.exe', process: '1728', services: 'IISADMIN, SMTPSVC, POP3Svc' }], {
    host: 'EXCHSRV01',
  })
  const snapshot = open(refusedEveryMinute(120), [...every(60, 25, '10.1.5.41'), ...every(30, 15, '10.1.5.30')])
  const finding = runStep(s14Clients, snapshotOf([...snapshot.files, list]))
  assert.equal(finding.verdict, 'RULED-OUT')
  assert.deepEqual(finding.eliminated, ['SMTP'])
})

test('the last service left is not ruled out: its log lacks somebody', () => {
  const finding = runStep(s14Clients, foundingCase({ withCulprit: false }))
  assert.equal(finding.verdict, 'INCONCLUSIVE')
  assert.match(finding.because, /Yet only SMTP is left: its log lacks somebody\.$/)
})

test('a log that does not cover the failures rules nothing out', () => {
  const finding = runStep(s14Clients, open(refusedEveryMinute(120), every(30, 15, '10.1.5.30', 3600)))
  assert.equal(finding.verdict, 'INCONCLUSIVE')
})

test('failures told by the controller alone rule nothing out: its clock may differ', () => {
  const judged = attempts(1).map(
    ({ at }): Told => ({ at, class: 'bad-password', code: '680', user: 'User1', source: 'EXCHSRV01', logger: 'DC01' }),
  )
  assert.equal(runStep(s14Clients, open(judged, every(60, 40, '10.1.5.41'))).verdict, 'INCONCLUSIVE')
})

test('three failures are too few to rank', () => {
  const finding = runStep(s14Clients, open(refusedEveryMinute(3), [...every(60, 0, '10.1.5.77', 200), ...every(30, 15, '10.1.5.30', 200)]))
  assert.equal(finding.verdict, 'INCONCLUSIVE')
  assert.match(finding.because, /^3 wrong passwords .* 5 are needed/)
})

test('in a spray no client is accused on the strength of one account', () => {
  const users = Array.from({ length: 20 }, (_, i) =>
    refusedEveryMinute(1, { user: `CONTOSO\\user${i}`, at: i * 60, client: '203.0.113.9' }),
  ).flat()
  const finding = runStep(s14Clients, open(users, every(60, 0, '10.1.5.77')))
  assert.equal(finding.verdict, 'INCONCLUSIVE')
  assert.equal(finding.outcome, 'many accounts')
})

test('without a log of clients one is missing', () => {
  assert.equal(runStep(s14Clients, snapshotWith(...refusedEveryMinute(5))).verdict, 'MISSING-DATA')
})

test('a balancer before a mail server is no more than possible, by its users or by the investigator’s word', () => {
  const failures = Array.from({ length: 30 }, (_, i) => i * i * 11)
  const refusals = failures.map((at, i): Told => ({ at, client: '10.1.1.4', protocol: 'imap4', class: 'bad-password', session: `r${i}` }))
  const others = Array.from(
    { length: 60 },
    (_, i): Told => ({ at: 40 + i * 151, client: `10.1.2.${i % 9}`, protocol: 'imap4', session: `o${i}` }),
  )
  const users = Array.from(
    { length: 12 },
    (_, i): Told => ({ at: 9000 + i, client: '10.1.1.4', protocol: 'imap4', class: 'logon', user: `u${i}`, session: `u${i}` }),
  )
  const found = (rows: readonly Told[], facts: readonly CaseFact[] = []) =>
    runStep(
      s14Clients,
      snapshotOf(
        [
          security(failures.map(at => refused(at))),
          fileOf(
            'imap.log',
            rows.toSorted((a, b) => a.at! - b.at!),
            { host: 'EXCHSRV01' },
          ),
        ],
        { facts },
      ),
    )
  assert.equal(found([...refusals, ...others]).verdict, 'SUPPORTED')
  for (const { verdict, because } of [
    found([...refusals, ...others, ...users]),
    found([...refusals, ...others], [{ kind: 'load-balancer', ip: '10.1.1.4' }]),
  ])
    assert.deepEqual([verdict, because.endsWith(' Many come from that address.')], ['INCONCLUSIVE', true], because)
})
