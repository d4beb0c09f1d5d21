import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ascii, viewOf } from '../ascii.ts'
import type { Span } from './columns.ts'
import { emptyPlainRow, splitPlainRow } from './plainRow.ts'
import { RowMemory } from './rowMemory.ts'

const ROW = ' user1   console   1  Active   9/12/2006'
/** What stands below a row: as much of it as must be in hand. */
const BELOW = `\r\n next${'.'.repeat(80)}`

/** A memory that is asked about rows: whether one is recalled; else it is kept. */
function asking(unread: readonly Span[] | 'blocks' = [], holds: (reliance: number) => boolean = () => true) {
  const memory = new RowMemory(holds)
  return (row: string, { heading = 1, before = '', below = BELOW, reliance = 0 } = {}): boolean => {
    const bytes = ascii(before + row + below)
    const view = viewOf(bytes)
    const read = { ...emptyPlainRow(), bytes, start: before.length }
    memory.below(heading, () => unread)
    if (memory.recall(read, view, bytes.length) > 0) {
      assert.deepEqual([read.stop, read.lines], [before.length + row.length + 2, 1])
      return true
    }
    if (splitPlainRow(bytes, before.length, bytes.length, read) > 0) memory.keep({ ...read, reliance }, view)
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
  const rows = Array.from({ length: 50 }, (_, n) => `row ${n * 7}`)
  assert.ok(rows.every(row => !ask(row)))
  assert.ok(rows.every(row => ask(row)))
  assert.ok(rows.toReversed().every(row => ask(row)))
  assert.ok([...rows.slice(0, 20), 'another', ...rows.slice(30)].every(row => ask(row) === (row !== 'another')))
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
  const unread = [{ start: 10, end: 21 }]
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
    const ask = asking([unread])
    ask('w3wp 1728 10300 user1')
    assert.equal(ask('w3wp 1728 10400 user1'), false)
  }
})

test('of what stands below a row one digit is as good as another, of what stands below a block it is not', () => {
  const below = BELOW.replace('next', '1n34')
  const other = BELOW.replace('next', '9n00')
  for (const [unread, isRecalled] of [
    [[], true],
    ['blocks', false],
  ] as const) {
    const ask = asking(unread)
    ask(ROW, { below })
    assert.equal(ask(ROW, { below: other }), isRecalled)
    assert.equal(ask(ROW.replace('1', '2'), { below }), false)
  }
})

test('a row is read again where what it relied on holds no more', () => {
  let holding = 7
  const ask = asking([], reliance => reliance === holding)
  ask(ROW, { reliance: 7 })
  assert.equal(ask(ROW), true)
  holding = 8
  assert.equal(ask(ROW, { reliance: 8 }), false)
  assert.equal(ask(ROW), true)
})

test('more rows than have room are forgotten, not mixed up', () => {
  const ask = asking()
  for (let n = 0; n < 20_000; n++) assert.equal(ask(`${'x'.repeat(200)} ${n}`), false)
})
