import { basename } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { MessagePort } from 'node:worker_threads'
import type { TextSource } from './evidence/encoding.ts'
import { rangesOf } from './evidence/ranges.ts'
import { fileOf, type ReadPart, recogniseSource, type WholeLog } from './evidence/readFile.ts'
import { type Arrivals, leadReading } from './evidence/sharedReading.ts'
import { printOf } from './evidence/print.ts'
import type { Stretch } from './evidence/stretches.ts'
import type { Recognised } from './formats/recognise.ts'
import { FORMATS } from './formats/registry.ts'
import { withOpenSource } from './files.node.ts'
import { buffersOf } from './transfers.ts'
import type { FromHelper, FromWorker, PartMessage, ToWorker } from './workerMessages.node.ts'

type Send = (message: FromWorker, transfer?: readonly ArrayBuffer[]) => void
type Reading = Extract<ToWorker, { type: 'read' }>

/** Reads a file, alone or with the help of other workers. */
export async function readHelped(job: Reading, send: Send): Promise<void> {
  const { id, name } = job
  helpers.open(id)
  try {
    await withOpenSource(name, async (source, identity) => {
      const { recognition, text } = recogniseSource(FORMATS, basename(name), source)
      if (recognition.format === undefined) return send({ id, type: 'unrecognised', because: recognition.because })
      const read = fileOf(FORMATS, recognition, text, await readLog(job, recognition, text, send))
      const parts = [read, ...(read.more ?? [])].map(partMessage)
      return send(
        { id, type: 'read', size: source.size, parts, print: printOf(source, identity, read.table.settled?.offset ?? 0) },
        parts.flatMap(({ table }) => buffersOf(table)),
      )
    })
  } catch (problem) {
    send({ id, type: 'unrecognised', because: problem instanceof Error ? `cannot be read: ${problem.message}` : 'cannot be read' })
  } finally {
    helpers.close()
  }
}

/** Reads a source as one log. */
async function readLog({ id, control, split }: Reading, { format }: Recognised, text: TextSource, send: Send): Promise<WholeLog> {
  const count = Math.min(split.most, Math.floor(text.size / split.least))
  const ranges = rangesOf(format, text, Math.max(1, count))
  if (ranges.length > 1) send({ id, type: 'offer', offer: { format: format.id, size: text.size, ranges } })
  const onProgress = (bytes: number): void => send({ id, type: 'progress', bytes })
  return leadReading({ text, format, ranges, control, onProgress }, helpers)
}

const partMessage = ({ recognition: { format, confidence, because }, table, lines }: ReadPart): PartMessage => ({
  format: format.id,
  recognition: { confidence, because },
  table,
  ...(lines === undefined ? {} : { lines }),
})

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
