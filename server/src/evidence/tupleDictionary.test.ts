import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TupleDictionary } from './tupleDictionary.ts'

const tuple = (...cells: number[]): Uint32Array => Uint32Array.from(cells)

test('tuple 0 is all zeros, and a tuple has one id', () => {
  const dictionary = new TupleDictionary(3)
  const ids = [tuple(0, 0, 0), tuple(1, 0, 0), tuple(0, 1, 0), tuple(0, 0, 1), tuple(1, 0, 0), tuple(0, 0, 0)].map(t =>
    dictionary.intern(t),
  )
  assert.deepEqual(ids, [0, 1, 2, 3, 1, 0])
  assert.equal(dictionary.count, 4)
})

test('all tuples come back row by row, the largest numbers too', () => {
  const dictionary = new TupleDictionary(4)
  dictionary.intern(tuple(0, 0xffffffff, 0, 7))
  dictionary.intern(tuple(5, 0, 0, 0))
  assert.deepEqual([...dictionary.freeze()], [0, 0, 0, 0, 0, 0xffffffff, 0, 7, 5, 0, 0, 0])
})

test('ids are kept through growth', () => {
  const dictionary = new TupleDictionary(16)
  const wide = (i: number): Uint32Array => Uint32Array.from({ length: 16 }, (_, column) => ((i >> (column % 8)) & 1) * (i + column))
  const ids = Array.from({ length: 10_000 }, (_, i) => dictionary.intern(wide(i)))
  assert.deepEqual(
    ids.map((_, i) => dictionary.intern(wide(i))),
    ids,
  )
  const cells = dictionary.freeze()
  for (const [i, id] of ids.entries()) assert.deepEqual(cells.subarray(id * 16, id * 16 + 16), wide(i))
})

test('the tuple that is handed over may be changed afterwards', () => {
  const dictionary = new TupleDictionary(2)
  const draft = tuple(3, 4)
  const id = dictionary.intern(draft)
  draft.fill(9)
  assert.equal(dictionary.intern(tuple(3, 4)), id)
})
