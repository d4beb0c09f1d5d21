import assert from 'node:assert/strict'
import { test } from 'node:test'
import { furtherWords } from './candidateWords.ts'
import { rhythmOf } from './cadence.ts'
import { type Limits, confidenceOf } from './confidence.ts'
import { matchOneToOne } from './matching.ts'
import { type Anchor, type Ranked, rankClients, strengthOf } from './ranking.ts'
import type { Client } from './sessions.ts'
import { clientAt as mailClient } from './testing/client.ts'
import { randomOf } from './testing/random.ts'

const HOURS = 7200
const time = [{ from: 0, to: HOURS * 1000 }]
/** A client by the seconds at which its sessions began. */
const clientAt = (address: string, seconds: readonly number[], deliveries = 0): Client =>
  mailClient(
    address,
    seconds.map(at => at * 1000),
    deliveries,
  )
const LIMITS: Limits = { clockAssumed: false, placeUnsure: false, secondsShared: false, lockouts: 3, changes: [], clients: 5, sameBeat: 1 }

/** The seed-like case of the numeric check: two hours, a failure every 60 s, four decoys. */
function seedLike(seed: number) {
  const random = randomOf(seed)
  const jitter = (): number => (random() + random() + random() - 1.5) * 0.6
  const failures = Array.from({ length: 120 }, (_, i) => 10 + 60 * i + jitter())
  const clients = [
    clientAt(
      'webapp',
      failures.map(at => at - 0.3 + jitter() / 2),
    ),
    clientAt(
      'relay',
      Array.from({ length: 1200 }, () => random() * HOURS),
      1200,
    ),
    clientAt(
      'probe',
      Array.from({ length: 240 }, (_, i) => 3 + 30 * i),
    ),
    clientAt(
      'reports',
      Array.from({ length: 119 }, (_, i) => 35 + 60 * i + jitter() / 2),
      119,
    ),
    clientAt(
      'human',
      Array.from({ length: 9 }, () => random() * HOURS),
    ),
  ]
  const bad = (i: number): boolean => i % 40 < 5
  const anchors = failures.map((at, attempt): Anchor => ({ at: at * 1000, attempt, bad: bad(attempt) }))
  return { failures, clients, anchors }
}

const rank = (clients: readonly Client[], anchors: readonly Anchor[]): readonly Ranked[] =>
  rankClients({ clients, anchors, time, periodSeconds: 60 })
const of = (ranked: readonly Ranked[], address: string): Ranked => ranked.find(({ client }) => client.address === address)!
const rhythm = (failures: readonly number[]) => rhythmOf(failures.map(at => at * 1000))
const gap = (ranked: readonly Ranked[]): number => strengthOf(ranked[1]!) - strengthOf(ranked[0]!)

test('the culprit has lift 15 and a chance beyond counting, the decoys have chance and nothing', () => {
  const { clients, anchors } = seedLike(7)
  const ranked = rank(clients, anchors)
  assert.equal(ranked[0]?.client.address, 'webapp')
  assert.ok(Math.abs(ranked[0].all.lift - 15) < 0.1)
  assert.ok(ranked[0].all.log10p < -135)
  assert.equal(ranked[0].all.matched, 120)
  assert.equal(ranked[0].bad.of, 15)
  const relay = of(ranked, 'relay')
  assert.ok(relay.all.lift > 0.7 && relay.all.lift < 1.4)
  assert.ok(relay.all.log10p > -1.5)
  for (const decoy of ['probe', 'reports']) assert.equal(of(ranked, decoy).all.near, 0)
})

test('the culprit is near certain, in every run', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const { clients, anchors, failures } = seedLike(seed)
    const ranked = rank(clients, anchors)
    assert.equal(confidenceOf(ranked[0]!, gap(ranked), rhythm(failures), LIMITS), 'near certain')
    for (const other of ranked.slice(1)) assert.equal(confidenceOf(other, 0, rhythm(failures), LIMITS), 'not shown')
  }
})

test('without the culprit nobody is shown, in any run', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const { clients, anchors, failures } = seedLike(seed)
    const ranked = rank(clients.slice(1), anchors)
    for (const other of ranked) assert.equal(confidenceOf(other, 99, rhythm(failures), LIMITS), 'not shown', `seed ${seed}`)
  }
})

test('lockouts alone give a small chance, and the relay matches most of them and is still not shown', () => {
  const { clients, failures } = seedLike(7)
  const anchors = failures.filter((_, i) => i % 24 === 0).map((at): Anchor => ({ at: at * 1000, attempt: -1, bad: true }))
  const ranked = rank(clients, anchors)
  assert.equal(ranked[0]?.client.address, 'webapp')
  assert.ok(Math.abs(ranked[0].all.log10p - (-4.6 + Math.log10(5))) < 0.2)
  assert.ok(of(ranked, 'relay').all.matched >= 2)
  assert.equal(confidenceOf(of(ranked, 'relay'), 0, undefined, LIMITS), 'not shown')
})

test('a phone with the right password that is refused while the account is locked is not named', () => {
  const { clients, anchors, failures } = seedLike(5)
  const phone = failures.map(at => at + 31)
  const refused = phone.flatMap((at, i) => (i % 40 < 5 ? [] : [{ at: at * 1000, attempt: 200 + i, bad: false }]))
  const all = [...anchors, ...refused].toSorted((a, b) => a.at - b.at)
  const ranked = rank([...clients, clientAt('phone', phone)], all)
  assert.equal(ranked[0]?.client.address, 'webapp')
  assert.equal(confidenceOf(ranked[0], gap(ranked), rhythm(failures), LIMITS), 'near certain')
  assert.equal(confidenceOf(of(ranked, 'phone'), 0, undefined, LIMITS), 'not shown')
})

test('refusals while locked alone say no more than possible, and only where no room is left', () => {
  const { clients, anchors, failures } = seedLike(5)
  const refused = anchors.map(anchor => ({ ...anchor, bad: false }))
  const ranked = rank(clients, refused)
  assert.equal(confidenceOf(ranked[0]!, gap(ranked), rhythm(failures), LIMITS), 'possible')
})

test('two clients that share the beat are both no more than possible', () => {
  const { clients, anchors, failures } = seedLike(5)
  const twin = clientAt(
    'twin',
    failures.map(at => at + 0.4),
    120,
  )
  const ranked = rank([...clients, twin], anchors)
  assert.deepEqual(
    ranked.slice(0, 2).map(({ client }) => client.address),
    ['webapp', 'twin'],
  )
  assert.equal(confidenceOf(ranked[0]!, gap(ranked), rhythm(failures), LIMITS), 'possible')
})

test('an assumed clock holds everything at possible, an unsure machine at probable', () => {
  const { clients, anchors, failures } = seedLike(2)
  const ranked = rank(clients, anchors)
  const limited = (more: Partial<Limits>) => confidenceOf(ranked[0]!, gap(ranked), rhythm(failures), { ...LIMITS, ...more })
  assert.equal(limited({ clockAssumed: true }), 'possible')
  assert.equal(limited({ placeUnsure: true }), 'probable')
})

test('four wrong passwords are too few to rank, unless three lockouts are among them', () => {
  const { clients, failures } = seedLike(2)
  const anchors = failures.slice(0, 4).map((at, attempt): Anchor => ({ at: at * 1000, attempt, bad: true }))
  const ranked = rank(clients, anchors)
  assert.equal(confidenceOf(ranked[0]!, gap(ranked), undefined, { ...LIMITS, lockouts: 0 }), 'not shown')
  assert.notEqual(confidenceOf(ranked[0]!, gap(ranked), undefined, LIMITS), 'not shown')
})

test('a session is matched to one attempt only', () => {
  assert.deepEqual(matchOneToOne([1000, 2000], [1500], { before: 2, after: 2 }), [{ attempt: 0, session: 0 }])
  assert.deepEqual(matchOneToOne([10_000, 11_000], [9000, 11_500], { before: 2, after: 2 }), [
    { attempt: 0, session: 0 },
    { attempt: 1, session: 1 },
  ])
})

test('a timer of 17 s leaves no room for five times chance, and its client is still told from a busy one', () => {
  const random = randomOf(17)
  const failures = Array.from({ length: 400 }, (_, i) => 10 + 17 * i + random() * 0.4)
  const anchors = failures.map((at, attempt): Anchor => ({ at: at * 1000, attempt, bad: attempt % 100 < 5 }))
  const busy = clientAt(
    'busy',
    Array.from({ length: 800 }, () => random() * HOURS),
  )
  const ranked = rankClients({
    clients: [
      busy,
      clientAt(
        'webapp',
        failures.map(at => at - 0.3),
      ),
    ],
    anchors,
    time,
    periodSeconds: 17,
  })
  const words = ranked.map((one, i) => [one.client.address, confidenceOf(one, i === 0 ? 9 : 0, rhythm(failures), LIMITS)])
  assert.deepEqual(words, [
    ['webapp', 'probable'],
    ['busy', 'not shown'],
  ])
})

test('a client as even as the failures is probable right beside them, and possible where it is seconds off or one of several of that beat', () => {
  const anchors = Array.from({ length: 120 }, (_, i): Anchor => ({ at: (10 + 60 * i) * 1000, attempt: i, bad: true }))
  const wordFor = (off: number, sameBeat: number): string => {
    const even = clientAt(
      'even',
      anchors.map(({ at }) => at / 1000 + off),
    )
    const [ranked] = rank([even], anchors)
    return confidenceOf(ranked!, 99, rhythm(anchors.map(({ at }) => at / 1000)), { ...LIMITS, sameBeat })
  }
  assert.deepEqual([wordFor(0, 1), wordFor(-1, 2), wordFor(-2, 1), wordFor(0, 3)], ['probable', 'probable', 'possible', 'possible'])
})

test('a client that tries several times in one connection explains all of its tries', () => {
  const rounds = Array.from({ length: 40 }, (_, i) => 10 + 60 * i)
  const anchors = rounds
    .flatMap(at => [at, at + 1.5, at + 3, at + 20])
    .map((at, attempt): Anchor => ({ at: at * 1000, attempt, bad: true }))
  const { all } = rank([clientAt('webapp', rounds)], anchors)[0]!
  assert.deepEqual([all.matches.length, all.further.length, all.matched, all.of], [40, 80, 120, 160])
  assert.equal(rank([clientAt('webapp', rounds)], anchors)[0]!.tries, 4)
  assert.deepEqual(
    [all.further, all.further.slice(0, 1), []].map(further => furtherWords({ further })),
    [', 80 as further tries', ', 1 as a further try', ''],
  )
})

test('a client that is refused at once is held against less time than one that may be refused late', () => {
  const failures = Array.from({ length: 80 }, (_, i) => 10 + 20 * i)
  const anchors = failures.map((at, attempt): Anchor => ({ at: at * 1000, attempt, bad: true }))
  const refused = (seconds: number): Client => ({
    ...clientAt(
      'webapp',
      failures.map(at => at + seconds),
    ),
    late: true,
  })
  assert.deepEqual(rank([refused(0.2)], anchors)[0]!.window, { before: 2, after: 2 })
  assert.deepEqual(rank([refused(5)], anchors)[0]!.window, { before: 2, after: 6 })
})

test('an address that many come from is no more than possible', () => {
  const { clients, anchors, failures } = seedLike(3)
  const ranked = rank(
    clients.map(client => ({ ...client, shared: client.address === 'webapp' })),
    anchors,
  )
  assert.equal(confidenceOf(ranked[0]!, gap(ranked), rhythm(failures), LIMITS), 'possible')
})
