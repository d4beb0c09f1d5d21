import assert from 'node:assert/strict'
import { EventEmitter } from 'node:events'
import { test } from 'node:test'
import type { Worker } from 'node:worker_threads'
import { workerPool } from './workerPool.node.ts'

/** A worker that answers every job at once. */
class Answering extends EventEmitter {
  ref(): void {}
  unref(): void {}
  async terminate(): Promise<number> {
    return 0
  }
  postMessage({ id }: { readonly id: number }): void {
    queueMicrotask(() => this.emit('message', { id, type: 'helped' }))
  }
}

test('a worker that ends while it has nothing to do is replaced by another', async () => {
  const started: Answering[] = []
  const start = (): Worker => {
    const worker = new Answering()
    started.push(worker)
    return worker as unknown as Worker
  }
  const pool = workerPool(start, 1, () => {})
  const work = async (id: number): Promise<void> =>
    pool.use(await pool.take(), { type: 'follow', id } as Parameters<typeof pool.use>[1], ({ type }) =>
      type === 'helped' ? { is: undefined } : undefined,
    )
  await work(1)
  await work(2)
  assert.equal(started.length, 1)
  assert.doesNotThrow(() => started[0]!.emit('error', new Error('out of memory')))
  await work(3)
  assert.equal(started.length, 2)
})
