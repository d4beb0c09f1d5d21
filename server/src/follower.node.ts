import { textSource } from './evidence/encoding.ts'
import { readOn } from './evidence/grown.ts'
import { printOf } from './evidence/print.ts'
import { FORMATS } from './formats/registry.ts'
import { saying } from './evidence/sharedReading.ts'
import { withOpenSource } from './files.node.ts'
import { progressOf } from './progress.node.ts'
import { buffersOf } from './transfers.ts'
import type { FromWorker, ToWorker } from './workerMessages.node.ts'

type Send = (message: FromWorker, transfer?: readonly ArrayBuffer[]) => void

/** Reads what a file has grown by. */
export async function follow(job: Extract<ToWorker, { type: 'follow' }>, send: Send): Promise<void> {
  const { id, name, control, place } = job
  const format = FORMATS.find(one => one.id === job.format)
  const progress = progressOf(id, send)
  try {
    await withOpenSource(name, async (source, identity) => {
      const onProgress = saying(control, place.offset, bytes => progress.add(bytes))
      const stretch = format && readOn(source, textSource(source), format, place, identity, { onProgress })
      progress.tell()
      if (stretch === undefined) return send({ id, type: 'followed' })
      const print = printOf(source, identity, stretch.table.data.settled?.offset ?? 0)
      return send({ id, type: 'followed', grown: { size: source.size, stretch, print } }, buffersOf(stretch.table.data))
    })
  } catch {
    // Why it cannot be read says the one who reads it from its start.
    send({ id, type: 'followed' })
  }
}
