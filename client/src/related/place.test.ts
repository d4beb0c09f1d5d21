import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ListedEntry } from '../../../shared/requests.ts'
import { placeIn } from './place.ts'

const entry = (uri: string, start: number, end = start): ListedEntry => ({ uri, path: uri, start, end, title: '' })
const LIST = [entry('a', 10, 14), entry('b', 3), entry('a', 20, 24), entry('b', 9)]
const lower = (uri: string): string => uri.toLowerCase()

test('a line of an entry is on the list', () => {
  assert.deepEqual(placeIn(LIST, { uri: 'A', line: 22 }, lower), { index: 2, exact: true })
  assert.deepEqual(placeIn(LIST, { uri: 'b', line: 3 }, lower), { index: 1, exact: true })
})

test('a line between entries stands behind the one above it', () => {
  assert.deepEqual(placeIn(LIST, { uri: 'a', line: 17 }, lower), { index: 0, exact: false })
  assert.deepEqual(placeIn(LIST, { uri: 'a', line: 2 }, lower), { index: -1, exact: false })
})

test('a file without entries is not on the list', () => {
  assert.equal(placeIn(LIST, { uri: 'c', line: 2 }, lower), undefined)
})
