import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reading } from '../testing/reading.testing.ts'
import { serviceList } from './format.ts'

test('a property that comes again begins the next block, in whatever letters it is written', () => {
  const lines = ['CheckPoint : 0', 'FLAGS : ', 'DISPLAY_NAME: Net Logon', 'CHECKPOINT : 0x0', 'DISPLAY_NAME: Alerter', 'FLAGS : ', '']
  const { entries } = reading(serviceList, new TextEncoder().encode([...lines, ...lines].join('\r\n')))
  assert.deepEqual(
    entries.map(({ line, endLine, what }) => [line, endLine, what?.services]),
    [
      [1, 3, 'Net Logon'],
      [4, 6, 'Alerter'],
      [8, 10, 'Net Logon'],
      [11, 13, 'Alerter'],
    ],
  )
})
