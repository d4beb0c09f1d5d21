import { readMessage } from './message.ts'
import { tellingOf, toldValues } from './told.ts'
import { SLOTS } from './slots.ts'

/** A value in a description: the slot it is read for, and where it lies, in UTF-16 units. */
export interface DescribedValue {
  readonly slot: number
  readonly start: number
  readonly end: number
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** The values that the description of an event says, in its words or by its labels, in order. */
export function describedValues(text: string, event: number, source: string): readonly DescribedValue[] {
  const telling = tellingOf(event, source)
  if (telling !== undefined) return toldValues(telling, text, toldValues(telling, text, false).length === 0)
  const bytes = encoder.encode(text)
  const slots = { from: new Int32Array(SLOTS), to: new Int32Array(SLOTS) }
  readMessage(slots, bytes, 0, bytes.length, event)
  const indexOf = (byte: number): number => decoder.decode(bytes.subarray(0, byte)).length
  return Array.from(slots.from, (from, slot) => ({ slot, from, to: slots.to[slot]! }))
    .filter(({ from, to }) => to > from)
    .toSorted((a, b) => a.from - b.from)
    .map(({ slot, from, to }) => ({ slot, start: indexOf(from), end: indexOf(to) }))
}
