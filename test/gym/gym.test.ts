import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CASES } from './cases.ts'
import { trained } from './gym.ts'
import { investigated } from './open.ts'
import { violations } from '../contracts/schemas.ts'

for (const gymCase of CASES)
  test(`${gymCase.name}: who is named is the one, and nobody else`, () => {
    const score = trained(gymCase, 1)
    assert.equal(score.accused, 0, score.remarks.join('\n'))
    assert.equal(score.negativesClean, score.negatives, score.remarks.join('\n'))
    assert.equal(score.named, score.toName, score.remarks.join('\n'))
    assert.equal(score.leaks, 0)
  })

test('the same seed tells the same case, another seed another', () => {
  const [gymCase] = CASES
  const bytes = (seed: number): string =>
    JSON.stringify(gymCase?.told(seed, true).files.map(({ path, bytes: all }) => [path, all.length, all[400]]))
  assert.equal(bytes(7), bytes(7))
  assert.notEqual(bytes(7), bytes(8))
})

test('every answer keeps its contract', () => {
  for (const gymCase of CASES) assert.deepEqual(violations('investigation', investigated(gymCase.told(2, true))), [], gymCase.name)
})
