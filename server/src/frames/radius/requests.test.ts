import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bytesWithRoom } from '../../model/memory.ts'
import { requests } from './requests.ts'

function bytesOf(text: string): Uint8Array {
  const bytes = bytesWithRoom(text.length)
  bytes.set(new TextEncoder().encode(text))
  return bytes
}
const ANNA = { user: 1, client: 2, device: 3 }

test('an answer is about whom the request with its Class named', () => {
  const asked = requests()
  const first = bytesOf('311 1 10.1.0.13 09/11/2006 22:00:01 1')
  const second = bytesOf('311 1 10.1.0.13 09/11/2006 22:00:01 2')
  asked.of(first, 0, first.length)
  asked.keep(ANNA)
  assert.deepEqual(asked.of(first, 0, first.length), ANNA)
  assert.equal(asked.of(second, 0, second.length).user, 0)
})

test('packets without Class have nothing to do with each other', () => {
  const asked = requests()
  asked.of(bytesOf(''), 0, 0)
  asked.keep(ANNA)
  assert.equal(asked.of(bytesOf(''), 0, 0).user, 0)
})

test('only the last few thousand requests are remembered', () => {
  const asked = requests()
  for (let n = 0; n < 9000; n++) {
    const bytes = bytesOf(String(n))
    asked.of(bytes, 0, bytes.length)
    asked.keep({ ...ANNA, user: n + 1 })
  }
  assert.equal(asked.of(bytesOf('0'), 0, 1).user, 0)
  assert.equal(asked.of(bytesOf('8999'), 0, 4).user, 9000)
})
