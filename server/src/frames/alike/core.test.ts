import assert from 'node:assert/strict'
import { test } from 'node:test'
import { coreOf, MOST_GROUPS, MOST_PARTS, own } from './core.ts'
import { beginGroups } from './groups.ts'
import { BLANKS, COMMAS } from './plan.ts'

/** The second of the day that a row of nothing but a date (of one letter) and a time has; undefined where it is no time that is known. `least` as in `Clock`. */
function secondOf(time: string, least: 7 | 8): number | undefined {
  const core = coreOf()
  own(undefined)
  core.begin(1, BLANKS)
  core.set_clock(0, 1, least, 1, 86_400)
  const first = `d${'0'.repeat(least - 7)}0:00:00\n`
  const bytes = Buffer.from(`${first}d${time}\n`)
  new Uint8Array(core.memory.buffer, core.input_at()).set(bytes)
  const end = core.input_at() + bytes.length
  core.rows(core.input_at(), end, 1, 0)
  core.learn_time(0)
  const rows = core.rows(core.input_at() + first.length, end, 1, 0)
  return rows === 1 ? new Uint32Array(core.memory.buffer, core.seconds_at(), 1)[0] : undefined
}

test('an hour has one digit only where that is enough', () => {
  assert.deepEqual([secondOf('9:05:06', 7), secondOf('09:05:06', 7), secondOf('23:59:59', 8)], [32_706, 32_706, 86_399])
  assert.equal(secondOf('9:05:06', 8), undefined)
})

test('milliseconds are read where a log writes them', () => {
  const core = coreOf()
  own(undefined)
  core.begin(1, COMMAS)
  core.set_clock(0, 11, 13, 1, 86_400)
  const times = ['2026-03-03T06:00:01.007Z', '2026-03-03T06:00:02.999Z', '2026-03-03T06:00:02.99Z']
  const bytes = Buffer.from(times.map(time => `${time}\n`).join(''))
  new Uint8Array(core.memory.buffer, core.input_at()).set(bytes)
  const read = () => core.rows(core.input_at(), core.input_at() + bytes.length, 1, 0)
  read()
  core.learn_time(Date.UTC(2026, 2, 3, 6, 0, 1, 7))
  assert.equal(read(), 2)
  assert.deepEqual([...new Uint32Array(core.memory.buffer, core.millis_at(), 2)], [7, 999])
})

test('what is no time is none', () => {
  for (const time of [
    ':05:06',
    '::05:06',
    'A:05:06',
    '24:05:06',
    '1:60:06',
    '1:05:60',
    '1:05:0',
    '1:05:006',
    '1-05:06',
    '001:05:06',
    '1:0a:06',
  ])
    assert.equal(secondOf(time, 7), undefined, time)
})

test('there are no more groups, and columns of one, than there is room for', () => {
  const groups = (count: number, columns: number) => Array.from({ length: count }, () => ({ columns: Array<number>(columns).fill(0) }))
  beginGroups(coreOf(), {}, 1, BLANKS, groups(MOST_GROUPS, MOST_PARTS))
  assert.throws(() => beginGroups(coreOf(), {}, 1, BLANKS, groups(MOST_GROUPS + 1, 1)))
  assert.throws(() => beginGroups(coreOf(), {}, 1, BLANKS, groups(1, MOST_PARTS + 1)))
})

test('where there is no room for more it says so, until it begins anew', () => {
  const core = coreOf()
  const begin = (): void => {
    beginGroups(core, {}, 2, COMMAS, [{ columns: [1] }])
    core.set_clock(0, 11, 13, 1, 86_400)
  }
  const learn = (value: number): void => {
    const bytes = Buffer.from(`2026-03-03T06:00:01.007Z,${String(value).padStart(4000, 'x')}\n`)
    new Uint8Array(core.memory.buffer, core.input_at()).set(bytes)
    core.rows(core.input_at(), core.input_at() + bytes.length, 1, 0)
    core.learn(0, value)
    core.learn_time(Date.UTC(2026, 2, 3, 6, 0, 1, 7))
  }
  begin()
  let learnt = 0
  while (core.is_full() === 0 && learnt < 20_000) learn(learnt++)
  assert.ok(learnt > 5000 && learnt < 10_000, String(learnt))
  begin()
  assert.equal(core.is_full(), 0)
})
