import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeSpaceNumber, protocolNumber } from '../model/codeSpace.ts'
import { HOST, ROLE_CLIENT, ROLE_LOGGER, ROLE_USER, USER } from '../model/identity.ts'
import { classNumber, outcomeNumber } from '../model/outcome.ts'
import * as F from '../model/what.ts'
import { SEGMENT_ENTRIES } from './entryColumns.ts'
import { type EntryTable, entryTable } from './entryTable.ts'
import { TableBuilder } from './tableBuilder.ts'

/** A table of entries of which a test says where they lie and when they were written. */
function tableOf(
  rows: readonly { readonly start?: number; readonly end?: number; readonly line?: number; readonly at?: number }[],
): EntryTable {
  const builder = new TableBuilder()
  rows.forEach(({ start, end, line, at }, n) => {
    builder.time = at ?? Number.NaN
    builder.add(start ?? n * 10, end ?? (start ?? n * 10) + 10, line ?? n + 1)
  })
  return entryTable(builder.freeze(0))
}

test('an empty file has a table without entries', () => {
  const table = tableOf([])
  assert.equal(table.count, 0)
  assert.equal(table.atLine(1), -1)
  assert.equal(table.atOffset(0), -1)
  assert.equal(table.heading(0), '')
})

test('lengths are kept, those of 64 KB and more too', () => {
  const lengths = [0, 1, 255, 256, 65_534, 65_535, 65_536, 1_000_000]
  const table = tableOf(lengths.map(length => ({ start: 7, end: 7 + length })))
  assert.deepEqual(
    lengths.map((_, n) => table.length(n)),
    lengths,
  )
})

test('times are kept to the millisecond', () => {
  const times = [Date.UTC(1970, 0, 1), 1, 999, Date.UTC(2006, 8, 12, 21, 55, 3, 7), Date.UTC(2099, 11, 31, 23, 59, 59, 999)]
  const table = tableOf(times.map(at => ({ at })))
  assert.deepEqual(
    times.map((_, n) => table.written(n)),
    times,
  )
})

test('a time that no log can mean is no time', () => {
  const table = tableOf([-1, Date.UTC(1601, 0, 1), Number.NaN, Number.POSITIVE_INFINITY, 2 ** 33 * 1000].map(at => ({ at })))
  for (let n = 0; n < table.count; n++) assert.ok(Number.isNaN(table.written(n)), `entry ${n}`)
})

test('entries beside entries without a time keep theirs', () => {
  const at = Date.UTC(2024, 0, 1)
  const table = tableOf([{}, { at }, {}, { at: at - 5000 }])
  assert.deepEqual(
    [0, 1, 2, 3].map(n => table.written(n)),
    [Number.NaN, at, Number.NaN, at - 5000],
  )
})

test('a file of more entries than one segment holds is one table', () => {
  const count = SEGMENT_ENTRIES * 2 + 3
  const start = Date.UTC(2024, 0, 1)
  const table = tableOf(Array.from({ length: count }, (_, n) => ({ at: start + n * 7, line: 5 + n * 2 })))
  assert.equal(table.count, count)
  for (const n of [0, 1, SEGMENT_ENTRIES - 1, SEGMENT_ENTRIES, SEGMENT_ENTRIES * 2, count - 1]) {
    assert.deepEqual(
      [table.offset(n), table.length(n), table.line(n), table.written(n)],
      [n * 10, 10, 5 + n * 2, start + n * 7],
      `entry ${n}`,
    )
    assert.equal(table.atLine(table.line(n)), n)
    assert.equal(table.atLine(table.line(n) + 1), n)
    assert.equal(table.atOffset(table.offset(n) + 9), n)
  }
  assert.equal(table.atLine(4), -1)
  assert.equal(table.atLine(1e9), count - 1)
})

test('entries beyond 4 GB are found', () => {
  const far = 5 * 2 ** 30
  const table = tableOf([
    { start: 0 },
    { start: 10 },
    { start: far, line: 70 },
    { start: far + 10, line: 71 },
    { start: far * 2, line: 99 },
  ])
  assert.deepEqual(
    [0, 1, 2, 3, 4].map(n => table.offset(n)),
    [0, 10, far, far + 10, far * 2],
  )
  assert.deepEqual(
    [0, 1, 2, 3, 4].map(n => table.line(n)),
    [1, 2, 70, 71, 99],
  )
  assert.equal(table.atOffset(far - 1), 1)
  assert.equal(table.atOffset(far + 10), 3)
})

test('a heading holds from its line to the next heading', () => {
  const builder = new TableBuilder()
  builder.add(0, 1, 1)
  builder.heading('#Fields: date time')
  builder.add(1, 2, 3)
  builder.add(2, 3, 4)
  builder.heading('#Fields: time')
  builder.heading('#Fields: time c-ip')
  builder.add(3, 4, 7)
  const table = entryTable(builder.freeze(4))
  assert.deepEqual(
    [0, 1, 2, 3].map(n => table.heading(n)),
    ['', '#Fields: date time', '#Fields: date time', '#Fields: time c-ip'],
  )
})

test('a file of headings alone has no entries', () => {
  const builder = new TableBuilder()
  for (let n = 0; n < 5; n++) builder.heading('#Fields: date time')
  assert.equal(entryTable(builder.freeze(0)).count, 0)
})

test('who and what are decoded as they were drafted, and nothing of an entry leaks into the next', () => {
  const builder = new TableBuilder()
  builder.who[ROLE_USER] = builder.identityOf(USER, 'CONTOSO\\User1')
  builder.who[ROLE_LOGGER] = builder.identityOf(HOST, 'DC01')
  builder.what[F.FACET_CLASS] = classNumber('bad-password')
  builder.what[F.FACET_OUTCOME] = outcomeNumber('failure')
  builder.what[F.FACET_CODE] = builder.word('529')
  builder.what[F.FACET_SPACE2] = codeSpaceNumber('ntstatus')
  builder.what[F.FACET_VALUE2] = 0xc000006a
  builder.what[F.FACET_LOGON_TYPE] = 1
  builder.what[F.FACET_PROTOCOL] = protocolNumber('smtp')
  builder.what[F.FACET_DIRECTION] = 2
  builder.logonId = 0x51aa2
  builder.add(0, 10, 1)
  builder.add(10, 20, 2)
  const table = entryTable(builder.freeze(20))
  assert.deepEqual(table.who(0), {
    user: { kind: 'user', name: 'User1', domain: 'CONTOSO' },
    logger: { kind: 'host', name: 'DC01' },
    session: { kind: 'session', id: '0x51aa2', host: 'DC01' },
  })
  assert.deepEqual(table.what(0), {
    class: 'bad-password',
    outcome: 'failure',
    code: '529',
    codes: [{ space: 'ntstatus', value: 0xc000006a }],
    logonType: 0,
    protocol: 'smtp',
    outbound: true,
  })
  assert.deepEqual(table.who(1), {})
  assert.deepEqual(table.what(1), { class: 'other', outcome: 'none', code: '', codes: [], protocol: 'unknown', outbound: false })
})

test('a draft that becomes a gap leaves nothing behind', () => {
  const builder = new TableBuilder()
  builder.who[ROLE_CLIENT] = builder.identityOf(HOST, 'WKS1')
  builder.time = 1
  builder.gap(0, 10, 1, 'cut off')
  builder.add(10, 20, 2)
  const table = entryTable(builder.freeze(20))
  assert.deepEqual(table.who(0), {})
  assert.ok(Number.isNaN(table.written(0)))
  assert.deepEqual(table.gaps, [{ offset: 0, length: 10, line: 1, because: 'cut off' }])
})
