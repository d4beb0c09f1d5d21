import { Worker } from 'node:worker_threads'
import type { ReadFile, ReadPart } from './evidence/readFile.ts'
import { textSource } from './evidence/encoding.ts'
import type { Unrecognised } from './formats/recognise.ts'
import { FORMATS } from './formats/registry.ts'
import { diskFile, fileSource, filesBelow, nameOf } from './files.node.ts'
import type { Disk, DiskFile } from './disk.ts'
import type { FromWorker, PartMessage, ToWorker } from './workerMessages.ts'

/** The disk of this machine, read by up to `threads` worker threads. `workerFile` is the built worker. */
export function nodeDisk(workerFile: string, threads: number): Disk & { dispose(): Promise<void> } {
  const idle: Worker[] = []
  const all = new Set<Worker>()
  let next = 0
  const take = (): Worker => {
    const worker = idle.pop() ?? new Worker(workerFile)
    all.add(worker)
    worker.unref()
    return worker
  }
  return {
    parallel: threads,
    list: folder => filesBelow(nameOf(folder)),
    stat: uri => diskFile(nameOf(uri), nameOf(uri)),
    read: async (file, onProgress) => {
      const worker = take()
      worker.ref()
      try {
        const read = await ask(worker, next++, file, onProgress)
        worker.unref()
        idle.push(worker)
        return read
      } catch (problem) {
        all.delete(worker)
        void worker.terminate()
        throw problem
      }
    },
    dispose: async () => {
      await Promise.all([...all].map(worker => worker.terminate()))
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
    worker.postMessage(message, [])
  })
}

function received(reply: Exclude<FromWorker, { type: 'progress' }>, file: DiskFile): ReadFile | Unrecognised {
  if (reply.type !== 'read') return { format: undefined, confidence: 0, because: reply.because }
  const [first, ...more] = reply.parts.flatMap(partOf)
  if (first === undefined) return { format: undefined, confidence: 0, because: 'unknown format' }
  return { ...first, ...(more.length === 0 ? {} : { more }), text: textSource(fileSource(nameOf(file.uri), reply.size)) }
}

function partOf({ format: id, recognition, ...part }: PartMessage): readonly ReadPart[] {
  const format = FORMATS.find(one => one.id === id)
  return format === undefined ? [] : [{ ...part, recognition: { format, ...recognition } }]
}
