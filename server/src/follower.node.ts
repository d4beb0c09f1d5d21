import { textSource } from './evidence/encoding.ts'
import { readOn } from './evidence/grown.ts'
import { printOf } from './evidence/print.ts'
import { FORMATS } from './formats/registry.ts'
import { withOpenSource } from './files.node.ts'
import { buffersOf } from './transfers.ts'
import type { FromWorker, ToWorker } from './workerMessages.node.ts'

type Send = (message: FromWorker, transfer?: readonly ArrayBuffer[]) => void

/** Reads what a file has grown by. */
export async function follow({ id, name, format: formatId, place }: Extract<ToWorker, { type: 'follow' }>, send: Send): Promise<void> {
  const format = FORMATS.find(one => one.id === formatId)
  try {
    await withOpenSource(name, async (source, identity) => {
      const stretch = format && readOn(source, textSource(source), format, place, identity)
      if (stretch === undefined) return send({ id, type: 'followed' })
      const print = printOf(source, identity, stretch.table.data.settled?.offset ?? 0)
      return send({ id, type: 'followed', grown: { size: source.size, stretch, print } }, buffersOf(stretch.table.data))
    })
  } catch {
    // Why it cannot be read says the one who reads it from its start.
    send({ id, type: 'followed' })
  }
}
