import { Worker } from 'node:worker_threads'
import type { ReadFile } from './evidence/readFile.ts'
import { textSource } from './evidence/encoding.ts'
import type { Unrecognised } from './formats/recognise.ts'
import { FORMATS } from './formats/registry.ts'
import { diskFile, fileSource, filesBelow, nameOf } from './files.node.ts'
import type { Disk, DiskFile } from './library.ts'
import type { FromWorker, ToWorker } from './workerMessages.ts'

/** The disk of this machine, read by worker threads. `workerFile` is the built worker. */
export function nodeDisk(workerFile: string): Disk & { dispose(): Promise<void> } {
  let worker: Worker | undefined
  let next = 0
  const read = (file: DiskFile, onProgress: (bytes: number) => boolean): Promise<ReadFile | Unrecognised> => {
    worker ??= new Worker(workerFile)
    return ask(worker, next++, file, onProgress).catch((problem: unknown) => {
      worker = undefined
      throw problem
    })
  }
  return {
    list: folder => filesBelow(nameOf(folder)),
    stat: uri => diskFile(nameOf(uri), nameOf(uri)),
    read,
    dispose: async () => {
      await worker?.terminate()
    },
  }
}

function ask(worker: Worker, id: number, file: DiskFile, onProgress: (bytes: number) => boolean): Promise<ReadFile | Unrecognised> {
  const stop = new Int32Array(new SharedArrayBuffer(4))
  const message: ToWorker = { id, name: nameOf(file.uri), stop }
  return new Promise((resolve, reject) => {
    const end = (): void => {
      worker.off('message', answer)
      worker.off('error', fail)
    }
    const fail = (problem: unknown): void => {
      end()
      reject(problem instanceof Error ? problem : new Error(String(problem)))
    }
    const answer = (reply: FromWorker): void => {
      if (reply.id !== id) return
      if (reply.type === 'progress') {
        if (!onProgress(reply.bytes)) Atomics.store(stop, 0, 1)
        return
      }
      end()
      resolve(received(reply, file))
    }
    worker.on('message', answer)
    worker.on('error', fail)
    worker.postMessage(message)
  })
}

function received(reply: Exclude<FromWorker, { type: 'progress' }>, file: DiskFile): ReadFile | Unrecognised {
  const format = reply.type === 'read' ? FORMATS.find(({ id }) => id === reply.format) : undefined
  if (reply.type !== 'read' || format === undefined)
    return { format: undefined, confidence: 0, because: reply.type === 'read' ? 'unknown format' : reply.because }
  return { recognition: { format, ...reply.recognition }, table: reply.table, text: textSource(fileSource(nameOf(file.uri), file.size)) }
}
