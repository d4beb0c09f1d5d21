import assert from 'node:assert/strict'
import { test } from 'node:test'
import { coreOf, MOST_GROUPS, MOST_PARTS, own } from './core.ts'
import { beginGroups } from './groups.ts'

/** The second of the day that a row of nothing but a date (of one letter) and a time has; undefined where it is no time that is known. `least` as in `Clock`. */
function secondOf(time: string, least: 7 | 8): number | undefined {
  const core = coreOf()
  own(undefined)
  core.begin(1)
  core.set_clock(0, 1, least)
  const first = `d${'0'.repeat(least - 7)}0:00:00\n`
  const bytes = Buffer.from(`${first}d${time}\n`)
  new Uint8Array(core.memory.buffer, core.input_at()).set(bytes)
  const end = core.input_at() + bytes.length
  core.rows(core.input_at(), end, 1, 0)
  core.learn_day(0)
  const rows = core.rows(core.input_at() + first.length, end, 1, 0)
  return rows === 1 ? new Uint32Array(core.memory.buffer, core.seconds_at(), 1)[0] : undefined
}

test('an hour has one digit only where that is enough', () => {
  assert.deepEqual([secondOf('9:05:06', 7), secondOf('09:05:06', 7), secondOf('23:59:59', 8)], [32_706, 32_706, 86_399])
  assert.equal(secondOf('9:05:06', 8), undefined)
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
  beginGroups(coreOf(), {}, 1, groups(MOST_GROUPS, MOST_PARTS))
  assert.throws(() => beginGroups(coreOf(), {}, 1, groups(MOST_GROUPS + 1, 1)))
  assert.throws(() => beginGroups(coreOf(), {}, 1, groups(1, MOST_PARTS + 1)))
})
