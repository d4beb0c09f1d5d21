import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atOnce } from '../evidence/turns.ts'
import { inTheSecondsOfOthers } from './sameSeconds.ts'
import { ASSUMED, type FileOptions, snapshotOf, START, type Told, UTC_CLOCK } from './testing/caseBuilder.ts'
import { refused, refusedEveryMinute, security, snapshotWith } from './testing/runStep.ts'

const user = { kind: 'user', name: 'User1', domain: 'CONTOSO' } as const
const moments = Array.from({ length: 10 }, (_, i) => START + i * 60_000)
const count = (...rows: readonly Told[]) => atOnce(inTheSecondsOfOthers(snapshotWith(...rows), user, moments))

test('refusals of another account in the same seconds count, one for each moment', () => {
  const other = refusedEveryMinute(10, { user: 'CONTOSO\\Other' }).map((row, i) => ({ ...row, at: i * 60 + 1 }))
  assert.equal(count(...refusedEveryMinute(10), ...other), 10)
})

test('those of the account itself, at other times, of machines or with their own address do not', () => {
  assert.equal(count(...refusedEveryMinute(10)), 0)
  assert.equal(count(refused(30, { user: 'CONTOSO\\Other' }), refused(0, { user: 'CONTOSO\\PC1$' })), 0)
  assert.equal(count(refused(0, { user: 'CONTOSO\\Other', client: '10.1.2.9' })), 0)
})

test('in a log whose zone is not known they count by the seconds of their quarter of an hour', () => {
  const elsewhere = refusedEveryMinute(10, { user: 'CONTOSO\\Other' }).map((row, i) => ({ ...row, at: 7200 + i * 60 + 1 }))
  const told = (clock: FileOptions['clock']) =>
    atOnce(inTheSecondsOfOthers(snapshotOf([security(elsewhere, clock === undefined ? {} : { clock })]), user, moments))
  assert.equal(told(ASSUMED), 10)
  assert.equal(told(UTC_CLOCK), 0)
})
