import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Column } from './columns.ts'
import type { Segment } from './entryColumns.ts'
import { withSeconds } from './pagedSegment.ts'
import { type PageFile, pages } from './pages.ts'

/** A page file that counts what is read from it. */
function countingFile(): PageFile & { readonly reads: () => number } {
  const written: Uint8Array[] = []
  let reads = 0
  return {
    write: async bytes => written.push(bytes.slice()) - 1,
    read: (place, bytes) => {
      reads++
      bytes.set(written[place]!)
    },
    free: () => {},
    reads: () => reads,
  }
}

const NAMES = ['offset', 'length', 'line', 'second', 'milli', 'who', 'what', 'logon', 'session', 'port'] as const

/** A segment of three entries whose columns are of all widths. */
const segment = (first: number): Segment => ({
  count: 3,
  base: 1000 * first,
  firstLine: first,
  firstSecond: 7,
  offset: Uint32Array.of(0, 70_000, 140_000 + first),
  length: Uint16Array.of(300, 301, 302),
  line: Uint8Array.of(0, 1, 2),
  second: Uint16Array.of(0, 1, 500),
  who: Uint8Array.of(first, 2, 3),
  what: Uint8Array.of(1, 1, 4),
  logon: Uint32Array.of(0, 0, 999_999),
  session: Uint8Array.of(7, 8, 0),
  port: Uint16Array.of(50_123, 0, 1),
})
const columnsOf = (one: Segment): readonly (Column | undefined)[] => NAMES.map(name => one[name])

test('a segment in a page file has the columns it had, of the same widths, and none that it had not', async () => {
  const paged = await pages(countingFile(), () => 0).put(segment(5))
  assert.deepEqual(columnsOf(paged), columnsOf(segment(5)))
  assert.deepEqual([paged.count, paged.base, paged.firstLine, paged.firstSecond], [3, 5000, 5, 7])
  assert.equal(paged.bytes, 12 + 6 + 3 + 6 + 3 + 3 + 12 + 3 + 6)
})

test('a column is read again only where there was no room for it', async () => {
  const file = countingFile()
  let room = 100
  const store = pages(file, () => room)
  const [a, b] = [await store.put(segment(1)), await store.put(segment(2))]
  for (const one of [a, b, a, b]) assert.equal(one.who.length, 3)
  assert.equal(file.reads(), 2)
  room = 4
  for (const one of [a, b]) assert.equal(one.what.length, 3)
  assert.equal(file.reads(), 4)
  assert.deepEqual([...a.who, ...b.who], [1, 2, 3, 2, 2, 3])
  assert.equal(file.reads(), 6)
})

test('a column that is asked for again outlives those that are not', async () => {
  const file = countingFile()
  const store = pages(file, () => 9)
  const [a, b] = [await store.put(segment(1)), await store.put(segment(2))]
  for (const column of [a.line, a.who, a.what, b.line, a.who, b.what]) assert.equal(column.length, 3)
  assert.equal(file.reads(), 5)
  assert.equal(a.who[0], 1)
  assert.equal(file.reads(), 5)
  assert.equal(a.what[0], 1)
  assert.equal(file.reads(), 6)
})

test('other seconds leave the other columns in the file', async () => {
  const file = countingFile()
  const paged = await pages(file, () => 0).put(segment(1))
  const turned = withSeconds(paged, 9, Uint8Array.of(1, 2, 3))
  assert.deepEqual([turned.firstSecond, ...turned.second], [9, 1, 2, 3])
  assert.equal(file.reads(), 0)
  assert.deepEqual(turned.offset, segment(1).offset)
})
