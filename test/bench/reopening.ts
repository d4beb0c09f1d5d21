import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { nodeDisk } from '../../server/src/disk.node.ts'
import { diskFile } from '../../server/src/files.node.ts'
import { ROOT } from '../lsp/server.ts'
import { benchInput } from './inputs.ts'

const SMALL = 100_000

/** Reading a log and having it again from its kept index, by two workers. Times in milliseconds, the better of two. */
export interface Reopened {
  readonly indexing: number
  readonly reopening: number
  /** Bytes of the index on disk. */
  readonly kept: number
}

export async function measureReopening(name: string): Promise<Reopened> {
  const storage = mkdtempSync(path.join(tmpdir(), 'lockout-trail-reopening-'))
  const indexing = await better(() => timed(name))
  await timed(name, storage)
  const reopening = await better(() => timed(name, storage))
  const index = path.join(storage, 'index')
  const kept = readdirSync(index).reduce((sum, one) => sum + statSync(path.join(index, one)).size, 0)
  rmSync(storage, { recursive: true })
  return { indexing, reopening, kept }
}

const better = async (time: () => Promise<number>): Promise<number> => Math.min(await time(), await time())

/** How long a log's first reading takes in a server that has read nothing but a small one, so that its worker has begun: an index is taken at no other. */
async function timed(name: string, storage?: string): Promise<number> {
  const disk = nodeDisk(path.join(ROOT, 'dist/worker.node.js'), 2)
  if (storage !== undefined) disk.keepIndexes(storage, true)
  const read = async (log: string): Promise<void> => {
    const file = await diskFile(log, path.dirname(log))
    if (file === undefined) throw new Error(`${log} is gone`)
    await disk.read(file, () => true)
  }
  await read(benchInput('netlogon', SMALL))
  const start = performance.now()
  await read(name)
  const time = performance.now() - start
  await disk.dispose()
  return time
}
