import assert from 'node:assert/strict'
import { test } from 'node:test'
import { coverageOf, covers, overlapOf, silencesOf, spanOf, unionOf } from './coverage.ts'
import { EASTERN, fileOf, NO_CLOCK, START } from './testing/caseBuilder.ts'

const at = (seconds: number): number => START + seconds * 1000
const span = (seconds: readonly number[], clock = EASTERN) =>
  spanOf(
    fileOf(
      'x.log',
      seconds.map(time => ({ at: time })),
      { clock },
    ),
  )
const everySecond = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i)

test('a file covers from its first to its last entry, in UTC', () => {
  const found = span(everySecond(0, 100))
  assert.deepEqual([found?.from, found?.to], [at(0), at(100)])
  assert.equal(covers(found, at(50)), true)
  assert.equal(covers(found, at(200)), false)
  assert.equal(covers(undefined, at(50)), false)
})

test('what a search found covers nothing: other rows may have stood between', () => {
  const told = everySecond(0, 100).map(time => ({ at: time }))
  const file = fileOf('found.txt', told, { clock: EASTERN })
  assert.equal(covers(spanOf(file), at(50)), true)
  const found = spanOf({ ...file, recognition: { ...file.recognition, isExcerpt: true } })
  assert.deepEqual([found?.from, covers(found, at(50)), coverageOf(found, [at(10), at(20)])], [at(0), false, 0])
})

test('a pause of more than 15 minutes is not covered, one of two minutes is covered and silent', () => {
  const found = span([...everySecond(0, 100), ...everySecond(212, 300), ...everySecond(1500, 1600)])
  assert.equal(covers(found, at(150)), true)
  assert.equal(covers(found, at(900)), false)
  assert.deepEqual(silencesOf(found, { from: at(0), to: at(290) }), [{ from: at(100), to: at(212) }])
})

test('a log that has a row every ten minutes is not silent for half an hour', () => {
  const found = span([0, 600, 1200, 1800, 3600, 4200, 4800])
  assert.deepEqual(silencesOf(found, { from: at(0), to: at(4800) }), [])
  assert.equal(covers(found, at(2400)), true)
})

test('pauses go by the clock as it was then, and where it was set an hour ahead there is none', () => {
  const seconds = [...everySecond(0, 100), ...everySecond(300, 400), ...everySecond(4000, 4100)]
  const segments = [
    { from: 0, skewSeconds: 0 },
    { from: 202, skewSeconds: 3600 },
  ]
  const found = span(seconds, { ...EASTERN, skewSeconds: 3600, segments })
  assert.deepEqual(found?.pauses, [{ from: at(100), to: at(300) }])
  assert.deepEqual([found?.from, found?.to], [at(0), at(500)])
})

test('coverage is the share of the moments', () => {
  assert.equal(coverageOf(span(everySecond(0, 100)), [at(10), at(20), at(300), at(400)]), 0.5)
  assert.equal(coverageOf(span(everySecond(0, 100)), []), 0)
})

test('a file with the newest entry first, or with entries out of order, is measured alike', () => {
  const backwards = span(everySecond(0, 100).toReversed())
  assert.deepEqual([backwards?.from, backwards?.to, backwards?.pauses.length], [at(0), at(100), 0])
  const shuffled = span([0, 2, 1, 3, 5, 4, 200, 199, 201])
  assert.deepEqual([shuffled?.from, shuffled?.to], [at(0), at(201)])
  assert.deepEqual(shuffled?.pauses, [{ from: at(5), to: at(200) }])
})

test('a file that was not read to its end covers what was read, and nothing where its entries are not in order of time', () => {
  const part = (seconds: readonly number[]) => {
    const file = fileOf(
      'x.log',
      seconds.map(time => ({ at: time })),
      { clock: EASTERN },
    )
    return spanOf({ ...file, source: { ...file.source, size: file.table.data.bytes + 1 } })
  }
  assert.deepEqual(
    [50, 200].map(time => covers(part(everySecond(0, 100)), at(time))),
    [true, false],
  )
  const mixed = [...everySecond(100, 200), ...everySecond(0, 200)]
  assert.equal(coverageOf(part(mixed), [at(0), at(50), at(200)]), 0)
  assert.equal(coverageOf(span(mixed), [at(0), at(50), at(200)]), 1)
})

test('a file without times covers nothing', () => {
  assert.equal(span([1, 2], NO_CLOCK), undefined)
  assert.equal(spanOf(fileOf('x.log', [{}, {}])), undefined)
})

test('stretches join and overlap', () => {
  assert.deepEqual(
    unionOf([
      { from: 5, to: 9 },
      { from: 0, to: 6 },
      { from: 20, to: 30 },
    ]),
    [
      { from: 0, to: 9 },
      { from: 20, to: 30 },
    ],
  )
  assert.deepEqual(
    overlapOf(
      [{ from: 0, to: 10 }],
      [
        { from: 5, to: 7 },
        { from: 9, to: 20 },
      ],
    ),
    [
      { from: 5, to: 7 },
      { from: 9, to: 10 },
    ],
  )
})
