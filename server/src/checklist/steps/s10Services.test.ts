import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileOf, NO_CLOCK, snapshotOf, type Told } from '../testing/caseBuilder.ts'
import { refusedEveryMinute, runStep, security, snapshotWith } from '../testing/runStep.ts'
import type { EvidenceFile } from '../../evidence/evidenceFile.ts'
import { s10Services } from './s10Services.ts'
import { s11Disabled } from './s11Disabled.ts'

const open = (rows: readonly Told[]) =>
  snapshotOf([security(refusedEveryMinute(6)), fileOf('tasklist.txt', rows, { clock: NO_CLOCK, host: 'EXCHSRV01' })])
const inetinfo = (services: string | undefined): Told => ({
  image: 'inetinfo.exe',
  process: '1728',
  ...(services === undefined ? {} : { services }),
})
const web: Told = { image: 'svchost.exe', process: '1804', services: 'W3SVC' }

test('inetinfo may host six services, and OWA is unlikely where the web service runs elsewhere', () => {
  const finding = runStep(s10Services, open([inetinfo('IISADMIN, SMTPSVC'), web]))
  assert.deepEqual(finding.remaining, ['OWA', 'SMTP', 'POP3', 'IMAP4', 'NNTP', 'FTP'])
  assert.match(finding.because, /On IIS 6, OWA is unlikely here\.$/)
})

test('with the web service in the process OWA is as likely as the rest', () => {
  assert.doesNotMatch(runStep(s10Services, open([inetinfo('IISADMIN, W3SVC, SMTPSVC')])).because, /unlikely/)
})

test('a program that takes no passwords from clients leaves it open, an unknown one too', () => {
  assert.equal(runStep(s10Services, open([{ image: 'notepad.exe', process: '1728' }])).verdict, 'INCONCLUSIVE')
  assert.equal(runStep(s10Services, snapshotWith(...refusedEveryMinute(6))).verdict, 'MISSING-DATA')
})

test('services that are not in the list of the PID are struck out', () => {
  const finding = runStep(s11Disabled, open([inetinfo('IISADMIN, RESvc, SMTPSVC'), web]))
  assert.equal(finding.verdict, 'RULED-OUT')
  assert.deepEqual(finding.eliminated, ['POP3', 'IMAP4', 'NNTP', 'FTP'])
  assert.deepEqual(finding.remaining, ['OWA', 'SMTP'])
})

test('services that are in the list stay', () => {
  const finding = runStep(s11Disabled, open([inetinfo('IISADMIN, SMTPSVC, POP3Svc, IMAP4Svc, NntpSvc, MSFTPSVC')]))
  assert.equal(finding.verdict, 'SUPPORTED')
})

test('a list without services strikes nothing out', () => {
  assert.equal(runStep(s11Disabled, open([inetinfo(undefined)])).verdict, 'MISSING-DATA')
})

test('what the investigator states as switched off is struck out as a fact', () => {
  const snapshot = open([inetinfo(undefined)])
  const finding = runStep(s11Disabled, {
    ...snapshot,
    case: { ...snapshot.case, facts: [{ kind: 'service-disabled', service: 'POP3Svc' }] },
  })
  assert.deepEqual(finding.eliminated, ['POP3'])
  assert.match(finding.because, /your fact/)
})

test('a worker of a later Exchange is not judged by the service that starts it', () => {
  const later = snapshotOf([security(refusedEveryMinute(6, { image: 'EdgeTransport.exe' }))])
  const finding = runStep(s11Disabled, later)
  assert.equal(finding.verdict, 'NOT-APPLICABLE')
  assert.deepEqual(finding.remaining, ['SMTP'])
})

const service = (name: string, action: string, more: Partial<Told> = {}): Told => ({ code: 'service', services: name, action, ...more })
const withLists = (...files: readonly ReturnType<typeof fileOf>[]) =>
  snapshotOf([
    security(refusedEveryMinute(6)),
    fileOf('tasklist.txt', [inetinfo(undefined)], { clock: NO_CLOCK, host: 'EXCHSRV01' }),
    ...files,
  ])
const services = (host: string, ...rows: readonly Told[]) => fileOf(`sc_${host}.txt`, rows, { clock: NO_CLOCK, host })
const all = ['SMTPSVC', 'POP3Svc', 'IMAP4Svc', 'NntpSvc', 'MSFTPSVC']

test('services that a list of the machine has as stopped or disabled are struck out', () => {
  const finding = runStep(
    s11Disabled,
    withLists(
      services('EXCHSRV01', service('SMTPSVC', 'running'), service('POP3Svc', 'stopped'), service('IMAP4Svc', '', { detail: 'disabled' })),
    ),
  )
  assert.equal(finding.verdict, 'RULED-OUT')
  assert.deepEqual(finding.eliminated, ['POP3', 'IMAP4'])
  assert.equal(finding.because, '2 of 6 services are stopped or disabled on EXCHSRV01.')
})

test('services that all run stay', () => {
  const finding = runStep(s11Disabled, withLists(services('EXCHSRV01', ...all.map(name => service(name, 'running')))))
  assert.equal(finding.verdict, 'SUPPORTED')
})

test('lists of another machine, and states that are not told, strike nothing out', () => {
  const elsewhere = services('DC01', service('POP3Svc', 'stopped'))
  const untold = services('EXCHSRV01', service('POP3Svc', ''), service('MSFTPSVC', 'stopped'), service('FTPSVC', ''))
  for (const list of [elsewhere, untold]) assert.equal(runStep(s11Disabled, withLists(list)).verdict, 'MISSING-DATA')
})

test('a service of the process list is not struck out by a list of services that has it as stopped', () => {
  const lists = [
    security(refusedEveryMinute(6)),
    fileOf('tasklist.txt', [inetinfo(all.join(', '))], { clock: NO_CLOCK, host: 'EXCHSRV01' }),
    services('EXCHSRV01', service('POP3Svc', 'stopped')),
  ]
  assert.equal(runStep(s11Disabled, snapshotOf(lists)).verdict, 'SUPPORTED')
})

test('a list of services with the process IDs names the program that hosts them', () => {
  const list = services('EXCHSRV01', service('SMTPSVC', 'running', { process: '1728' }), service('RESvc', 'running', { process: '1728' }))
  const finding = runStep(s10Services, snapshotOf([security(refusedEveryMinute(6)), list]))
  assert.match(finding.because, /^inetinfo\.exe may host/)
})

const ports = (host: string, ...listening: readonly number[]) =>
  fileOf(
    `netstat_${host}.txt`,
    listening.map(port => ({ code: 'connection', action: 'listening', detail: `TCP ${port}` })),
    { clock: NO_CLOCK, host },
  )
/** A list below its heading, as a whole one has it. */
const headed = (file: EvidenceFile): EvidenceFile => ({ ...file, table: { ...file.table, heading: () => '  Proto  Local Address' } })

test('a service at whose ports nothing listens is struck out, by a whole list of the machine', () => {
  const finding = runStep(s11Disabled, withLists(headed(ports('EXCHSRV01', 25, 110, 993, 21))))
  assert.deepEqual(finding.eliminated, ['NNTP'])
  assert.equal(finding.because, '1 of 6 services are without an open port on EXCHSRV01.')
})

test('ports that are all open strike nothing out', () => {
  assert.equal(runStep(s11Disabled, withLists(headed(ports('EXCHSRV01', 25, 110, 143, 119, 21)))).verdict, 'SUPPORTED')
})

test('a list of ports that was filtered, or is of another machine, cannot tell', () => {
  for (const list of [ports('EXCHSRV01', 25), headed(ports('DC01', 25))])
    assert.equal(runStep(s11Disabled, withLists(list)).verdict, 'MISSING-DATA')
})
