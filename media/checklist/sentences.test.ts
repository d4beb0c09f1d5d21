import assert from 'node:assert/strict'
import { test } from 'node:test'
import { announcement } from './announce.ts'
import { sourceName, trailEnd } from './answer.ts'
import { byReason, liftWords } from './candidates.ts'
import { isNamed, wantedItems } from './collectNext.ts'
import { example, source, step } from './example.ts'
import { failureWords, fileWords, sprayFacts, subjectName } from './header.ts'
import { readingWords } from './notices.ts'
import { tallyWords } from './page.ts'
import { rankingStep } from './stepBody.ts'
import { arranged } from './stepList.ts'
import { rankedSuspects, suspectsOf } from './suspects.ts'
import { answerOf, counted, duration, outcomeWords, verdictOf } from './words.ts'

test('the header says who, how often and how many files', () => {
  const document = example(10)
  assert.deepEqual(
    [subjectName(document), failureWords(document), fileWords(document)],
    ['CONTOSO\\User1', '10, every 60 s', '2 read, 2 clocks, 1 silence'],
  )
})

test('a beat is named only where a machine keeps it', () => {
  assert.equal(failureWords({ ...example(10), cadence: { periodSeconds: 60, kind: 'unknown' } }), '10')
})

test('an answer that names nobody is titled by the last hops that are known', () => {
  const trail = [
    { kind: 'dc' as const, value: 'DC01', step: 'S02' },
    { kind: 'host' as const, value: 'EXCHSRV01', step: 'S04' },
    { kind: 'client' as const, step: 'S14' },
  ]
  assert.equal(trailEnd({ ...example(), trail }), 'The trail ends at DC01, EXCHSRV01')
  assert.equal(trailEnd({ ...example(), attempts: { badPassword: 0, lockedOut: 0 } }), 'No failed sign-in is in these files')
})

test('a source is named by its address and its name, each once', () => {
  assert.equal(sourceName(source('10.1.5.77', { name: 'WEBAPP01', ip: '10.1.5.77' })), '10.1.5.77 WEBAPP01')
  assert.equal(sourceName(source('10.1.5.77', { ip: '10.1.5.77' })), '10.1.5.77')
})

test('suspects are struck out in the order of the steps, what is left comes last', () => {
  const steps = [
    step('S05', { eliminated: ['Workstation'] }),
    step('S10', { remaining: ['POP3', 'SMTP'] }),
    step('S11', { eliminated: ['POP3'], remaining: ['SMTP'] }),
  ]
  assert.deepEqual(
    suspectsOf(steps).map(each => [each.name, each.step, each.fate]),
    [
      ['Workstation', 'S05', 'out'],
      ['POP3', 'S11', 'out'],
      ['SMTP', 'S11', 'stands'],
    ],
  )
})

test('a suspect that no file can test is told apart from one that stands', () => {
  const steps = [step('S05', { verdict: 'INCONCLUSIVE', remaining: ['Workstation'] }), step('S14', { remaining: ['SMTP'] })]
  assert.deepEqual(
    suspectsOf(steps).map(each => [each.name, each.fate]),
    [
      ['Workstation', 'untested'],
      ['SMTP', 'stands'],
    ],
  )
})

test('clients that were ranked are suspects once one of them is named', () => {
  const fates = rankedSuspects(example(10)).map(each => each.fate)
  assert.deepEqual(fates, ['stands', 'lost'])
  assert.deepEqual(rankedSuspects({ ...example(10), culprits: [] }), [])
})

test('what answers most steps is collected first, each command once', () => {
  const tasklist = { command: 'tasklist /svc', on: 'EXCHSRV01' }
  const wanted = wantedItems([
    step('S07', { collect: [{ command: 'nltest' }] }),
    step('S09', { collect: [tasklist] }),
    step('S10', { collect: [tasklist] }),
  ])
  assert.deepEqual(
    wanted.map(item => [item.command, item.steps]),
    [
      ['tasklist /svc', ['S09', 'S10']],
      ['nltest', ['S07']],
    ],
  )
})

test('unexplained attempts stand under the reason they share', () => {
  const attempt = { path: 'a.txt', line: 1 }
  const groups = byReason([{ attempt, because: 'silent' }, { attempt }, { attempt, because: 'silent' }])
  assert.deepEqual(
    [...groups].map(([reason, list]) => [reason, list.length]),
    [
      ['silent', 2],
      ['No reason is known.', 1],
    ],
  )
})

test('branches that do not apply leave the list, steps of the main line never do', () => {
  const { walked, aside } = arranged([step('S05', { verdict: 'NOT-APPLICABLE' }), step('M01', { verdict: 'NOT-APPLICABLE' }), step('M02')])
  assert.deepEqual([walked.map(each => each.id), aside.map(each => each.id)], [['S05', 'M02'], ['M01']])
})

test('candidates stand in the step that found the client', () => {
  assert.equal(rankingStep({ ...example(), trail: [{ kind: 'client', value: 'x', step: 'M13' }] }), 'M13')
  assert.equal(rankingStep({ ...example(), trail: [] }), 'S14')
})

test('a run is announced once, with what the answer was', () => {
  const before = { ...example(), culprits: [] }
  assert.equal(announcement(before, example()), '0 steps changed. Answer: WEBAPP01, near certain, was not shown.')
  assert.equal(announcement(example(), example()), undefined)
})

test('reading is told with its counts', () => {
  const reading = { path: 'W3SVC1/ex060912.log', filesDone: 3, files: 7, bytesDone: 41e6, bytes: 120e6, running: true, unread: [] }
  assert.equal(readingWords(reading), 'Reading W3SVC1/ex060912.log, 3 of 7 files, 41 of 120 MB.')
})

test('verdicts are tallied in three words', () => {
  assert.equal(
    tallyWords(['SUPPORTED', 'RULED-OUT', 'NOT-EVIDENCE', 'MISSING-DATA', 'NOT-APPLICABLE']),
    '1 supported · 1 ruled out · 2 cannot be tested',
  )
})

test('"cannot be tested" keeps the reason of the finding, else it is undecided', () => {
  assert.equal(verdictOf('untestable', 'MISSING-DATA'), 'MISSING-DATA')
  assert.equal(verdictOf('untestable', 'SUPPORTED'), 'INCONCLUSIVE')
  assert.equal(verdictOf('as-found', 'SUPPORTED'), null)
  assert.equal(answerOf('NOT-EVIDENCE'), 'untestable')
})

test('outcomes are read in words where they are branches, else as they stand', () => {
  assert.deepEqual(
    [outcomeWords('SUPPORTED', 'PLAIN'), outcomeWords('SUPPORTED', 'EXCHSRV01'), outcomeWords('MISSING-DATA', undefined)],
    ['password in clear text', 'EXCHSRV01', 'File missing'],
  )
})

test('numbers are short and have their unit', () => {
  assert.deepEqual([duration(60), duration(0.31), duration(-3), duration(900), duration(7200)], ['60 s', '0.3 s', '3 s', '15 min', '2 h'])
  assert.deepEqual(
    [counted(1, 'file'), counted(1204, 'file'), liftWords(14.93), liftWords(0), liftWords(undefined)],
    ['1 file', '1,204 files', '14.9', '0', '–'],
  )
})

test('what to collect comes first until somebody is named with more than "possible"', () => {
  assert.equal(isNamed({ culprits: [] }), false)
  assert.equal(isNamed({ culprits: [source('10.1.5.77', { confidence: 'possible' })] }), false)
  assert.equal(isNamed({ culprits: [source('10.1.5.77', { confidence: 'probable' })] }), true)
})

test('a spray is named by the source that most accounts share, and says "at least" where not all of them are known here', () => {
  const account = (user: string, from: string, lockouts = 0) => ({ user, domain: '', failures: 3, lockouts, from })
  const accounts = [account('a', '203.0.113.9', 1), account('b', '198.51.100.7'), account('c', '203.0.113.9')]
  const spray = { ...example(), scope: 'spray' as const, accounts, accountCount: 3 }
  assert.equal(subjectName(spray), '2 accounts from 203.0.113.9')
  assert.deepEqual(sprayFacts(spray).slice(0, 2), [
    ['Failures', '9'],
    ['Locked out', '1 account'],
  ])
  const cut = { ...spray, accountCount: 1200 }
  assert.equal(subjectName(cut), '1,200 accounts')
  assert.deepEqual(sprayFacts(cut).slice(0, 2), [
    ['Failures', 'at least 9'],
    ['Locked out', 'at least 1 account'],
  ])
})
