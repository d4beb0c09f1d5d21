import assert from 'node:assert/strict'
import { test } from 'node:test'
import { investigate } from './investigate.ts'
import { fileOf, snapshotOf, START, type Told } from './testing/caseBuilder.ts'
import { randomOf } from './testing/random.ts'
import { security } from './testing/runStep.ts'

const beats = Array.from({ length: 120 }, (_, n) => 600 + n * 60)

const judged = (at: number): Told => ({
  at,
  class: 'bad-password',
  code: '4776',
  user: 'CONTOSO\\User1',
  source: 'EXCHSRV01',
  logger: 'DC01',
})
const session = (at: number, client: string): Told[] =>
  ['EHLO', 'QUIT'].map((action, n) => ({ at: at + n * 0.2, action, client, source: 'X', logger: 'EXCHSRV01', protocol: 'smtp' }))

/** What the document says of the controller's clock when it is 20 s ahead of the mail server's; every beat is early or late by half of `jitter` seconds. */
function clockOfFailures(jitter: number) {
  const random = randomOf(7)
  const moments = beats.map(at => at + (random() - 0.5) * jitter)
  const rows = [...moments.flatMap(at => session(at - 20, '10.1.5.77')), ...session(30, '10.1.5.20'), ...session(8400, '10.1.5.20')]
  const smtp = fileOf(
    'smtp.log',
    rows.toSorted((a, b) => a.at! - b.at!),
    { can: { userName: 'never', clientAddress: 'written' }, host: 'EXCHSRV01' },
  )
  const { sources } = investigate(snapshotOf([security([{ at: 0, logger: 'DC01' }, ...moments.map(judged)]), smtp]))
  return sources.map(({ clock }) => clock)
}

test('a clock whose distance only an even beat tells is known modulo its period, and says so', () => {
  const [failures, clients] = clockOfFailures(0)
  assert.deepEqual([failures?.skewSeconds, failures?.ambiguousModuloSeconds], [20, 60])
  assert.deepEqual([clients?.skewSeconds, clients?.ambiguousModuloSeconds], [undefined, undefined])
})

test('where the failures are uneven, one distance is the only one', () => {
  const [failures] = clockOfFailures(2)
  assert.deepEqual([failures?.skewSeconds, failures?.ambiguousModuloSeconds], [20, undefined])
})

test('a clock that was set on the way is told stretch by stretch', () => {
  const file = security([60, 120, 180].map(judged))
  const segments = [
    { from: 0, skewSeconds: 90 },
    { from: 2, skewSeconds: 0 },
  ]
  const { sources } = investigate(snapshotOf([{ ...file, clock: { ...file.clock, segments } }]))
  const at = (seconds: number): string => new Date(START + seconds * 1000).toISOString()
  assert.deepEqual(sources[0]?.clock.segments, [
    { from: at(60 - 90), skewSeconds: 90 },
    { from: at(180), skewSeconds: 0 },
  ])
})
