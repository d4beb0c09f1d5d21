import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Investigation, RankedSource, StepFinding } from '../../../shared/investigation.ts'
import { EMPTY_SNAPSHOT } from '../evidence/snapshot.ts'
import { investigate } from './investigate.ts'
import { ASSUMED, fileOf, snapshotOf, type Told, UTC_CLOCK } from './testing/caseBuilder.ts'
import { foundingCase } from './testing/foundingCase.ts'
import { refused, security } from './testing/runStep.ts'

const step = (document: Investigation, id: string): StepFinding => document.steps.find(one => one.id === id)!
const candidate = (document: Investigation, value: string): RankedSource => document.candidates.find(one => one.value === value)!
const verdicts = (document: Investigation): Record<string, string> =>
  Object.fromEntries(document.steps.filter(({ id }) => id.startsWith('S')).map(({ id, verdict }) => [id, verdict]))

test('the founding case ends at the web application server, near certain', () => {
  const document = investigate(foundingCase())
  assert.deepEqual(document.subject, { user: 'User1', domain: 'CONTOSO', chosen: 'most-locked-out' })
  assert.equal(document.scope, 'single-user')
  assert.equal(document.attempts.badPassword, 15)
  assert.equal(document.attempts.lockedOut, 105)
  assert.equal(document.lockouts.length, 3)
  assert.equal(document.cadence?.periodSeconds, 60)
  assert.equal(document.cadence.kind, 'machine')
  assert.equal(document.culprits.length, 1)
  const [culprit] = document.culprits
  assert.equal(culprit?.value, '10.1.5.77')
  assert.equal(culprit.name, 'WEBAPP01')
  assert.equal(culprit.protocol, 'smtp')
  assert.equal(culprit.confidence, 'near certain')
  assert.deepEqual([culprit.matched, culprit.of], [118, 120])
  assert.deepEqual(culprit.process, { host: 'EXCHSRV01', pid: 1728, image: 'inetinfo.exe' })
  assert.equal(culprit.pairs?.length, 118)
  assert.equal(culprit.unexplained?.length, 2)
  assert.ok(culprit.unexplained.every(({ because }) => because?.startsWith('The SMTP log is silent for every client')))
})

test('every step of the founding case has the verdict of its replay', () => {
  assert.deepEqual(verdicts(investigate(foundingCase())), {
    S01: 'SUPPORTED',
    S02: 'SUPPORTED',
    S03: 'SUPPORTED',
    S04: 'SUPPORTED',
    S05: 'RULED-OUT',
    S06: 'RULED-OUT',
    S07: 'SUPPORTED',
    S08: 'SUPPORTED',
    S09: 'SUPPORTED',
    S10: 'SUPPORTED',
    S11: 'RULED-OUT',
    S12: 'RULED-OUT',
    S13: 'NOT-EVIDENCE',
    S14: 'SUPPORTED',
    S15: 'SUPPORTED',
    S16: 'MISSING-DATA',
    S17: 'INCONCLUSIVE',
    S18: 'SUPPORTED',
    S19: 'SUPPORTED',
    S20: 'MISSING-DATA',
  })
})

test('the suspects are struck out one after the other until SMTP is left', () => {
  const document = investigate(foundingCase())
  assert.deepEqual(step(document, 'S10').remaining, ['OWA', 'SMTP', 'POP3', 'IMAP4', 'NNTP', 'FTP'])
  assert.deepEqual(step(document, 'S11').eliminated, ['POP3', 'IMAP4', 'NNTP', 'FTP'])
  assert.deepEqual(step(document, 'S12').eliminated, ['OWA'])
  assert.deepEqual(step(document, 'S14').remaining, ['SMTP'])
})

test('the decoys are ranked, with their counts and why they lost', () => {
  const document = investigate(foundingCase())
  assert.deepEqual(
    document.candidates.map(({ value }) => value),
    ['10.1.5.77', '10.1.5.20', '10.1.5.30', '10.1.5.41', '10.1.5.118'],
  )
  assert.match(
    candidate(document, '10.1.5.20').because ?? '',
    /^Busy mail relay\. \d+ of 1,\d+ sessions fall near a failure; chance gives \d+\.$/,
  )
  assert.match(candidate(document, '10.1.5.30').because ?? '', /^Every 30 s, never nearer than \d+ s to a failure\.$/)
  assert.match(candidate(document, '10.1.5.41').because ?? '', /^Also every 60 s, but 2\d s after the failure, and it delivers mail\.$/)
  assert.equal(candidate(document, '10.1.5.118').because, '1 session: too few to rank. Only the name looks alike.')
  for (const { value, confidence } of document.candidates.slice(1)) assert.equal(confidence, 'not shown', value)
})

test('without the culprit’s rows nobody is named, in any run', () => {
  for (let seed = 1; seed <= 12; seed++) {
    const document = investigate(foundingCase({ seed, withCulprit: false }))
    assert.deepEqual(document.culprits, [], `seed ${seed}`)
    assert.deepEqual(document.remedy, [])
    assert.equal(document.trail?.find(({ kind }) => kind === 'client')?.value, undefined)
    assert.notEqual(step(document, 'S14').verdict, 'SUPPORTED')
    assert.notEqual(step(document, 'S14').verdict, 'RULED-OUT')
  }
})

test('the trail leads from the controller to the client', () => {
  assert.deepEqual(
    investigate(foundingCase()).trail?.map(({ value }) => value),
    ['DC01', 'EXCHSRV01', 'PID 1728 inetinfo.exe', 'SMTP', '10.1.5.77 WEBAPP01'],
  )
})

test('the last host is no culprit', () => {
  for (const document of [investigate(foundingCase()), investigate(foundingCase({ withCulprit: false }))])
    assert.ok(!document.culprits.some(({ value, name }) => value === 'EXCHSRV01' || name === 'EXCHSRV01'))
})

test('with the Security log alone the trail ends at the process and says what to collect', () => {
  const document = investigate(foundingCase({ without: ['smtp', 'web', 'tasklist', 'netlogon'] }))
  assert.deepEqual(document.culprits, [])
  for (const id of ['S03', 'S07', 'S09', 'S10', 'S11', 'S12', 'S14']) assert.equal(step(document, id).verdict, 'MISSING-DATA', id)
  const wanted = step(document, 'S12').collect?.[0]
  assert.equal(wanted?.on, 'EXCHSRV01')
  assert.equal(wanted.from, '2006-09-12T21:54:12.000Z')
  assert.equal(step(document, 'S09').collect?.[0]?.on, 'EXCHSRV01')
})

test('netlogon alone still names the client, and nothing about the process', () => {
  const document = investigate(
    foundingCase({
      without: ['security', 'web', 'tasklist'],
      change: { netlogon: file => ({ ...file, clock: { ...file.clock, skewSeconds: 3 } }) },
    }),
  )
  assert.equal(document.culprits[0]?.value, '10.1.5.77')
  assert.equal(step(document, 'S04').outcome, 'HOST')
  assert.equal(step(document, 'S09').verdict, 'MISSING-DATA')
})

test('an assumed zone rules nothing out and names nobody above possible', () => {
  const assumed = { security: (file: ReturnType<typeof fileOf>) => ({ ...file, clock: { ...ASSUMED, zone: file.clock.zone } }) }
  const document = investigate(foundingCase({ without: ['netlogon'], change: assumed }))
  assert.equal(document.culprits[0]?.confidence, 'possible')
  assert.equal(step(document, 'S03').verdict, 'INCONCLUSIVE')
  assert.equal(step(document, 'S12').verdict, 'INCONCLUSIVE')
  assert.notEqual(step(document, 'S14').verdict, 'SUPPORTED')
})

test('a wrong zone names nobody', () => {
  const document = investigate(foundingCase({ change: { smtp: file => ({ ...file, clock: { ...file.clock, skewSeconds: 4 * 3600 } }) } }))
  assert.deepEqual(document.culprits, [])
})

test('a protocol log of another machine is not held against the failures', () => {
  const document = investigate(
    foundingCase({ change: { smtp: file => ({ ...file, host: { name: 'OTHER01', how: 'configured', because: 'told' } }) } }),
  )
  assert.deepEqual(document.culprits, [])
  assert.equal(step(document, 'S14').verdict, 'MISSING-DATA')
})

test('a decision that differs is kept beside the finding', () => {
  const decisions = [
    { step: 'S17', verdict: 'SUPPORTED', note: 'she runs it' },
    { step: 'S14', verdict: 'SUPPORTED' },
  ] as const
  const document = investigate(foundingCase({ known: { decisions } }))
  assert.deepEqual(step(document, 'S17').decision, { verdict: 'SUPPORTED', note: 'she runs it' })
  assert.equal(step(document, 'S17').verdict, 'INCONCLUSIVE')
  assert.equal(step(document, 'S14').decision, undefined)
})

test('a fact of the investigator counts and is marked as one', () => {
  const facts = [{ kind: 'owns', user: 'User1', host: 'WEBAPP01' }] as const
  const owner = step(investigate(foundingCase({ facts })), 'S17')
  assert.equal(owner.verdict, 'SUPPORTED')
  assert.match(owner.because, /your fact/)
})

test('somebody else can be asked about, and an unknown user is nobody’s fault', () => {
  const other = investigate(foundingCase(), { user: 'mvogel' })
  assert.deepEqual([other.subject.user, other.subject.chosen, other.attempts.badPassword], ['mvogel', 'asked', 2])
  assert.deepEqual(other.culprits, [])
  const unknown = investigate(foundingCase(), { user: 'CONTOSO\\nobody' })
  assert.equal(unknown.attempts.badPassword, 0)
  assert.ok(unknown.steps.filter(({ id }) => id.startsWith('S')).every(({ verdict }) => verdict === 'MISSING-DATA'))
})

test('no files, empty files and hostile names give a document', () => {
  assert.equal(investigate(EMPTY_SNAPSHOT).subject.user, '')
  assert.equal(investigate(snapshotOf([fileOf('empty.txt', [])])).culprits.length, 0)
  const name = '"; rm -rf / #'
  const rows = [1, 2, 3].map(at => ({ at, class: 'bad-password', code: '529', user: name, source: name, logger: name }) as const)
  const document = investigate(snapshotOf([fileOf('Security.txt', rows)]))
  assert.ok(!document.steps.some(({ collect }) => collect?.some(({ command }) => command.includes('rm -rf'))))
})

test('the same snapshot gives the same document', () => {
  assert.deepEqual(investigate(foundingCase()), investigate(foundingCase()))
})

test('sentences are short, plain and without percentages', () => {
  for (const document of [investigate(foundingCase()), investigate(foundingCase({ withCulprit: false, without: ['web'] }))])
    for (const { id, because } of document.steps) {
      for (const sentence of because.split(/(?<=[.!?]) /)) assert.ok(sentence.split(' ').length <= 25, `${id}: ${sentence}`)
      assert.doesNotMatch(because, /%|undefined|NaN|null/, id)
    }
})

test('who is named is told in full, with what no session explains; a client of too many sessions that is not, by its counts', () => {
  const busy = Array.from({ length: 10_001 }, (_, i) => ({
    at: i * 0.7,
    action: 'EHLO',
    client: '10.1.5.90',
    source: 'BUSY',
    protocol: 'smtp' as const,
  }))
  const document = investigate(
    foundingCase({
      change: { smtp: file => file, web: () => fileOf('SMTPSVC2/ex060912.log', busy, { format: 'iis-smtp', host: 'EXCHSRV01' }) },
    }),
  )
  const [named, relay, crowd] = ['10.1.5.77', '10.1.5.20', '10.1.5.90'].map(value => candidate(document, value))
  assert.deepEqual([named?.pairs?.length, named?.sessionTimes?.length, named?.unexplained?.length], [118, named?.sessions, 2])
  assert.deepEqual([relay?.sessionTimes?.length, relay?.unexplained], [relay?.sessions, undefined])
  assert.ok((crowd?.sessions ?? 0) > 10_000)
  assert.deepEqual([crowd?.sessionTimes, crowd?.pairs], [undefined, undefined])
})

test('a log of the clients goes by the clock of its machine, where only the failures that this machine wrote show how far that is ahead', () => {
  const moments = Array.from({ length: 20 }, (_, i) => i * i * 37)
  const failures = security(
    moments.map(at => refused(at + 3)),
    { clock: { ...UTC_CLOCK, skewSeconds: 3 } },
  )
  const sessions = moments.map((at): Told => ({ at: at + 3, protocol: 'smtp', client: '10.1.5.77', action: 'EHLO', source: 'WEBAPP01' }))
  const others = Array.from({ length: 300 }, (_, i): Told => ({ at: i * 47, protocol: 'smtp', client: '10.1.5.20', action: 'EHLO' }))
  const log = fileOf(
    'smtp.log',
    [...sessions, ...others].toSorted((a, b) => a.at! - b.at!),
    { host: 'EXCHSRV01' },
  )
  assert.equal(investigate(snapshotOf([failures, log])).culprits[0]?.matched, 20)
})
