import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Investigation, RankedSource } from '../../../shared/investigation.ts'
import { investigate } from '../../../server/src/checklist/investigate.ts'
import { buildFoundingCase, type CaseOptions } from '../../../tools/sample/foundingCase.ts'
import { violations } from '../../contracts/schemas.ts'
import { type OpenOptions, openCase } from './openCase.ts'

const told = (options: CaseOptions = {}, open: OpenOptions = {}): Investigation =>
  investigate(openCase(buildFoundingCase(options).files, open))
const candidate = (document: Investigation, value: string): RankedSource => document.candidates.find(one => one.value === value)!
const verdict = (document: Investigation, id: string): string => document.steps.find(step => step.id === id)!.verdict

test('the sample names the web application server, near certain, with what it explains', () => {
  const { truth } = buildFoundingCase()
  const [culprit, ...more] = told().culprits
  assert.equal(more.length, 0)
  assert.equal(culprit?.value, truth.culprit.address)
  assert.equal(culprit.name, truth.culprit.name)
  assert.equal(culprit.confidence, 'near certain')
  assert.equal(culprit.matched, truth.attempts.length - truth.inSilence)
  assert.equal(culprit.of, truth.attempts.length)
  assert.equal(culprit.sessions, truth.smtpSessions[truth.culprit.address])
})

test('attempts, lockouts, rhythm and older failures are those of the story', () => {
  const { truth } = buildFoundingCase()
  const document = told()
  assert.deepEqual([document.attempts.badPassword, document.attempts.lockedOut], [truth.wrongPassword, truth.refusedWhileLocked])
  assert.equal(document.lockouts.length, truth.lockouts.length)
  assert.equal(document.timeline?.attempts?.length, truth.attempts.length)
  assert.equal(document.cadence?.kind, 'machine')
  assert.equal(document.cadence.periodSeconds, 60)
  assert.match(document.steps.find(({ id }) => id === 'S18')!.because, new RegExp(` ${truth.olderAttempts} failures without a lockout`))
  assert.match(document.steps.find(({ id }) => id === 'S05')!.because, new RegExp(`; ${truth.whileWorkstationOff} failures go on`))
})

test('the decoys are ranked with the sessions they had, and rejected', () => {
  const { truth } = buildFoundingCase()
  const document = told()
  for (const address of ['10.1.5.20', '10.1.5.30', '10.1.5.41']) {
    const decoy = candidate(document, address)
    assert.equal(decoy.confidence, 'not shown', address)
    assert.ok(
      Math.abs((decoy.sessions ?? 0) - truth.smtpSessions[address]!) <= 1,
      `${address}: ${decoy.sessions} of ${truth.smtpSessions[address]}`,
    )
  }
  assert.ok((candidate(document, '10.1.5.20').lift ?? 9) < 1.5)
  assert.equal(candidate(document, '10.1.5.30').matched, 0)
  assert.equal(candidate(document, '10.1.5.41').matched, 0)
})

test('POP3, IMAP4, NNTP, FTP and OWA are struck out, and the SMTP log clears nobody', () => {
  const document = told()
  const struck = document.steps.flatMap(({ eliminated }) => eliminated ?? [])
  assert.deepEqual(struck, ['Workstation', 'Terminal session', 'POP3', 'IMAP4', 'NNTP', 'FTP', 'OWA'])
  assert.equal(verdict(document, 'S13'), 'NOT-EVIDENCE')
})

test('without the culprit’s rows nobody is named', () => {
  for (const seed of [20060912, 1, 2, 3]) {
    const document = told({ seed, withCulprit: false })
    assert.deepEqual(document.culprits, [])
    assert.ok(document.candidates.every(({ confidence }) => confidence === 'not shown'))
  }
})

test('other seeds, zones and names end at the culprit as well', () => {
  const names = {
    domain: 'NORTHWIND',
    user: 'kpalmer',
    exchange: 'MAIL07',
    controller: 'DCWEST',
    culprit: 'INTRANET3',
    culpritAddress: '10.1.5.99',
  }
  for (const [seed, zoneMinutes] of [
    [11, -480],
    [12, 330],
    [13, 60],
    [14, 0],
  ] as const) {
    const [culprit] = told({ seed, zoneMinutes, names }).culprits
    assert.deepEqual([culprit?.value, culprit?.name, culprit?.confidence], ['10.1.5.99', 'INTRANET3', 'near certain'], `seed ${seed}`)
  }
})

test('a controller whose clock runs ahead doubles nothing', () => {
  const document = told({ oneSecurityClock: false })
  assert.deepEqual([document.attempts.badPassword, document.attempts.lockedOut], [15, 105])
  assert.equal(document.culprits[0]?.confidence, 'near certain')
})

test('without the case file nothing is said that only the case file knows', () => {
  const document = told({}, { withCase: false })
  assert.equal(document.subject.chosen, 'most-locked-out')
  assert.equal(verdict(document, 'S05'), 'INCONCLUSIVE')
  assert.equal(verdict(document, 'S06'), 'INCONCLUSIVE')
  assert.ok(!JSON.stringify(document).includes('your fact'))
})

test('nothing is ruled out by a log that is not there', () => {
  const document = told({}, { without: ['W3SVC1/ex060912.log', 'tasklist_svc_EXCHSRV01.txt'] })
  for (const id of ['S09', 'S11', 'S12']) assert.equal(verdict(document, id), 'MISSING-DATA', id)
  assert.equal(document.culprits[0]?.value, '10.1.5.77')
})

test('the document is valid against its contract, whatever is open', () => {
  const paths = buildFoundingCase().files.map(({ path }) => path)
  const openings: OpenOptions[] = [{}, { withCase: false }, { without: paths }, ...paths.map(path => ({ without: [path] }))]
  for (const open of openings) assert.deepEqual(violations('investigation', told({}, open)), [], JSON.stringify(open))
})

test('every place in the document is a line of its file', () => {
  const files = buildFoundingCase().files
  const lines = new Map(files.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes).split('\n').length]))
  const text = JSON.stringify(told())
  const places = [...text.matchAll(/"path":"([^"]+)","line":(\d+)/g)]
  assert.ok(places.length > 500)
  for (const [, path = '', line] of places) assert.ok(Number(line) >= 1 && Number(line) <= lines.get(path)!, `${path}:${line}`)
})
