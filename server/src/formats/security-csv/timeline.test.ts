import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reading } from '../testing/reading.testing.ts'
import { securityCsv } from './format.ts'

const HEADING = 'Timestamp,RuleTitle,Level,Computer,Channel,EventID,RecordID,Details,ExtraFieldInfo'
const read = (...rows: readonly string[]) => reading(securityCsv, new TextEncoder().encode([HEADING, ...rows].join('\n')))
const row = (record: number, time: string, details: string): string =>
  `2026-03-04 ${time} +01:00,Logon Failure,low,DC01,Sec,4625,${record},${details},`

test('an event that several rules found is one, wherever its rows stand', () => {
  const rows = [row(9, '10:02:11.110', 'TgtUser: ann'), row(10, '10:02:12.000', 'TgtUser: bob')]
  assert.deepEqual(
    read(...rows, ...rows).entries.map(({ line, who }) => [line, who.user]),
    [
      [2, 'ann'],
      [3, 'bob'],
    ],
  )
})

test('a number that came again after a log was made anew is another event', () =>
  assert.equal(read(row(9, '10:02:11.110', 'TgtUser: ann'), row(9, '10:02:12.000', 'TgtUser: ann')).entries.length, 2))

test('a value that holds a bar takes nobody elses name', () => {
  const { entries, gaps } = read(row(9, '10:02:11.110', 'TgtUser: x ¦ TgtUser: bob ¦ SrcIP: 192.0.2.7'))
  assert.deepEqual([entries.length, gaps.length], [0, 1])
})

test('values may stand on lines of their own, and be missing', () => {
  const { who } = read(row(9, '10:02:11.110', '"Type: 3 - NETWORK\nTgtUser: ann\nSrcIP: n/a\nSrcComp: -"')).entries[0]!
  assert.deepEqual(who, { user: 'ann', logger: 'DC01' })
})
