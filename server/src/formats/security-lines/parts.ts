import { eventIn, readTold } from '../../frames/event/entryOf.ts'
import { slotField } from '../../frames/event/slotFields.ts'
import { SLOTS } from '../../frames/event/slots.ts'
import { newPlaces } from '../../frames/form/places.ts'
import type { Inner } from '../format.ts'
import { lineEnd } from './list.ts'
import { beginningAt, readRecord, wordsOf } from './record.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** The values of a record, as the scanner reads them. */
export function recordParts(record: string): readonly Inner[] {
  const bytes = encoder.encode(record)
  const slots = { from: new Int32Array(SLOTS), to: new Int32Array(SLOTS) }
  const beginning = beginningAt(bytes, 0, lineEnd(bytes, 0, bytes.length))
  if (beginning === undefined) return []
  const read = readRecord(slots, newPlaces(), bytes, beginning, 0, bytes.length)
  const event = eventIn(slots, read.bytes)
  readTold(slots, read.bytes, event, wordsOf(read, 0, bytes.length))
  const place = (at: number): number => read.places?.[at] ?? at
  const endOf = (at: number): number => read.ends?.[at - 1] ?? place(at - 1) + 1
  const indexOf = (byte: number): number => decoder.decode(bytes.subarray(0, byte)).length
  return Array.from(slots.from, (from, slot) => ({ id: slotField(slot, event), from, to: slots.to[slot]! }))
    .filter(({ from, to }) => to > from)
    .toSorted((a, b) => a.from - b.from)
    .flatMap(({ id, from, to }) => {
      if (id === undefined) return []
      const says = read.ends === undefined ? {} : { text: decoder.decode(read.bytes.subarray(from, to)) }
      return [{ id, start: indexOf(place(from)), end: indexOf(endOf(to)), ...says }]
    })
}
