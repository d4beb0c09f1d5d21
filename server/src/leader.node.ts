import { basename } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { MessagePort } from 'node:worker_threads'
import type { TextSource } from './evidence/encoding.ts'
import { isOutOfMemory } from './evidence/outOfMemory.ts'
import { rangesOf } from './evidence/ranges.ts'
import { fileOf, recogniseSource, type WholeLog } from './evidence/readFile.ts'
import { type Arrivals, isStopped, leadReading, saying } from './evidence/sharedReading.ts'
import { printOf } from './evidence/print.ts'
import type { Stretch } from './evidence/stretches.ts'
import type { Recognised, Unrecognised } from './formats/recognise.ts'
import { FORMATS } from './formats/registry.ts'
import { withOpenSource } from './files.node.ts'
import { type Further, type OnDisk, type OpenLog, recall, remember } from './keptIndex.node.ts'
import { type Progress, progressOf } from './progress.node.ts'
import { buffersOf, partMessages } from './transfers.ts'
import type { FromHelper, FromWorker, ToWorker } from './workerMessages.node.ts'

/** What is read of a file until another worker has started to help, as a share of the least range. */
const AHEAD = 1 / 4

type Send = (message: FromWorker, transfer?: readonly ArrayBuffer[]) => void
type Reading = Extract<ToWorker, { type: 'read' }>

/** Reads a file, alone or with the help of other workers. */
export async function readHelped(job: Reading, send: Send): Promise<void> {
  const { id, name, kept, recalls } = job
  helpers.open(id)
  try {
    await withOpenSource(name, async (source, identity, modified) => {
      const log = { name, source, identity, modified }
      const progress = progressOf(id, send)
      const recalled = recalls && kept !== undefined ? recall(kept, log, furtherOf(job, progress)) : undefined
      progress.tell()
      const read = recalled ?? (await readAnew(job, log, send))
      if (!('table' in read)) return send({ id, type: 'unrecognised', because: read.because })
      const parts = partMessages(read)
      const { blocks } = read.text
      return send({ id, type: 'read', size: source.size, parts, print: read.print, ...(blocks === undefined ? {} : { blocks }) }, [
        ...new Set(parts.flatMap(({ table }) => buffersOf(table))),
      ])
    })
  } catch (problem) {
    if (isOutOfMemory(problem)) throw problem
    send({ id, type: 'unrecognised', because: problem instanceof Error ? `cannot be read: ${problem.message}` : 'cannot be read' })
  } finally {
    helpers.close()
  }
}

/** Reading on where a log ended last time is said, and stopped, like any other. */
const furtherOf =
  ({ control }: Reading, progress: Progress): Further =>
  from => {
    progress.add(from)
    return { onProgress: saying(control, from, bytes => progress.add(bytes)) }
  }

/** Reads a log from its start, and keeps what it has read whole. */
async function readAnew(job: Reading, log: OpenLog, send: Send): Promise<OnDisk | Unrecognised> {
  const { source, identity } = log
  const { recognition, text } = recogniseSource(FORMATS, basename(log.name), source)
  if (recognition.format === undefined) return recognition
  const file = fileOf(FORMATS, recognition, text, await readLog(job, recognition, text, send))
  const read = { ...file, print: printOf(source, identity, file.table.settled?.offset ?? 0) }
  if (job.kept !== undefined && !isStopped(job.control)) remember(job.kept, log, read)
  return read
}

/** Reads a source as one log. */
async function readLog({ id, control, split }: Reading, { format }: Recognised, text: TextSource, send: Send): Promise<WholeLog> {
  const count = Math.min(split.most, Math.floor(text.size / split.least))
  const ranges = rangesOf(format, text, Math.max(1, count), split.least * AHEAD)
  if (ranges.length > 1) send({ id, type: 'offer', offer: { format: format.id, size: text.size, ranges } })
  const progress = progressOf(id, send)
  const log = await leadReading({ text, format, ranges, control, onProgress: bytes => progress.add(bytes) }, helpers)
  progress.tell()
  return log
}

/** The ports over which other workers send what they read of the file that is read here. */
const helpers = helperPorts()

export const takeHelper = ({ id, port }: Extract<ToWorker, { type: 'helper' }>): void => helpers.add(id, port)

function helperPorts(): Arrivals & { open(id: number): void; add(id: number, port: MessagePort): void; close(): void } {
  const ports = new Set<MessagePort>()
  const arrived = new Map<number, Stretch | undefined>()
  const awaited = new Map<number, () => void>()
  let reading = -1
  const arrive = ({ index, stretch }: FromHelper): void => {
    arrived.set(index, stretch)
    awaited.get(index)?.()
  }
  return {
    open: id => {
      reading = id
    },
    add: (id, port) => {
      if (id !== reading) return port.close()
      ports.add(port)
      return void port.once('message', (arrival: FromHelper) => {
        arrive(arrival)
        ports.delete(port)
        port.close()
      })
    },
    has: async index => {
      // What has come is looked at only between two turns.
      await setImmediate()
      await setImmediate()
      return arrived.has(index)
    },
    take: async index => {
      if (!arrived.has(index)) await new Promise<void>(resolve => void awaited.set(index, resolve))
      const stretch = arrived.get(index)
      arrived.delete(index)
      awaited.delete(index)
      return stretch
    },
    close: () => {
      reading = -1
      for (const port of ports) port.close()
      ports.clear()
      arrived.clear()
      awaited.clear()
    },
  }
}
