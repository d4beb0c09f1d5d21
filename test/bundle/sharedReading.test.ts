import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, describe, test } from 'node:test'
import type { DiskFile } from '../../server/src/disk.ts'
import { nodeDisk } from '../../server/src/disk.node.ts'
import { editorUri, withSource } from '../../server/src/files.node.ts'
import { readFile } from '../../server/src/evidence/readFile.ts'
import { FORMATS } from '../../server/src/formats/registry.ts'
import { INPUT_NAMES, inputChunks } from '../bench/inputs.ts'
import { ROOT } from '../lsp/server.ts'

const SIZE = 6_000_000
/** Bytes of a range: the file is cut into as many as there may be. */
const RANGE = 200_000
const WORKER = path.join(ROOT, 'dist/worker.node.js')

describe('a file that several workers read', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'shared-reading-'))
  after(() => rmSync(folder, { recursive: true }))

  const written = (name: string, chunks: Iterable<Buffer>): DiskFile => {
    const file = path.join(folder, name)
    writeFileSync(file, Buffer.concat([...chunks]))
    return { uri: editorUri(file), path: name, size: statSync(file).size, modified: 0 }
  }

  for (const name of INPUT_NAMES)
    test(`has the table that one reading gives it: ${name}`, async () => {
      const file = written(`${name}.log`, inputChunks(name, SIZE))
      const disk = nodeDisk(WORKER, 3, RANGE)
      const progress: number[] = []
      const read = await disk.read(file, bytes => progress.push(bytes) > 0)
      await disk.dispose()
      const whole = withSource(path.join(folder, file.path), source => readFile(FORMATS, file.path, source))
      assert.ok('table' in read && 'table' in whole)
      assert.deepEqual(read.table, whole.table)
      assert.deepEqual(
        progress.toSorted((a, b) => a - b),
        progress,
      )
      assert.equal(progress.at(-1), file.size)
    })

  test('keeps what was read up to a stop, from its start on', async () => {
    const file = written('stopped.log', inputChunks('netlogon', SIZE))
    const disk = nodeDisk(WORKER, 2, RANGE)
    const read = await disk.read(file, bytes => bytes < SIZE / 6)
    await disk.dispose()
    const whole = withSource(path.join(folder, file.path), source => readFile(FORMATS, file.path, source))
    assert.ok('table' in read && 'table' in whole)
    assert.ok(read.table.bytes < file.size)
    const [first] = read.table.segments
    assert.deepEqual(first?.offset.slice(0, 1000), whole.table.segments[0]?.offset.slice(0, 1000))
  })

  test('is followed where it grows, and read anew where it was changed', async () => {
    const whole = Buffer.concat([...inputChunks('iis-w3c', SIZE)])
    const disk = nodeDisk(WORKER, 2, RANGE, 0)
    const first = written('growing.log', [whole.subarray(0, SIZE / 3)])
    let read = await disk.read(first, () => true)
    for (const end of [SIZE / 2, SIZE / 2 + 1000, whole.length]) {
      const file = written('growing.log', [whole.subarray(0, end)])
      const progress: number[] = []
      const before = 'table' in read ? read : undefined
      read = await disk.read(file, bytes => progress.push(bytes) > 0, before)
      const fresh = await disk.read(file, () => true)
      assert.ok('table' in read && 'table' in fresh)
      assert.deepEqual(read.table, fresh.table)
      assert.ok(
        progress.every(bytes => bytes > (before?.table.settled?.offset ?? 0)),
        'only what is new was read',
      )
    }
    const other = Buffer.concat([whole, Buffer.from('2026-03-09 06:00:00 x\r\n')])
    other.write('2027', other.indexOf('2026-03-03 06:00:0'))
    const changed = await disk.read(written('growing.log', [other]), () => true, 'table' in read ? read : undefined)
    const fresh = await disk.read(written('growing.log', [other]), () => true)
    await disk.dispose()
    assert.ok('table' in changed && 'table' in fresh)
    assert.deepEqual(changed.table, fresh.table)
  })

  test('that grew keeps what was read of the rest up to a stop, and is read on from there', async () => {
    const whole = Buffer.concat([...inputChunks('iis-w3c', SIZE)])
    const disk = nodeDisk(WORKER, 2, RANGE, 0)
    const before = await disk.read(written('stopped.log', [whole.subarray(0, SIZE / 3)]), () => true)
    const file = written('stopped.log', [whole])
    assert.ok('table' in before)
    const stopped = await disk.read(file, () => false, before)
    assert.ok('table' in stopped && stopped.table.bytes > before.table.bytes && stopped.table.bytes < file.size)
    const [read, fresh] = [await disk.read(file, () => true, stopped), await disk.read(file, () => true)]
    await disk.dispose()
    assert.ok('table' in read && 'table' in fresh)
    assert.deepEqual(read.table, fresh.table)
  })

  test('in UTF-16 comes with its blocks, so that nobody else reads it for them', async () => {
    const file = written('wide.log', [Buffer.from(`\uFEFF${Buffer.concat([...inputChunks('netlogon', RANGE)]).toString()}`, 'utf16le')])
    const disk = nodeDisk(WORKER, 1)
    const read = await disk.read(file, () => true)
    await disk.dispose()
    const whole = withSource(path.join(folder, file.path), source => readFile(FORMATS, file.path, source))
    assert.ok('table' in read && 'table' in whole)
    assert.deepEqual([read.text.blocks, read.text.size], [whole.text.blocks, whole.text.size])
  })

  test('is read while others wait for a worker', async () => {
    const files = Array.from({ length: 5 }, (_, i) => written(`${i}.log`, inputChunks('netlogon', SIZE / 4)))
    const disk = nodeDisk(WORKER, 2, RANGE)
    const read = await Promise.all(files.map(file => disk.read(file, () => true)))
    await disk.dispose()
    const counts = read.map(one => ('table' in one ? one.table.bytes : 0))
    assert.deepEqual(
      counts,
      files.map(({ size }) => size),
    )
  })
})
