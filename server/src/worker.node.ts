import { basename } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { readFile, type ReadPart } from './evidence/readFile.ts'
import { FORMATS } from './formats/registry.ts'
import { withSource } from './files.node.ts'
import type { FromWorker, PartMessage, ToWorker } from './workerMessages.ts'

/** Reads one file at a time apart from the main thread and sends its columns over without copying them. */
const port = parentPort!
const send = (message: FromWorker, transfer: readonly ArrayBuffer[] = []): void => port.postMessage(message, transfer)

port.on('message', (message: ToWorker) => {
  const stop = message.stop
  try {
    return withSource(message.name, source => {
      const read = readFile(FORMATS, basename(message.name), source, {
        onProgress: bytes => {
          send({ id: message.id, type: 'progress', bytes })
          return Atomics.load(stop, 0) === 0
        },
      })
      if (!('table' in read)) return send({ id: message.id, type: 'unrecognised', because: read.because })
      const parts = [read, ...(read.more ?? [])].map(partMessage)
      return send({ id: message.id, type: 'read', size: source.size, parts }, parts.flatMap(buffersOf))
    })
  } catch (problem) {
    return send({
      id: message.id,
      type: 'unrecognised',
      because: problem instanceof Error ? `cannot be read: ${problem.message}` : 'cannot be read',
    })
  }
})

function partMessage({ recognition: { format, confidence, because }, table, lines }: ReadPart): PartMessage {
  return { format: format.id, recognition: { confidence, because }, table, ...(lines === undefined ? {} : { lines }) }
}

function buffersOf({ table }: PartMessage): ArrayBuffer[] {
  const columns = table.segments.flatMap(({ offset, length, line, second, milli, who, what, logon }) => [
    offset,
    length,
    line,
    second,
    milli,
    who,
    what,
    logon,
  ])
  const tuples = [table.who, table.what].flatMap(({ columns: members, counts }) => [counts, ...members])
  return [...new Set([...columns, ...tuples].flatMap(column => (column === undefined ? [] : [column.buffer as ArrayBuffer])))]
}
