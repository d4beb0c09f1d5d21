import { delimiterOf } from '../../frames/csv/delimiter.ts'
import { valuesOf } from '../../frames/csv/columns.ts'
import { readMessage } from '../../frames/event/message.ts'
import { EVENT_ID, SLOTS } from '../../frames/event/slots.ts'
import { GOES_ON, type Inner } from '../format.ts'
import { fieldOf } from './fields.ts'
import { type Layout, layoutFor, MESSAGE, UNREAD } from './layout.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** A record as its layout cuts it. */
interface Cut {
  readonly values: readonly string[]
  readonly layout: Layout
  readonly event: number
}

function cut(heading: string, record: string): Cut {
  const bytes = encoder.encode(record)
  const values = valuesOf(record, String.fromCharCode(delimiterOf(bytes, 0, bytes.length)))
  const layout = layoutFor(heading, values) ?? []
  return { values, layout, event: Number.parseInt(values[layout.indexOf(EVENT_ID)] ?? '', 10) }
}

/** The field of every column of a record. What stands behind a description that is the last column belongs to it. */
export function eventColumns(heading: string, record: string): readonly string[] {
  const { values, layout, event } = cut(heading, record)
  const goesOn = layout.at(-1) === MESSAGE
  return values.map((_, column) => (goesOn && column >= layout.length ? GOES_ON : fieldOf(layout[column] ?? UNREAD, event)))
}

/** The values in a description, each where its label says it. */
export function eventParts(heading: string, record: string, field: string, text: string): readonly Inner[] {
  const { event } = cut(heading, record)
  if (field !== fieldOf(MESSAGE, event)) return []
  const bytes = encoder.encode(text)
  const slots = { from: new Int32Array(SLOTS), to: new Int32Array(SLOTS) }
  readMessage(slots, bytes, 0, bytes.length)
  const indexOf = (byte: number): number => decoder.decode(bytes.subarray(0, byte)).length
  return Array.from(slots.from, (from, slot) => ({ slot, from, to: slots.to[slot]! }))
    .filter(({ from, to }) => to > from)
    .toSorted((a, b) => a.from - b.from)
    .map(({ slot, from, to }) => ({ id: fieldOf(slot, event), start: indexOf(from), end: indexOf(to) }))
    .filter(({ id }) => id !== fieldOf(UNREAD, event))
}
