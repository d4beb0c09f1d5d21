import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bytesWithRoom, firstBytes, viewOn } from './memory.ts'

test('four bytes can be read of the last byte, whatever memory lies behind it', () => {
  const all = new Uint8Array([9, 9, 1, 2, 3, 4, 5, 6])
  for (const bytes of [all.subarray(2), all.subarray(2, 4), all.slice(2, 4), bytesWithRoom(1)])
    assert.equal(viewOn(bytes).getInt32(bytes.length - 1, true) & firstBytes(1), bytes.at(-1))
})

test('a view shows what is written to the memory later, where that goes on behind the bytes', () => {
  const bytes = bytesWithRoom(4)
  const view = viewOn(bytes)
  bytes[3] = 7
  assert.equal(view.getUint8(3), 7)
})

test('a value takes as many of four bytes as it goes on for', () => {
  assert.deepEqual([1, 3, 4, 9].map(firstBytes), [0xff, 0xffffff, -1, -1])
})
