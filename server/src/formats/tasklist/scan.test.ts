import assert from 'node:assert/strict'
import { test } from 'node:test'
import { record } from '../testing/reading.testing.ts'
import { tasklist } from './format.ts'

const HEADING = 'Image Name                     PID Services'
const RULER = '========================= ======== ============================================'
const read = (...lines: readonly string[]) => record(tasklist, new TextEncoder().encode(lines.join('\r\n'))).table

test('every row knows the heading that names its columns', () => {
  const table = read('', HEADING, RULER, 'inetinfo.exe                  1728 IISADMIN,', `${' '.repeat(35)}SMTPSVC`)
  assert.equal(table.heading(0), `${HEADING}\n${RULER}`)
  assert.deepEqual(table.who(0), { process: { kind: 'process', pid: 1728, host: '' } })
  assert.equal(table.what(0).services, 'IISADMIN, SMTPSVC')
})

test('without a ruler nothing is a row', () => {
  const table = read(HEADING, 'inetinfo.exe                  1728 IISADMIN')
  assert.deepEqual([table.count, table.gaps], [0, []])
})

test('a line of services without a row above it is a gap', () => {
  const table = read(HEADING, RULER, `${' '.repeat(35)}SMTPSVC`)
  assert.deepEqual(
    table.gaps.map(({ line }) => line),
    [3],
  )
})
