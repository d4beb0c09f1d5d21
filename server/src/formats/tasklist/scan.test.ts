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

test('services go on in lines that tabs indent, too', () => {
  const rows = [
    'inetinfo.exe                  1728 IISADMIN',
    `${' '.repeat(16)}\t${' '.repeat(24)}SMTPSVC`,
    'dns.exe                        600 DNS',
  ]
  const table = read(HEADING, RULER, ...rows, ...Array.from({ length: 40 }, () => ''))
  assert.deepEqual([table.what(0).services, table.what(1).services], ['IISADMIN, SMTPSVC', 'DNS'])
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

test('what a list says in place of services is no service, also in rows that come again', () => {
  const row = (name: string, pid: number, services: string) => `${name.padEnd(25)} ${String(pid).padStart(8)} ${services.padEnd(44)}`
  const list = (none: string) => [
    HEADING,
    RULER,
    row('System Idle Process', 0, none),
    row('smss.exe', 372, 'Keine'),
    row('lsass.exe', 504, 'Netlogon'),
    row('dns.exe', 600, 'DNS'),
  ]
  const table = read(...['Keine', 'Keine', 'N/A', 'Keine'].flatMap(list))
  const said = Array.from({ length: table.count }, (_, entry) => table.what(entry).services).filter((_, entry) => entry % 4 === 1)
  assert.deepEqual(said, [undefined, undefined, 'Keine', undefined])
})
