import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { nodeDisk } from '../../server/src/disk.node.ts'
import { diskFile } from '../../server/src/files.node.ts'
import { ROOT } from '../lsp/server.ts'

/** Reading a log and having it again from its kept index, by two workers. Times in milliseconds, the better of two. */
export interface Reopened {
  readonly indexing: number
  readonly reopening: number
  /** Bytes of the index on disk. */
  readonly kept: number
}

export async function measureReopening(name: string): Promise<Reopened> {
  const storage = mkdtempSync(path.join(tmpdir(), 'lockout-trail-reopening-'))
  const disk = nodeDisk(path.join(ROOT, 'dist/worker.node.js'), 2)
  const file = await diskFile(name, path.dirname(name))
  if (file === undefined) throw new Error(`${name} is gone`)
  const timed = async (): Promise<number> => {
    const start = performance.now()
    await disk.read(file, () => true)
    return performance.now() - start
  }
  const better = async (): Promise<number> => Math.min(await timed(), await timed())
  const indexing = await better()
  disk.keepIndexes(storage, true)
  await timed()
  const reopening = await better()
  const index = path.join(storage, 'index')
  const kept = readdirSync(index).reduce((sum, one) => sum + statSync(path.join(index, one)).size, 0)
  await disk.dispose()
  rmSync(storage, { recursive: true })
  return { indexing, reopening, kept }
}
