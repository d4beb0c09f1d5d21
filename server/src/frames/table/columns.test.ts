import assert from 'node:assert/strict'
import { test } from 'node:test'
import { GOES_ON } from '../../formats/format.ts'
import { blockCells, blockLines } from './blocks.ts'
import { listCells, recordLines, wordFields } from './cells.ts'
import { headedColumns, isRuler, rowCells, ruledColumns } from './columns.ts'
import { linesOf } from './lines.ts'

const HEADINGS = new Map([
  ['name', 'name'],
  ['id', 'id'],
  ['logon time', 'time'],
  ['cpu time', 'cpu'],
])
const texts = (line: string, cells: readonly { field: string; start: number; end: number }[]): readonly string[] =>
  cells.map(({ field, start, end }) => `${field}: ${line.slice(start, end)}`)

test('a cell may be empty: values are known by the heading they stand under', () => {
  const columns = headedColumns(' NAME      OTHER   ID  LOGON TIME', HEADINGS)
  const line = '>user1              12  9/12/2006 8:01 AM'
  assert.deepEqual(texts(line, rowCells(columns, line, 0)), ['name: user1', 'id: 12', 'time: 9/12/2006 8:01 AM'])
})

test('numbers end where the heading ends, also when they are wider', () => {
  const columns = ruledColumns('   Id CPU(s) Name', '   -- ------ ----', HEADINGS)
  const line = '12345   1.00 some name'
  assert.deepEqual(texts(line, rowCells(columns, line, 0)), ['id: 12345', 'name: some name'])
})

test('names that stand one blank apart are known', () => {
  const columns = headedColumns('Name Id CPU Time', HEADINGS)
  assert.deepEqual(
    columns.map(({ field }) => field),
    ['name', 'id', 'cpu'],
  )
})

test('rulers are of one sign each, with blanks between', () => {
  assert.deepEqual(['==== ====', ' --- ------', '====', 'a ====', '-- a'].map(isRuler), [true, true, false, false, false])
})

test('a block ends where a name comes again, and blank lines within it belong to it', () => {
  const bytes = new TextEncoder().encode('Name=a\r\r\n\r\r\nId=1\r\r\n\r\r\n\r\r\nName=b\r\r\nId=2\r\r\n')
  const lines = linesOf(bytes, 0, bytes.length, true)
  assert.equal(blockLines(lines, 0, HEADINGS), 3)
  assert.equal(blockLines(lines, 5, HEADINGS), 2)
})

test('a property whose name is not known stands as close below another as the second line below the first', () => {
  const lengthOf = (...text: readonly string[]): number => {
    const bytes = new TextEncoder().encode(text.join('\n'))
    return blockLines(linesOf(bytes, 0, bytes.length, true), 0, HEADINGS)
  }
  assert.equal(lengthOf('Name=a', 'Other=', 'Id=1', 'Two words: b', 'Id=2'), 3)
  assert.equal(lengthOf('Name=a', 'Id=1', '', 'Other=b', 'Id=2'), 2)
  assert.equal(lengthOf('Name=a', '', 'Id=1', '', 'Other=b', '', '', 'Other=b'), 5)
})

test('a property whose name is not known ends the value above it, and nothing is read from it', () => {
  const record = 'Name : a\nOther : b\n       c\nId : 1'
  assert.deepEqual(texts(record, blockCells(recordLines(record), HEADINGS)), [
    'label: Name',
    'name: a',
    'label: Other',
    'label: Id',
    'id: 1',
  ])
})

test('a value goes on in lines without a name', () => {
  const record = 'Name : a\n       b\nId : 1'
  assert.deepEqual(texts(record, blockCells(recordLines(record), HEADINGS)), ['label: Name', 'name: a', 'name: b', 'label: Id', 'id: 1'])
})

test('the words of a value are one field', () => {
  const record = 'a b, c'
  assert.deepEqual(wordFields(record, listCells('name', record, 0)), ['name', GOES_ON, undefined, 'name'])
})
