import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileOf, NO_CLOCK, snapshotOf, type Told } from '../testing/caseBuilder.ts'
import { refusedEveryMinute, runStep, security, snapshotWith } from '../testing/runStep.ts'
import { s09Process } from './s09Process.ts'

const list = (host: string | undefined, image = 'inetinfo.exe', path = 'tasklist.txt') =>
  fileOf(path, [{ image, process: '1728', services: 'IISADMIN, SMTPSVC' }], { clock: NO_CLOCK, ...(host === undefined ? {} : { host }) })
const failures = (more: Partial<Told> = {}) => security(refusedEveryMinute(6, more))

test('the process list of the right host names the program', () => {
  const finding = runStep(s09Process, snapshotOf([failures(), list('EXCHSRV01.contoso.com')]))
  assert.equal(finding.verdict, 'SUPPORTED')
  assert.equal(finding.outcome, 'inetinfo.exe')
  assert.equal(finding.because, 'PID 1728 belongs to EXCHSRV01 and is inetinfo.exe there, by its process list.')
})

test('the same PID on another host is no evidence', () => {
  const finding = runStep(s09Process, snapshotOf([failures(), list('DC01', 'dns.exe')]))
  assert.equal(finding.verdict, 'MISSING-DATA')
  assert.doesNotMatch(finding.because, /dns/)
})

test('a process list of an unknown host is mentioned and not used', () => {
  const finding = runStep(s09Process, snapshotOf([failures(), list(undefined)]))
  assert.equal(finding.verdict, 'MISSING-DATA')
  assert.match(finding.because, /nothing says of which host it is/)
})

test('where Computer and caller disagree both are shown, and the host whose list has the PID is taken', () => {
  const collected = { logger: 'DC01', process: '1728' }
  const finding = runStep(s09Process, snapshotOf([failures(collected), list('EXCHSRV01')]))
  assert.equal(finding.outcome, 'inetinfo.exe')
  assert.match(finding.because, /Computer says DC01, the caller is EXCHSRV01\$/)
})

test('two hosts that both know the PID decide nothing', () => {
  const collected = { logger: 'DC01', process: '1728' }
  const finding = runStep(s09Process, snapshotOf([failures(collected), list('EXCHSRV01'), list('DC01', 'dns.exe', 'tasklist2.txt')]))
  assert.equal(finding.verdict, 'MISSING-DATA')
})

test('a start before the failure is better than a list, an end makes it worthless', () => {
  const events: Told[] = [
    { at: -60, class: 'process-start', code: '592', image: 'C:\\W\\w3wp.exe', process: '1728@EXCHSRV01', logger: 'EXCHSRV01' },
  ]
  const started = runStep(s09Process, snapshotOf([failures(), fileOf('p.txt', events), list('EXCHSRV01')]))
  assert.equal(started.outcome, 'w3wp.exe')
  const ended: Told[] = [...events, { at: -30, class: 'process-end', code: '593', process: '1728@EXCHSRV01', logger: 'EXCHSRV01' }]
  assert.equal(runStep(s09Process, snapshotOf([failures(), fileOf('p.txt', ended)])).verdict, 'MISSING-DATA')
})

test('the failure itself may name the program', () => {
  assert.equal(runStep(s09Process, snapshotOf([failures({ image: 'C:\\Program Files\\EdgeTransport.exe' })])).outcome, 'EdgeTransport.exe')
})

test('NTLM failures name no process, and that is all there is to it', () => {
  const ntlm = refusedEveryMinute(6, { process: '0', logonProcess: 'NtLmSsp' })
  assert.equal(runStep(s09Process, snapshotWith(...ntlm)).verdict, 'NOT-APPLICABLE')
})

const boot = (at: number, logger = 'EXCHSRV01'): Told => ({ at, code: '6005', logger })
const wmic = (since: string) =>
  fileOf('wmic.txt', [{ image: 'inetinfo.exe', process: '1728', detail: `since ${since}` }], { clock: NO_CLOCK, host: 'EXCHSRV01' })

test('a restart after the failures leaves a list without a time in doubt, that of another machine does not', () => {
  const finding = runStep(s09Process, snapshotOf([failures(), fileOf('System.txt', [boot(7200)]), list('EXCHSRV01')]))
  assert.equal(finding.verdict, 'INCONCLUSIVE')
  assert.match(finding.because, /restarted after the failures/)
  const elsewhere = runStep(s09Process, snapshotOf([failures(), fileOf('System.txt', [boot(7200, 'DC01')]), list('EXCHSRV01')]))
  assert.equal(elsewhere.verdict, 'SUPPORTED')
})

test('a restart ends what was started before it', () => {
  const start: Told = {
    at: -60,
    class: 'process-start',
    code: '592',
    image: 'C:\\W\\w3wp.exe',
    process: '1728@EXCHSRV01',
    logger: 'EXCHSRV01',
  }
  const finding = runStep(s09Process, snapshotOf([failures(), fileOf('p.txt', [start, boot(-30)])]))
  assert.equal(finding.verdict, 'MISSING-DATA')
})

test('a list that says when the process began is used for failures after that, and for no others', () => {
  const after = runStep(s09Process, snapshotOf([failures(), fileOf('System.txt', [boot(7200)]), wmic('20060912100133.000000-240')]))
  assert.equal(after.verdict, 'SUPPORTED')
  assert.equal(runStep(s09Process, snapshotOf([failures(), wmic('20060913100133.000000-240')])).verdict, 'MISSING-DATA')
})

test('a list is not used where the number was given to another process later', () => {
  const later: Told = {
    at: 7200,
    class: 'process-start',
    code: '4688',
    image: 'C:\\W\\cmd.exe',
    process: '1728@EXCHSRV01',
    logger: 'EXCHSRV01',
  }
  assert.equal(runStep(s09Process, snapshotOf([failures(), fileOf('p.txt', [later]), list('EXCHSRV01')])).verdict, 'MISSING-DATA')
})

test('lists that spell the program differently agree', () => {
  const other = list('EXCHSRV01', 'inetinfo', 'pslist.txt')
  assert.equal(runStep(s09Process, snapshotOf([failures(), list('EXCHSRV01'), other])).outcome, 'inetinfo.exe')
})
