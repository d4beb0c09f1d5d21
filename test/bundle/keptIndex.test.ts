import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, describe, test } from 'node:test'
import type { DiskFile } from '../../server/src/disk.ts'
import { nodeDisk } from '../../server/src/disk.node.ts'
import type { ReadFile } from '../../server/src/evidence/readFile.ts'
import { diskFile } from '../../server/src/files.node.ts'
import { inputChunks } from '../bench/inputs.ts'
import { ROOT } from '../lsp/server.ts'

const SIZE = 3_000_000
const RANGE = 200_000
const WORKER = path.join(ROOT, 'dist/worker.node.js')

describe('the indexes that the server keeps', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kept-indexes-'))
  const storage = path.join(folder, 'storage')
  const index = path.join(storage, 'index')
  after(() => rmSync(folder, { recursive: true }))

  const written = async (name: string, bytes: Buffer): Promise<DiskFile> => {
    writeFileSync(path.join(folder, name), bytes)
    const file = await diskFile(path.join(folder, name), folder)
    assert.ok(file)
    return file
  }
  /** A server that starts, reads a file and stops: what it knows, and how much of the file it read. */
  const read = async (file: DiskFile, isWanted: boolean, onProgress = (_bytes: number): boolean => true) => {
    const disk = nodeDisk(WORKER, 2, RANGE, 0)
    disk.keepIndexes(storage, isWanted)
    const progress: number[] = []
    const known = await disk.read(file, done => onProgress(progress[progress.push(done) - 1]!))
    await disk.dispose()
    assert.ok('table' in known)
    return { known, bytes: progress.at(-1) ?? 0, from: progress[0] ?? 0 }
  }

  test('are there when it is started again, also where the log has grown', async () => {
    const whole = Buffer.concat([...inputChunks('iis-w3c', SIZE)])
    const file = await written('ex060912.log', whole.subarray(0, SIZE / 2))
    const first = await read(file, true)
    assert.equal(first.bytes, file.size)
    const again = await read(file, true)
    assert.equal(again.bytes, 0, 'nothing of the log was read')
    assert.deepEqual(again.known.table, first.known.table)
    assert.deepEqual(again.known.print, first.known.print)
    const longer = await written('ex060912.log', whole)
    const grown = await read(longer, true)
    assert.ok(grown.from > file.size - 1000, 'only what is new was read')
    assert.deepEqual(grown.known.table, (await read(longer, false)).known.table)
  })

  test('are not taken for a log that changed while the server ran', async () => {
    const whole = Buffer.concat([...inputChunks('iis-w3c', SIZE)])
    const disk = nodeDisk(WORKER, 2, RANGE, 0)
    disk.keepIndexes(storage, true)
    const tableOf = async (bytes: Buffer, before?: ReadFile) => {
      const known = await disk.read(await written('live.log', bytes), () => true, before)
      assert.ok('table' in known)
      return known
    }
    const first = await tableOf(whole.subarray(0, SIZE / 2))
    await tableOf(whole, first)
    // A line more, far from the beginning and from where the log ended when its index was kept.
    const edited = Buffer.from(whole)
    edited[edited.indexOf(32, SIZE / 4)] = 10
    const known = await tableOf(edited)
    await disk.dispose()
    assert.deepEqual(known.table, (await read(await written('live.log', edited), false)).known.table)
  })

  test('are deleted where they are not wanted', async () => {
    const file = await written('netlogon.log', Buffer.concat([...inputChunks('netlogon', SIZE)]))
    await read(file, true)
    assert.equal(readdirSync(index).length, 1)
    assert.equal((await read(file, false)).bytes, file.size)
    assert.equal(existsSync(index), false)
  })

  test('are none of what was read in part', async () => {
    const file = await written('stopped.log', Buffer.concat([...inputChunks('netlogon', SIZE * 2)]))
    const { known } = await read(file, true, bytes => bytes < SIZE)
    assert.ok(known.table.bytes < file.size)
    assert.equal(existsSync(index) ? readdirSync(index).length : 0, 0)
  })
})
