import assert from 'node:assert/strict'
import { test } from 'node:test'
import { viewOn } from '../../model/memory.ts'
import { C_IP, columnsOf, CS_METHOD, CS_USERNAME, fieldNames } from './columns.ts'
import { splitQuotedRow } from './quotedRow.ts'
import { emptyRow, type Row, splitRow } from './row.ts'

const NAMES = ['cs-method', 'x-other', 'c-ip', 'cs-username']

/** Splits a line that lies `shift` bytes into its memory, and gives the values of the known columns. */
function split(text: string, shift = 0): readonly (string | number)[] {
  const bytes = new Uint8Array(Buffer.byteLength(text) + shift + 8)
  bytes.set(Buffer.from(text), shift)
  const row = emptyRow()
  const stop = splitRow(viewOn(bytes), bytes, shift, columnsOf(NAMES), row)
  return [...valuesOf(bytes, row), row.values, stop - shift]
}

const valuesOf = (bytes: Uint8Array, { starts, ends }: Row): string[] =>
  [CS_METHOD, C_IP, CS_USERNAME].map(slot => Buffer.from(bytes.subarray(starts[slot], ends[slot])).toString())

test('values stand apart by blanks, wherever in memory the row begins', () => {
  for (let shift = 0; shift < 8; shift++)
    assert.deepEqual(split('GET abc 10.1.5.77 CONTOSO\\User1\r\n', shift), ['GET', '10.1.5.77', 'CONTOSO\\User1', 4, 31])
})

test('runs of blanks count as one, and a blank at the end as none', () => {
  assert.deepEqual(split('GET   a \t b  c  \n'), ['GET', 'b', 'c', 4, 16])
  assert.deepEqual(split('  GET a b c\r'), ['GET', 'b', 'c', 4, 11])
})

test('letters beyond ASCII are no blanks', () => {
  assert.deepEqual(split('größe ÿ\u0080 日本 !~\n').slice(0, 4), ['größe', '日本', '!~', 4])
})

test('a row may have fewer or more values than the heading names', () => {
  assert.deepEqual(split('GET\n').slice(3), [1, 3])
  assert.deepEqual(split(`${'v '.repeat(3000)}\n`).slice(3), [3000, 6000])
})

test('columns are known by name in any case, the first of two', () => {
  const { slots, dated, timed } = columnsOf(['Date', 'CS-Username', 'cs-username', 'what'])
  assert.deepEqual([dated, timed, slots[1], slots[2], slots[3]], [true, false, CS_USERNAME, 0, 0])
})

test('a heading line gives its names, another line none', () => {
  assert.deepEqual(fieldNames('#Fields:   date time  cs(User-Agent) '), ['date', 'time', 'cs(User-Agent)'])
  assert.deepEqual(fieldNames('#fields:'), [])
  assert.equal(fieldNames('# Fields: date'), undefined)
})

test('Advanced Logging quotes values with blanks, and doubles a quote in them', () => {
  const quoted = (text: string) => {
    const row = emptyRow()
    const bytes = Buffer.from(text)
    splitQuotedRow(bytes, 0, bytes.length, columnsOf(NAMES), row)
    return [...valuesOf(bytes, row), row.values]
  }
  assert.deepEqual(quoted('GET "a ""b"" c" "10.1.5.77"  "User 1"'), ['GET', '10.1.5.77', 'User 1', 4])
  assert.deepEqual(quoted('GET " "'), ['GET', '', '', 2])
  assert.deepEqual(quoted('GET a "never closed b c'), ['GET', 'never closed b c', '', 3])
})
