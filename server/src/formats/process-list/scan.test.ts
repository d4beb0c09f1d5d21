import assert from 'node:assert/strict'
import { test } from 'node:test'
import { identityText } from '../../model/identity.ts'
import { record } from '../testing/reading.testing.ts'
import { processList } from './format.ts'

const HEADING = 'Name                Pid Pri Thd  Hnd   Priv        CPU Time    Elapsed Time '
const ROWS = [1, 2, 3].map(n => `w3wp               332${n}   8 101 1204 126245     0:20:34.560     2:14:10.000`)

/** The processes that rows name. */
const processes = (...lines: readonly string[]) => {
  const { table } = record(processList, new TextEncoder().encode(lines.join('\r\n')))
  return Array.from({ length: table.count }, (_, entry) => identityText(table.who(entry).process!))
}

test('a row belongs to the machine above its list, also where it comes again', () => {
  const list = (machine: string) => ['', `Process information for ${machine}:`, '', HEADING, ...ROWS]
  assert.deepEqual(processes(...['EXCHSRV01', 'WEB01', 'EXCHSRV01'].flatMap(list)), [
    ...['PID 3321 on EXCHSRV01', 'PID 3322 on EXCHSRV01', 'PID 3323 on EXCHSRV01'],
    ...['PID 3321 on WEB01', 'PID 3322 on WEB01', 'PID 3323 on WEB01'],
    ...['PID 3321 on EXCHSRV01', 'PID 3322 on EXCHSRV01', 'PID 3323 on EXCHSRV01'],
  ])
})

test('a row says the same when its figures have moved', () => {
  const moved = ROWS.map(row => row.replace('126245', '130001').replace('0:20:34', '0:21:07'))
  const once = ['PID 3321', 'PID 3322', 'PID 3323']
  assert.deepEqual(processes(HEADING, ...ROWS, HEADING, ...moved, HEADING, ...moved), [...once, ...once, ...once])
})

test('a heading that comes again above a ruler is another one', () => {
  const ruler = HEADING.replaceAll(/\S/g, '-').replace('--- ----    ', '--------    ').replace('------- ----', '------------')
  const { table } = record(
    processList,
    new TextEncoder().encode([HEADING, ...ROWS, HEADING, ruler, ...ROWS, HEADING, ...ROWS].join('\r\n')),
  )
  assert.deepEqual(
    [0, 2, 3, 5, 6, 8].map(entry => table.heading(entry)),
    [HEADING, HEADING, `${HEADING}\n${ruler}`, `${HEADING}\n${ruler}`, HEADING, HEADING].map(text => text.replaceAll(/ (?=\n|$)/g, '')),
  )
})

test('a command line that goes on below is told whole, also where the process comes again', () => {
  const block = (id: number) => [
    `ProcessId   : ${id}`,
    'Name        : agent.exe',
    String.raw`CommandLine : C:\Backup\agent.exe -k daily`,
    '              -quiet',
    '',
  ]
  const { table } = record(processList, new TextEncoder().encode([12, 16, 12, 16].flatMap(block).join('\r\n')))
  const details = Array.from({ length: table.count }, (_, entry) => table.what(entry).detail?.split(/\s+/))
  assert.deepEqual(
    details,
    Array.from({ length: 4 }, () => [String.raw`C:\Backup\agent.exe`, '-k', 'daily', '-quiet']),
  )
})
