import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clocksApart } from './apart.ts'
import type { Client } from './sessions.ts'
import { clientAt } from './testing/client.ts'

const time = [{ from: 0, to: 7_200_000 }]
const anchors = Array.from({ length: 118 }, (_, i) => ({ at: (12 + i * 61) * 1000, attempt: i, bad: true }))
const shifted = (address: string, seconds: number, deliveries = 0): Client =>
  clientAt(
    address,
    anchors.map(({ at }) => at + seconds * 1000),
    deliveries,
  )
const apart = (...clients: readonly Client[]) => clocksApart({ clients, anchors, time, periodSeconds: 61 })

test('a client that meets the failures once their clock is set back four seconds', () => {
  const found = apart(shifted('10.1.5.77', -4), shifted('10.1.5.41', 25))
  assert.equal(found?.seconds !== undefined && Math.abs(found.seconds - 4) <= 1, true)
  assert.equal(found?.ranked[0]?.client.address, '10.1.5.77')
  assert.equal(found?.alone, true)
})

test('two clients that would each do at some distance are not told apart', () => {
  assert.equal(apart(shifted('10.1.5.77', -4), shifted('10.1.5.78', 4))?.alone, false)
})

test('farther than members of a domain differ, or handing over mail: none', () => {
  assert.equal(apart(shifted('10.1.5.77', 20)), undefined)
  assert.equal(apart(shifted('10.1.5.77', -4, 118)), undefined)
})
