import type { FromWorker } from './workerMessages.node.ts'

/** Bytes that are read between two messages: each wakes the main thread, and costs a worker as much as reading a good part of a chunk. */
const TOLD = 1 << 20

/** Tells the main thread how much of a file has been read. */
export interface Progress {
  /** So many bytes more were read. */
  add(bytes: number): void
  /** Says what was not said yet. */
  tell(): void
}

export function progressOf(id: number, send: (message: FromWorker) => void): Progress {
  let untold = 0
  const tell = (): void => {
    if (untold > 0) send({ id, type: 'progress', bytes: untold })
    untold = 0
  }
  return {
    add: bytes => {
      untold += bytes
      if (untold >= TOLD) tell()
    },
    tell,
  }
}
