import assert from 'node:assert/strict'
import { EventEmitter } from 'node:events'
import { test } from 'node:test'
import type { Worker } from 'node:worker_threads'
import { type WorkerPool, workerPool } from './workerPool.node.ts'

/** A worker that answers every job at once. */
class Answering extends EventEmitter {
  /** Whether the process goes on for its sake. */
  isAwaited = true
  ref(): void {
    this.isAwaited = true
  }
  unref(): void {
    this.isAwaited = false
  }
  async terminate(): Promise<number> {
    return 0
  }
  postMessage({ id }: { readonly id: number }): void {
    queueMicrotask(() => this.emit('message', { id, type: 'helped' }))
  }
}

const work = async (pool: WorkerPool, id: number): Promise<void> =>
  pool.use(await pool.take(), { type: 'follow', id } as Parameters<WorkerPool['use']>[1], ({ type }) =>
    type === 'helped' ? { is: undefined } : undefined,
  )

test('a worker that ends while it has nothing to do is replaced by another', async () => {
  const started: Answering[] = []
  const start = (): Worker => {
    const worker = new Answering()
    started.push(worker)
    return worker as unknown as Worker
  }
  const pool = workerPool(start, 1, () => {})
  await work(pool, 1)
  await work(pool, 2)
  assert.equal(started.length, 1)
  assert.doesNotThrow(() => started[0]!.emit('error', new Error('out of memory')))
  await work(pool, 3)
  assert.equal(started.length, 2)
})

test('a worker whose job is done just when all are ended is awaited till its end', async () => {
  const worker = new Answering()
  const pool = workerPool(
    () => worker as unknown as Worker,
    1,
    () => {},
  )
  const done = work(pool, 1)
  await pool.dispose()
  await done
  assert.ok(worker.isAwaited)
})
