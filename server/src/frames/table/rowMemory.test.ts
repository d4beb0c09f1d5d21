import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RecordingBuilder } from '../../formats/testing/recordingBuilder.testing.ts'
import { NO_ENTRY } from '../alike/core.ts'
import { ascii } from '../ascii.ts'
import { emptyPlainRow } from './plainRow.ts'
import { splitPlainRow, splitQuotedRow } from './splitRow.ts'
import { RowMemory } from './rowMemory.ts'
import { ALL_IS_READ, gapsIn, looseIn, type Unread } from './unread.ts'

const ROW = ' user1   console   1  Active   9/12/2006'
/** What stands below a row: as much of it as must be in hand. */
const BELOW = `\r\n next${'.'.repeat(80)}`
const WHO = 5
const WHAT = 7

const rows = (...spans: Unread['spans']): Unread => ({ of: 'rows', spans })

/** A memory that is asked about rows: whether one is recalled; else it is kept. */
function asking(unread = rows(), holds: (reliance: number) => boolean = () => true, deeds: number[] = []) {
  const memory = new RowMemory(holds, deed => deeds.push(deed))
  memory.below(0, () => ALL_IS_READ)
  return (row: string, { heading = 1, before = '', below = BELOW, reliance = 0, who = WHO } = {}): boolean => {
    const bytes = ascii(before + row + below)
    const read = { ...emptyPlainRow(), bytes, start: before.length }
    const sink = new RecordingBuilder()
    memory.below(heading, () => unread)
    memory.open(bytes, bytes.length)
    memory.goTo(before.length, 1)
    memory.readKnown(sink)
    memory.flush(sink)
    const { at } = memory
    if (at > before.length) {
      assert.deepEqual([at, memory.line], [before.length + row.length + 2, 2])
      const kind = who === NO_ENTRY ? 'rest' : 'entry'
      assert.deepEqual(sink.spans, [{ kind, start: before.length, end: at, line: 1 }])
      return true
    }
    const split = unread.of === 'quoted' ? splitQuotedRow : splitPlainRow
    if (split(bytes, before.length, bytes.length, read) > 0)
      memory.keep({ ...read, reliance }, looseIn(read, read.ends[read.words - 1]!, unread), gapsIn(read, unread), who, WHAT)
    return false
  }
}

test('a row that comes again is recalled, wherever it stands', () => {
  for (const row of [ROW, `${ROW}.`, `${ROW}..`, `${ROW}...`, 'four', 'x'.repeat(500)]) {
    const ask = asking()
    assert.deepEqual(
      ['', '', 'x', 'xy', 'xyz'].map(before => ask(row, { before })),
      [false, true, true, true, true],
    )
  }
})

test('rows are recalled in any order', () => {
  const ask = asking()
  const all = Array.from({ length: 50 }, (_, n) => `row ${n * 7}`)
  assert.ok(all.every(row => !ask(row)))
  assert.ok(all.every(row => ask(row)))
  assert.ok(all.toReversed().every(row => ask(row)))
  assert.ok([...all.slice(0, 20), 'another', ...all.slice(30)].every(row => ask(row) === (row !== 'another')))
})

test('a row that differs in a letter, in its length or its heading, or stands above another line, is another one', () => {
  for (let i = 0; i < ROW.length; i++) {
    const ask = asking()
    ask(ROW)
    assert.equal(ask(`${ROW.slice(0, i)}#${ROW.slice(i + 1)}`), false)
  }
  for (const other of [ROW.slice(0, -1), `${ROW} `]) {
    const ask = asking()
    ask(ROW)
    assert.equal(ask(other), false)
  }
  const ask = asking()
  ask(ROW)
  assert.equal(ask(ROW, { heading: 2 }), false)
  assert.equal(ask(ROW, { below: BELOW.replace(' next', '  next') }), false)
  assert.equal(ask(ROW, { below: BELOW.replace('next', '====') }), false)
})

test('figures from which nothing is read may be others, and longer or shorter', () => {
  const unread = rows({ start: 10, end: 21 })
  const row = (figures: string, id = '1728'): string => `w3wp ${id} ${figures} user1`
  for (const figures of ['20,301 3:12', '99,000 0:00', '1 ,300 3:11', ' 9,300 3:11', '1.2+00 3:11', '     . 3:11']) {
    const ask = asking(unread)
    ask(row('10,300 3:11'))
    assert.equal(ask(row(figures)), true, figures)
    assert.equal(ask(row('10,300 3:11')), true)
  }
  for (const figures of ['10;300 3:11', '10,300 3:1a', '10,300 3 11', '10,300 3:1?', '10,300 3: 1', '10,300\t3:11', '10,300 3:é']) {
    const ask = asking(unread)
    ask(row('10,300 3:11'))
    assert.equal(ask(row(figures)), false, figures)
  }
  const ask = asking(unread)
  ask(row('10,300 3:11'))
  assert.equal(ask(row('10,300 3:11', '1729')), false)
})

test('a word that lies beside a stretch too, or may in another row, may belong elsewhere: its figures count', () => {
  for (const unread of [
    { start: 10, end: 14 },
    { start: 11, end: 15 },
  ]) {
    const ask = asking(rows(unread))
    ask('w3wp 1728 10300 user1')
    assert.equal(ask('w3wp 1728 10400 user1'), false)
  }
})

test('of what stands below a row one digit is as good as another, of what stands below a block it is not', () => {
  const below = BELOW.replace('next', '1n34')
  const other = BELOW.replace('next', '9n00')
  for (const [unread, isRecalled] of [
    [rows(), true],
    [ALL_IS_READ, false],
  ] as const) {
    const ask = asking(unread)
    ask(ROW, { below })
    assert.equal(ask(ROW, { below: other }), isRecalled)
    assert.equal(ask(ROW.replace('1', '2'), { below }), false)
  }
})

test('a row is read again where what it relied on holds no more', () => {
  let holding = 7
  const ask = asking(rows(), reliance => reliance === holding)
  ask(ROW, { reliance: 7 })
  assert.equal(ask(ROW), true)
  holding = 8
  assert.equal(ask(ROW, { reliance: 8 }), false)
  assert.equal(ask(ROW), true)
})

test('of quoted values from which nothing is read, any may stand there that are plain', () => {
  const row = (memory: string, title: string, user = 'CONTOSO\\ada'): string => `"w3wp.exe","1728","${memory}","${user}","${title}"`
  const unread: Unread = {
    of: 'quoted',
    spans: [
      { start: 2, end: 3 },
      { start: 4, end: 5 },
    ],
  }
  for (const [memory, title] of [
    ['9 K', 'N/A'],
    ['', ''],
    ['1,234,567 K', 'Inbox: a, b = c > d'],
    ['9 K', 'x'.repeat(500)],
  ] as const) {
    const ask = asking(unread)
    ask(row('10,300 K', 'N/A'))
    assert.equal(ask(row(memory, title)), true, title)
  }
  for (const other of [
    row('9 K', 'é'),
    row('9\tK', 'N/A'),
    row('9 K', 'N/A', 'CONTOSO\\bob'),
    `${row('9 K', 'N/A')},""`,
    row('9 K', 'a"",""b'),
    row('9', 'x'.repeat(5000)),
  ]) {
    const ask = asking(unread)
    ask(row('10,300 K', 'N/A'))
    assert.equal(ask(other), false, other)
  }
})

test('a line that is no entry is passed over, and what it asks for is done', () => {
  const deeds: number[] = []
  const ask = asking(rows(), undefined, deeds)
  ask('----', { who: NO_ENTRY, reliance: -3 })
  assert.deepEqual(deeds, [])
  assert.equal(ask('----', { who: NO_ENTRY, reliance: -3 }), true)
  assert.equal(ask('----', { who: NO_ENTRY, reliance: -3 }), true)
  assert.deepEqual(deeds, [-3, -3])
})

test('more rows than have room are forgotten, not mixed up', () => {
  const ask = asking()
  for (let n = 0; n < 20_000; n++) assert.equal(ask(`${'x'.repeat(200)} ${n}`), false)
})
