import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memorySource } from '../../evidence/byteSource.ts'
import { textSource } from '../../evidence/encoding.ts'
import { entryTable } from '../../evidence/entryTable.ts'
import { readTable } from '../../evidence/readTable.ts'
import { httperr } from './format.ts'

test('each row has the method, status and reason it states, whatever rows were read before', () => {
  const rows = [
    'GET 503 AppOffline',
    'POST 503 AppOffline',
    'GET 400 AppOffline',
    'GET 503 QueueFull',
    'GET 503 AppOffline',
    '- 408 Timer_HeaderWait',
  ]
  const log = ['#Fields: cs-method sc-status s-reason', ...rows].join('\n')
  const table = entryTable(readTable(textSource(memorySource(Buffer.from(log))), httperr.scanner()))
  const said = rows
    .map((_, entry) => table.what(entry))
    .map(({ action, code, detail }) => `${action ?? '-'} ${code ?? '-'} ${detail ?? '-'}`)
  assert.deepEqual(said, rows)
})
