import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { rhythmOf } from './cadence.ts'
import { farApart } from './farApart.ts'
import type { Client } from './sessions.ts'
import { clientAt } from './testing/client.ts'
import { randomOf } from './testing/random.ts'

/** A program that waits a minute after its work: three hours, twenty minutes of them before and after without it. */
function program(seed: number): number[] {
  const random = randomOf(seed)
  const moments: number[] = []
  for (let at = 1_200_000; at < 9_600_000; at += 59_500 + random() * 1000) moments.push(at)
  return moments
}
const time = [{ from: 0, to: 10_800_000 }]
const failures = program(1)
const probe = clientAt(
  '10.1.5.30',
  Array.from({ length: 180 }, (_, n) => 25_000 + n * 60_000),
)
const found = (clients: readonly Client[], moments: readonly number[] = failures) =>
  farApart({ clients, anchors: moments.map((at, attempt) => ({ at, attempt, bad: true })), time, periodSeconds: 60 }, rhythmOf(moments))
    ?.ranked.client.address

describe('a client on another clock', () => {
  for (const seconds of [-110, -20, 9, 45])
    test(`is found ${seconds} s away, beside a probe of the same period`, () => {
      const client = clientAt(
        '10.1.5.77',
        failures.map(at => at + seconds * 1000),
      )
      assert.equal(found([client, probe]), '10.1.5.77')
    })

  test('is found where that clock drifts, or is set on the way', () => {
    const drifting = clientAt(
      '10.1.5.77',
      failures.map(at => at + 6000 + (at * 4) / 3600),
    )
    assert.equal(found([drifting, probe]), '10.1.5.77')
    const set = clientAt(
      '10.1.5.77',
      failures.map(at => at + (at < 5_000_000 ? 0 : 40_000)),
    )
    assert.equal(found([set, probe]), '10.1.5.77')
  })

  test('is nobody where only the beat is the same', () => {
    assert.equal(found([probe]), undefined)
    assert.equal(found([clientAt('10.1.5.41', program(2)), probe]), undefined)
  })

  test('is nobody where each failure is repeated and the sessions are not: on some clock any train meets one of the tries', () => {
    const twice = failures.flatMap(at => [at, at + 2000])
    const client = (moments: readonly number[]): Client =>
      clientAt(
        '10.1.5.77',
        moments.map(at => at + 20_000),
      )
    assert.equal(found([client(failures)], twice), undefined)
    assert.equal(found([client(twice)], twice), '10.1.5.77')
  })

  test('is nobody where two would do, or the failures are few', () => {
    const [one, two] = [20, 50].map((seconds, n) =>
      clientAt(
        `10.1.5.${n}`,
        failures.map(at => at + seconds * 1000),
      ),
    )
    assert.equal(found([one!, two!]), undefined)
    const few = failures.slice(0, 8)
    const client = clientAt(
      '10.1.5.77',
      few.map(at => at + 20_000),
    )
    assert.equal(found([client], few), undefined)
  })
})
