import assert from 'node:assert/strict'
import { test } from 'node:test'
import { investigate } from './investigate.ts'
import { inquire } from './inquiry.ts'
import { snapshotOf } from './testing/caseBuilder.ts'
import { lockout, refused, security } from './testing/runStep.ts'

/** Five wrong passwords and a lockout, over and over: each source does its part. */
const rounds = (sources: readonly string[]) =>
  [0, 4000, 8000].flatMap(start => [
    ...Array.from({ length: 5 }, (_, i) => refused(start + i * 60, from(sources[i % sources.length]!))),
    lockout(start + 241),
  ])
const from = (client: string) => ({ client, process: '0', caller: '', logonProcess: 'NtLmSsp ', source: `PC-${client.split('.').at(-1)}` })
const replay = (sources: readonly string[], note?: string) =>
  inquire(snapshotOf([security(rounds(sources))], note === undefined ? {} : { facts: [{ kind: 'note', note }] }), undefined).replay

test('the threshold shows in the wrong passwords before each lockout, and the last of them trips it', () => {
  const { policy, tripping } = replay(['10.1.2.7'])
  assert.deepEqual([policy.threshold, policy.how], [5, 'inferred'])
  assert.deepEqual(tripping, [4, 9, 14])
})

test('one lockout alone tells no threshold', () => {
  const snapshot = snapshotOf([security(rounds(['10.1.2.7']).slice(0, 6))])
  assert.equal(inquire(snapshot, undefined).replay.policy.how, 'unknown')
})

test('a note with the lines of net accounts is the policy', () => {
  const { policy } = replay(
    ['10.1.2.7'],
    'Lockout threshold:  3\nLockout duration (minutes):  30\nLockout observation window (minutes):  15',
  )
  assert.deepEqual(policy, { threshold: 3, windowSeconds: 900, durationSeconds: 1800, how: 'told' })
})

test('without the one source nothing locks; of two, each alone does not, or still does', () => {
  assert.deepEqual(replay(['10.1.2.7']).without, ['does not lock'])
  assert.deepEqual(replay(['10.1.2.7', '10.1.2.8']).without, ['does not lock', 'does not lock'])
  assert.deepEqual(replay(['10.1.2.7', '10.1.2.8'], 'Lockout threshold: 2').without, ['locks', 'locks'])
})

test('each source has its share of the wrong passwords', () => {
  assert.deepEqual(replay(['10.1.2.7', '10.1.2.8']).shares, [9, 6, 0])
})

test('the steps say which wrong password trips it, that a threshold is low, and what would be left', () => {
  const document = investigate(snapshotOf([security(rounds(['10.1.2.7']))], { facts: [{ kind: 'note', note: 'Lockout threshold: 5' }] }))
  const because = (id: string): string => document.steps.find(step => step.id === id)?.because ?? ''
  assert.match(because('S02'), /Wrong password number 5 trips it \(your note\)\.$/)
  assert.match(because('S01'), /The threshold of 5 is low \(your note\)\.$/)
  assert.match(because('S19'), /Nothing else would lock the account\.$/)
})

test('a decision that a finding contradicts is shown as a contradiction', () => {
  const document = investigate(snapshotOf([security(rounds(['10.1.2.7']))], { decisions: [{ step: 'S02', verdict: 'RULED-OUT' }] }))
  const step = document.steps.find(({ id }) => id === 'S02')
  assert.match(step?.because ?? '', /You decided RULED-OUT: that contradicts it\.$/)
  assert.equal(step?.decision?.verdict, 'RULED-OUT')
})
