import { rmSync } from 'node:fs'
import { tmpdir, totalmem } from 'node:os'
import path from 'node:path'
import { getHeapStatistics } from 'node:v8'
import { MessageChannel, Worker } from 'node:worker_threads'
import { textSource } from './evidence/encoding.ts'
import { grown, LEAST_FOLLOWED, placeToFollow } from './evidence/grown.ts'
import type { ReadFile } from './evidence/readFile.ts'
import { type Control, hasRanges, heldBy, newControl, stop } from './evidence/sharedReading.ts'
import type { Unrecognised } from './formats/recognise.ts'
import { diskFile, fileSource, filesBelow, nameOf } from './files.node.ts'
import type { Disk, Progress } from './disk.ts'
import { type IndexFolder, readerOf } from './keptIndex.node.ts'
import { pageFile } from './pageFile.node.ts'
import { partsOf } from './transfers.ts'
import { type WorkerPool, workerPool } from './workerPool.node.ts'
import type { FromWorker, Offer, Split } from './workerMessages.node.ts'

/** A range is not smaller than this: what is read around it twice, and what a worker has to warm up for, has to be little. Bytes. */
const LEAST_RANGE = 192 << 20
/** Bytes of all indexes that are kept: those of more than 20 GB of logs. */
const MOST_KEPT = 2e9

/** The disk of this machine, read by up to `threads` worker threads. `workerFile` is the built worker. */
export function nodeDisk(
  workerFile: string,
  threads: number,
  leastRange = LEAST_RANGE,
  leastFollowed = LEAST_FOLLOWED,
): Disk & { dispose(): Promise<void> } {
  // One range for each worker: with each one a worker learns names, and joins them, from the beginning.
  const split: Split = { most: threads, least: leastRange }
  const pool = workerPool(
    () => new Worker(workerFile),
    threads,
    () => help(),
  )
  const readings = new Set<Reading>()
  let next = 0
  let kept: IndexFolder | undefined
  /** Files that were read since the server runs. */
  const seen = new Set<string>()

  /** Lets workers that have nothing to do help with the files that are being read, the first one first. */
  const help = (): void => {
    for (const reading of readings)
      while (reading.offer !== undefined && hasRanges(reading.control, reading.offer.ranges)) {
        const worker = pool.takeIdle()
        if (worker === undefined) return
        void helpWith(pool, reading, reading.offer, worker).catch((problem: unknown) => {
          // The one who leads waits for it, so that it fails with it; once it has ended, its worker does other work.
          if (readings.has(reading)) pool.fail(reading.worker, problem)
        })
      }
  }

  /** Where what has no room in memory is put. */
  let storageFolder = tmpdir()
  const beside = pageFile(() => storageFolder)

  return {
    parallel: threads,
    memory: defaultMemory(),
    pages: () => beside,
    list: folder => filesBelow(nameOf(folder)),
    stat: uri => diskFile(nameOf(uri), nameOf(uri)),
    read: async (file, onProgress, before) => {
      const job = (): Job => ({ id: next++, name: nameOf(file.uri), control: newControl(), bytes: 0, onProgress })
      const followed = before && (await follow(pool, job(), before, leastFollowed))
      if (followed !== undefined) return followed
      const reading: Reading = { ...job(), worker: await pool.take(), kept, recalls: !seen.has(file.uri) }
      seen.add(file.uri)
      readings.add(reading)
      try {
        return await lead(pool, reading, split, help)
      } finally {
        readings.delete(reading)
      }
    },
    keepIndexes: (storage, isWanted) => {
      storageFolder = storage
      const folder = path.join(storage, 'index')
      kept = undefined
      try {
        if (isWanted) kept = { folder, reader: readerOf(workerFile), least: leastFollowed, most: MOST_KEPT }
        else rmSync(folder, { recursive: true, force: true })
      } catch {
        // Logs are read without: the other settings hold all the same.
      }
    },
    dispose: async () => {
      beside.close()
      await pool.dispose()
    },
  }
}

/** A quarter of the memory that this process may have, and no more than its objects may take. */
const defaultMemory = (): number =>
  Math.min(Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY) / 4, getHeapStatistics().heap_size_limit)

/** What workers do with a file. */
interface Job {
  readonly id: number
  readonly name: string
  readonly control: Control
  readonly onProgress: Progress
  /** Up to where the file was read. */
  bytes: number
}

/** A file that is being read from its start. */
interface Reading extends Job {
  /** The worker that leads. */
  readonly worker: Worker
  readonly kept: IndexFolder | undefined
  readonly recalls: boolean
  /** Present where others can help. */
  offer?: Offer
}

/** Lets a worker read a file. */
function lead(pool: WorkerPool, reading: Reading, split: Split, offered: () => void): Promise<ReadFile | Unrecognised> {
  const { id, name, control, worker, kept, recalls } = reading
  return pool.use(worker, { type: 'read', id, name, control, split, recalls, ...(kept === undefined ? {} : { kept }) }, reply => {
    if (reply.type === 'progress') progress(reading, reply.bytes)
    if (reply.type === 'offer') {
      reading.offer = reply.offer
      offered()
    }
    return reply.type === 'read' || reply.type === 'unrecognised' ? { is: received(reply, name) } : undefined
  })
}

/** Reads what a file has grown by since it was read; undefined where it must be read from its start. */
async function follow(pool: WorkerPool, job: Job, before: ReadFile, least: number): Promise<ReadFile | undefined> {
  const place = placeToFollow(before, least)
  if (place === undefined) return undefined
  const { id, name, control } = job
  const format = before.recognition.format.id
  job.bytes = place.offset
  const reply = await pool.use(await pool.take(), { type: 'follow', id, name, control, format, place }, told => {
    if (told.type === 'progress') progress(job, told.bytes)
    return told.type === 'followed' ? { is: told } : undefined
  })
  if (reply.grown === undefined) return undefined
  const { size, stretch, print } = reply.grown
  return grown(before, stretch, textSource(fileSource(name, size)), print)
}

/** Lets another worker read one range of a file. */
async function helpWith(pool: WorkerPool, reading: Reading, offer: Offer, worker: Worker): Promise<void> {
  const { id, name, control } = reading
  const { port1, port2 } = new MessageChannel()
  reading.worker.postMessage({ type: 'helper', id, port: port1 }, [port1])
  await pool.use(
    worker,
    { type: 'help', id, name, control, offer, port: port2 },
    reply => {
      if (reply.type === 'progress') progress(reading, reply.bytes)
      return reply.type === 'helped' ? { is: undefined } : undefined
    },
    [port2],
  )
}

function progress(job: Job, bytes: number): void {
  job.bytes += bytes
  if (!job.onProgress(job.bytes, heldBy(job.control))) stop(job.control)
}

function received(reply: Extract<FromWorker, { type: 'read' | 'unrecognised' }>, name: string): ReadFile | Unrecognised {
  if (reply.type !== 'read') return { format: undefined, confidence: 0, because: reply.because }
  const [first, ...more] = partsOf(reply.parts)
  if (first === undefined) return { format: undefined, confidence: 0, because: 'unknown format' }
  return {
    ...first,
    ...(more.length === 0 ? {} : { more }),
    print: reply.print,
    text: textSource(fileSource(name, reply.size), reply.blocks),
  }
}
