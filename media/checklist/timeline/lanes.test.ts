import assert from 'node:assert/strict'
import { test } from 'node:test'
import { example, minutes, source, start, step } from '../example.ts'
import { laneCount, lanesOf, laneSentence } from './lanes.ts'
import { timelineRows } from './table.ts'

const view = { from: start, to: start + 600_000 }

test('a log that records failures has a lane with them, and clients have one each', () => {
  const { logs, clients } = lanesOf(example(10))
  assert.deepEqual(
    logs.map(lane => [lane.label, lane.wrong.length, lane.refused.length, lane.lockouts.length]),
    [['Security', 4, 6, 1]],
  )
  assert.deepEqual(
    clients.map(lane => [lane.label, lane.near.length, lane.other.length, lane.silences.length]),
    [
      ['WEBAPP01', 10, 0, 1],
      ['REPORTS', 0, 10, 1],
    ],
  )
})

test('a log whose clients are ranked has no lane of its own; without them it tells what it covers', () => {
  const { logs } = lanesOf({ ...example(10), candidates: [] })
  assert.deepEqual(
    logs.map(lane => [lane.kind, lane.words]),
    [
      ['failures', ''],
      ['words', '90 entries cover 9 of 10 failures'],
    ],
  )
})

test('a lane without a file stays', () => {
  const { logs } = lanesOf({ ...example(10), steps: [step('S07', { verdict: 'MISSING-DATA' })] })
  assert.deepEqual([logs[1]?.label, logs[1]?.kind, logs[1]?.words], ['Netlogon', 'missing', 'no file open'])
})

test('pairs of the document decide which sessions count, not their distance', () => {
  const late = source('10.1.5.9', { sessionTimes: minutes(10, 5), pairedTimes: minutes(2, 5), explainedTimes: minutes(2) })
  const [lane] = lanesOf({ ...example(10), candidates: [late] }).clients
  assert.ok(lane)
  assert.deepEqual([lane.near.length, lane.other.length], [2, 8])
  assert.equal(laneCount(lane, view, minutes(10)), '2 of 10')
})

test('the count at the end of a lane is that of the view', () => {
  const [lane] = lanesOf(example(10)).clients
  assert.ok(lane)
  assert.equal(laneCount(lane, { from: start, to: start + 150_000 }, minutes(10)), '3 of 3')
})

test('a lane is told as one sentence', () => {
  const { logs, clients } = lanesOf(example(10))
  const sentences = [logs[0], clients[0]].map(lane => lane && laneSentence(lane, view, minutes(10)))
  assert.deepEqual(sentences, [
    'Security: 4 wrong passwords, 6 refused while locked, 1 lockout in view',
    'WEBAPP01: 10 sessions in view, 10 of 10 failures matched, 1 silence',
  ])
})

test('the table tells the same in time order, with the sources that explain each attempt', () => {
  const explained = source('10.1.5.77', { name: 'WEBAPP01', explainedTimes: minutes(10) })
  const rows = timelineRows({ ...example(10), candidates: [explained] }, { from: start + 170_000, to: start + 190_000 })
  assert.deepEqual(
    rows.map(row => [row.what, row.path, row.line, row.explainedBy]),
    [
      ['Wrong password', 'DC01_Security.txt', 4, ['WEBAPP01']],
      ['Lockout', 'DC01_Security.txt', 100, []],
    ],
  )
})

test('a client whose sessions are not told says how many there are', () => {
  const busy = source('10.1.5.20', { sessions: 750_000, pairedTimes: null })
  const [lane] = lanesOf({ ...example(10), candidates: [busy] }).clients
  assert.ok(lane)
  assert.equal(laneSentence(lane, view, minutes(10)), '10.1.5.20: 750,000 sessions, too many to draw')
})
