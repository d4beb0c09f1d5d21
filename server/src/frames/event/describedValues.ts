import { readMessage } from './message.ts'
import { SLOTS } from './slots.ts'

/** A value in a description: the slot it is read for, and where it lies, in UTF-16 units. */
export interface DescribedValue {
  readonly slot: number
  readonly start: number
  readonly end: number
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** The values that the labels of a description say, in order. */
export function describedValues(text: string): readonly DescribedValue[] {
  const bytes = encoder.encode(text)
  const slots = { from: new Int32Array(SLOTS), to: new Int32Array(SLOTS) }
  readMessage(slots, bytes, 0, bytes.length)
  const indexOf = (byte: number): number => decoder.decode(bytes.subarray(0, byte)).length
  return Array.from(slots.from, (from, slot) => ({ slot, from, to: slots.to[slot]! }))
    .filter(({ from, to }) => to > from)
    .toSorted((a, b) => a.from - b.from)
    .map(({ slot, from, to }) => ({ slot, start: indexOf(from), end: indexOf(to) }))
}
