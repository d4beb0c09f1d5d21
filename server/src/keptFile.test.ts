import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import type { Column } from './evidence/columns.ts'
import { readKept, writeKept } from './keptFile.node.ts'

test('columns are kept as they are, empty ones too', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kept-'))
  const file = path.join(folder, 'one.index')
  const memory = Uint32Array.from([1, 2, 3, 4])
  const columns: Column[] = [Uint8Array.from([1, 2, 3]), memory.subarray(2, 2), Uint16Array.from([500]), memory, new Uint8Array(0)]
  writeKept(file, { columns: columns.length }, columns)
  const kept = readKept(file)
  const again = columns.map(({ BYTES_PER_ELEMENT: width, length }) => kept?.take({ width, length }))
  rmSync(folder, { recursive: true })
  assert.deepEqual(kept?.plain, { columns: columns.length })
  assert.deepEqual(again, columns)
})
