import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inquire } from './inquiry.ts'
import type { Told } from './testing/caseBuilder.ts'
import { refused, refusedEveryMinute, snapshotWith } from './testing/runStep.ts'

const scope = (...rows: Told[]) => inquire(snapshotWith(...rows), 'User1').company
const by = (user: string, at: number, more: Partial<Told> = {}): Told => refused(at, { user: `CONTOSO\\${user}`, ...more })

test('people who mistype at the same server while a machine keeps trying the subject are no spray', () => {
  const people = Array.from({ length: 60 }, (_, i) => by(`person${i % 30}`, i * 60 + 17))
  const found = scope(...refusedEveryMinute(60), ...people)
  assert.equal(found.scope, 'many-users')
  assert.equal(found.spraying, undefined)
})

test('a subject that is tried as rarely as many others is sprayed', () => {
  const found = scope(...Array.from({ length: 30 }, (_, i) => by(`User${i + 1}`, i * 10, { client: '203.0.113.9', source: 'X' })))
  assert.equal(found.scope, 'spray')
  assert.deepEqual(found.spraying, { source: '203.0.113.9', accounts: 30 })
})

test('mostly names that do not exist are a spray', () => {
  const guesses = Array.from({ length: 40 }, (_, i) => by(`guess${i}`, i * 400, { class: 'no-such-user', client: '203.0.113.9' }))
  assert.equal(
    scope(...refusedEveryMinute(3, { client: '203.0.113.9' }).map((row, i) => ({ ...row, at: i * 4000 })), ...guesses).scope,
    'spray',
  )
})

test('the failures of others are counted as attempts, not as rows', () => {
  const judged = by('mvogel', 30, { code: '680', logger: 'DC01' })
  assert.equal(scope(...refusedEveryMinute(10), by('mvogel', 30), judged).otherFailures, 1)
})
