import type { MessagePort, Worker } from 'node:worker_threads'
import type { FromWorker, ToWorker } from './workerMessages.node.ts'

/** Worker threads that are started when they are first needed, and used again. One does one job at a time. */
export interface WorkerPool {
  /** A worker for a job, as soon as one is free. */
  take(): Promise<Worker>
  /** A worker that has nothing to do, where nobody waits for one. */
  takeIdle(): Worker | undefined
  /** Gives a taken worker its job; it is free again once `answer` finds the result in a message of it. */
  use<T>(
    worker: Worker,
    job: ToWorker,
    answer: (reply: FromWorker) => { readonly is: T } | undefined,
    transfer?: readonly MessagePort[],
  ): Promise<T>
  /** The job of a worker cannot be done. */
  fail(worker: Worker, problem: unknown): void
  /** Ends all workers; resolves when they have ended. Jobs that are not done stay undone. */
  dispose(): Promise<void>
}

/** `idle` is called when a worker has nothing to do. */
export function workerPool(start: () => Worker, most: number, idle: () => void): WorkerPool {
  const all = new Set<Worker>()
  const free: Worker[] = []
  const waiting: ((worker: Worker) => void)[] = []
  const failing = new Map<Worker, (problem: unknown) => void>()
  let isDisposed = false

  /** A worker that ends while it has no job takes nobody with it, and gets none any more. */
  const started = (): Worker => {
    const worker = start()
    worker.on('error', () => {
      all.delete(worker)
      if (free.includes(worker)) free.splice(free.indexOf(worker), 1)
    })
    return worker
  }
  const takeFree = (): Worker | undefined => {
    const worker = free.pop() ?? (all.size < most ? started() : undefined)
    if (worker === undefined) return undefined
    all.add(worker)
    worker.ref()
    return worker
  }
  const giveBack = (worker: Worker): void => {
    // The process must not end before a worker that is being ended: nobody would hear of its end.
    if (isDisposed) return undefined
    const next = waiting.shift()
    if (next !== undefined) return next(worker)
    worker.unref()
    free.push(worker)
    return idle()
  }
  /** A worker that failed is gone; another one takes its place for those who wait. */
  const drop = (worker: Worker): void => {
    all.delete(worker)
    void worker.terminate()
    const next = waiting.length > 0 ? takeFree() : undefined
    if (next !== undefined) waiting.shift()?.(next)
  }

  return {
    take: async () => takeFree() ?? (await new Promise<Worker>(resolve => void waiting.push(resolve))),
    takeIdle: () => (waiting.length > 0 ? undefined : takeFree()),
    use: async (worker, job, answer, transfer = []) => {
      try {
        const result = await ask(worker, job, answer, transfer, failing)
        giveBack(worker)
        return result
      } catch (problem) {
        drop(worker)
        throw problem
      }
    },
    fail: (worker, problem) => failing.get(worker)?.(problem),
    dispose: async () => {
      isDisposed = true
      await Promise.all([...all].map(worker => worker.terminate()))
    },
  }
}

function ask<T>(
  worker: Worker,
  job: ToWorker,
  answer: (reply: FromWorker) => { readonly is: T } | undefined,
  transfer: readonly MessagePort[],
  failing: Map<Worker, (problem: unknown) => void>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      failing.delete(worker)
      worker.off('message', hear)
      worker.off('error', fail)
      worker.off('messageerror', fail)
    }
    const fail = (problem: unknown): void => {
      end()
      reject(problem instanceof Error ? problem : new Error(String(problem)))
    }
    const hear = (reply: FromWorker): void => {
      if (reply.id !== job.id) return
      const found = answer(reply)
      if (found === undefined) return
      end()
      resolve(found.is)
    }
    failing.set(worker, fail)
    worker.on('message', hear)
    worker.on('error', fail)
    worker.on('messageerror', fail)
    worker.postMessage(job, [...transfer])
  })
}
