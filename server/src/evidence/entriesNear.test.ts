import assert from 'node:assert/strict'
import { test } from 'node:test'
import { identityText } from '../model/identity.ts'
import { type Clock, UTC_CLOCK } from './clock.ts'
import { BEFORE_ALL, entriesNear, entriesNearest } from './entriesNear.ts'
import { type EvidenceFile, utcOf } from './evidenceFile.ts'
import { drawn, evidenceOf, type Row } from './testing/files.testing.ts'
import { atOnce } from './turns.ts'
import { zoneOf } from './zone.ts'

const START = Date.UTC(2024, 2, 30)
const MINUTE = 60_000
const user = { kind: 'user', name: 'User1', domain: '' } as const
const BERLIN: Clock = { ...UTC_CLOCK, basis: 'local', zone: zoneOf('Europe/Berlin')! }

/** The entries that name the user, found by looking at every one. */
const namedIn = ({ table }: EvidenceFile): readonly number[] =>
  Array.from({ length: table.count }, (_, entry) => entry).filter(entry => {
    const who = table.who(entry).user
    return who !== undefined && identityText(who) === 'User1'
  })

/** What the answer must be, nearest first, of the entries that name the user. */
function byEye(file: EvidenceFile, named: readonly number[], moment: number): readonly number[] {
  const distances = named.map(entry => {
    const apart = Math.abs(utcOf(file, entry) - moment)
    return { entry, apart: Number.isNaN(apart) ? Number.MAX_VALUE : apart }
  })
  return distances.toSorted((a, b) => a.apart - b.apart || a.entry - b.entry).map(({ entry }) => entry)
}

const timed = (file: EvidenceFile, entries: readonly number[]): readonly number[] =>
  entries.filter(entry => !Number.isNaN(utcOf(file, entry)))

function check(title: string, rows: readonly Row[], clock: Clock = UTC_CLOCK): void {
  test(title, () => {
    const file = evidenceOf(rows, clock)
    const named = namedIn(file)
    for (const moment of [BEFORE_ALL, 0, START, START + 90.5 * MINUTE, START + 95_500_000, START + 36 * 60 * MINUTE, 1e14]) {
      const nearest = byEye(file, named, moment)
      for (const most of [1, 2, 1000]) {
        const found = entriesNear(file, user, moment, most)
        const wanted = nearest.slice(0, most)
        assert.deepEqual(timed(file, found), timed(file, wanted), `${moment} ${most}`)
        assert.equal(found.length, wanted.length)
        assert.deepEqual(timed(file, found), found.slice(0, timed(file, found).length), 'those without a time come last')
      }
    }
  })
}

/** 10,000 entries, every `every`-th of them of the user, a quarter of a minute apart. */
const rows = (every: number, at: (n: number) => number): readonly Row[] =>
  Array.from({ length: 10_000 }, (_, n) => ({ user: n % every === 0 ? 'User1' : 'User2', at: at(n) }))

const random = drawn(7)
check(
  'nearest entries of a log in time order',
  rows(3, n => START + n * 15_000),
)
check(
  'nearest entries of a log with the newest first',
  rows(3, n => START + (10_000 - n) * 15_000),
)
check(
  'nearest entries of a log in no order',
  rows(2, () => START + Math.floor(random() * 2e8)),
)
check(
  'nearest entries of a log with few of the user',
  rows(4999, n => START + n * 15_000),
)
check(
  'nearest entries of a log whose entries state times now and then',
  rows(5, n => (n % 7 === 0 ? START + n * 15_000 : Number.NaN)),
)
check(
  'nearest entries of a log without times',
  rows(2500, () => Number.NaN),
)
check(
  'nearest entries across a change to summer time',
  rows(3, n => START + n * 15_000),
  BERLIN,
)
const SET_BACK = [
  { from: 0, skewSeconds: 0 },
  { from: 5000, skewSeconds: -3600 },
  { from: 7000, skewSeconds: 0 },
]
check(
  'nearest entries where the clock was set on the way',
  rows(3, n => START + n * 15_000),
  { ...UTC_CLOCK, segments: SET_BACK },
)

test('where the moment is none, the first entries are given', () => {
  assert.deepEqual(entriesNear(evidenceOf(rows(3, n => START + n)), user, Number.NaN, 2), [0, 3])
})

test('a file that never names the identity gives nothing', () => {
  assert.deepEqual(entriesNear(evidenceOf([{ user: 'User2', at: START }]), user, START, 5), [])
})

test('the nearest entries of several files are the nearest of all, those of the first file first where they are equally near', () => {
  const files = [
    evidenceOf(rows(5, n => START + n * 15_000)),
    evidenceOf(rows(2, n => START + n * 5000)),
    evidenceOf([{ user: 'User2', at: START }]),
    evidenceOf(rows(1000, n => (n % 3 === 0 ? START + n * 15_000 : Number.NaN))),
  ]
  const named = files.map(namedIn)
  const apart = (file: EvidenceFile, entry: number, moment: number): number => {
    const distance = Math.abs(utcOf(file, entry) - moment)
    return Number.isNaN(distance) ? Number.MAX_VALUE : distance
  }
  for (const moment of [BEFORE_ALL, START, START + 90.5 * MINUTE, 1e14])
    for (const most of [1, 2, 900, 20_000]) {
      const byFile = files.flatMap((file, of) =>
        byEye(file, named[of]!, moment).map(entry => ({ of, entry, distance: apart(file, entry, moment) })),
      )
      const wanted = byFile.toSorted((a, b) => a.distance - b.distance || a.of - b.of).slice(0, most)
      const found = atOnce(entriesNearest(files, user, moment, most))
      assert.deepEqual(
        found.map(({ file, entry }) => [files.indexOf(file), entry]),
        wanted.map(({ of, entry }) => [of, entry]),
        `${moment} ${most}`,
      )
    }
})
