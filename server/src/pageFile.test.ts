import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { pageFile } from './pageFile.node.ts'

const base = mkdtempSync(path.join(tmpdir(), 'page-file-'))
after(() => rmSync(base, { recursive: true }))

const bytesOf = (length: number, start: number): Uint8Array => Uint8Array.from({ length }, (_, i) => start + i)

test('a page file gives back what was written, and has no name on the disk', async () => {
  const folder = path.join(base, 'storage')
  const file = pageFile(() => folder)
  assert.equal(existsSync(folder), false, 'nothing is made before it is needed')
  const written = [bytesOf(3, 1), bytesOf(40_000, 2), bytesOf(16_384, 3)]
  const places = await Promise.all(written.map(async bytes => file.write(bytes)))
  assert.deepEqual(readdirSync(folder), [])
  for (const [i, bytes] of written.entries()) {
    const read = new Uint8Array(bytes.length)
    file.read(places[i]!, read)
    assert.deepEqual(read, bytes)
  }
  file.close()
})

test('a place that is free again is used for what is as long', async () => {
  const file = pageFile(() => base)
  const [first, second] = [await file.write(bytesOf(100_000, 1)), await file.write(bytesOf(100, 1))]
  file.free(first, 100_000)
  assert.notEqual(await file.write(bytesOf(100, 5)), first)
  assert.equal(await file.write(bytesOf(99_000, 7)), first)
  const read = new Uint8Array(100)
  file.read(second, read)
  assert.deepEqual(read, bytesOf(100, 1))
  file.close()
})
