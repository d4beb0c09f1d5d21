import { textSource } from './evidence/encoding.ts'
import { readRange, takeRange } from './evidence/sharedReading.ts'
import type { ScanState } from './formats/format.ts'
import { FORMATS } from './formats/registry.ts'
import { withSource } from './files.node.ts'
import { progressOf } from './progress.node.ts'
import { buffersOf } from './transfers.ts'
import type { FromHelper, FromWorker, ToWorker } from './workerMessages.node.ts'

/** What the last range that was read here left known: the best guess for another one of the same file. */
let left: { readonly name: string; readonly size: number; readonly state: ScanState } | undefined

/** Reads the next range of a file that another worker leads, who closes the port: what is sent through one that is closed here may not arrive. */
export function helpRead(job: Extract<ToWorker, { type: 'help' }>, send: (message: FromWorker) => void): void {
  const { name, control, port, offer } = job
  const index = takeRange(control)
  const arrival: FromHelper = index < offer.ranges.length ? { index, ...read(job, index, send) } : { index }
  port.postMessage(arrival, arrival.stretch === undefined ? [] : buffersOf(arrival.stretch.table.data))
  const state = arrival.stretch?.table.data.settled?.state
  left = state && { name, size: offer.size, state }
  send({ id: job.id, type: 'helped' })
}

function read({ id, name, control, offer }: Extract<ToWorker, { type: 'help' }>, index: number, send: (message: FromWorker) => void) {
  const format = FORMATS.find(one => one.id === offer.format)
  if (format === undefined) return {}
  const guess = left?.name === name && left.size === offer.size ? left.state : undefined
  try {
    return withSource(name, source => {
      const text = textSource({ ...source, size: offer.size })
      const progress = progressOf(id, send)
      const stretch = readRange({ text, format, ranges: offer.ranges, control, onProgress: bytes => progress.add(bytes) }, index, guess)
      progress.tell()
      return stretch === undefined ? {} : { stretch }
    })
  } catch {
    // The one who leads reads it, or says why it cannot be read.
    return {}
  }
}
