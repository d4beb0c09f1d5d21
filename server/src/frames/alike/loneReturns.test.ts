import assert from 'node:assert/strict'
import { test } from 'node:test'
import { numbers } from '../../formats/testing/numbers.testing.ts'
import { INPUT_BYTES } from './core.ts'
import { hasLoneReturn } from './loneReturns.ts'

const asSaid = (bytes: Uint8Array): boolean => bytes.some((byte, i) => byte === 13 && i + 1 < bytes.length && bytes[i + 1] !== 10)

test('a carriage return that stands alone is found wherever it stands', () => {
  for (const length of [0, 1, 2, 15, 16, 17, 33, 100]) {
    const lines = Uint8Array.from({ length }, (_, i) => [65, 13, 10][i % 3]!)
    assert.equal(hasLoneReturn(lines), false, `none of ${length}`)
    for (let at = 0; at < length; at++) {
      const bytes = Uint8Array.from(lines)
      bytes[at] = 13
      assert.equal(hasLoneReturn(bytes), asSaid(bytes), `${at} of ${length}`)
    }
  }
})

test('pieces that are looked through one after the other are one text', () => {
  const next = numbers(3)
  for (const at of [-2, -1, 0, 1, next(1000)].map(place => INPUT_BYTES + place)) {
    const bytes = new Uint8Array(INPUT_BYTES * 2 + 7).fill(65)
    bytes.set([13, 10], at)
    assert.equal(hasLoneReturn(bytes), false, `whole at ${at}`)
    bytes[at + 1] = 65
    assert.equal(hasLoneReturn(bytes), true, `alone at ${at}`)
  }
  // What was looked through before is no part of what is.
  assert.equal(hasLoneReturn(Uint8Array.of(65, 13)), false)
  assert.equal(hasLoneReturn(Uint8Array.of(65, 10, 13)), false)
})
