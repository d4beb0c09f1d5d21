import type { EntrySink } from '../../formats/format.ts'
import { codeIn } from './bytesOf.ts'

const MINUS = 45

/** Where the values of the block being read lie; `to` is 0 where a label did not occur. */
export interface Slots {
  readonly from: Int32Array
  readonly to: Int32Array
}

/** What the slots of an event say. */
export interface SlotValues {
  readonly stated: (slot: number) => boolean
  /** Whether a slot names something: `-` names nothing. */
  readonly named: (bytes: Uint8Array, slot: number) => boolean
  /** The code in a slot; NaN where there is none. */
  readonly code: (bytes: Uint8Array, slot: number) => number
  readonly identity: (kind: number, bytes: Uint8Array, slot: number, sink: EntrySink) => number
  readonly term: (bytes: Uint8Array, slot: number, sink: EntrySink) => number
}

export function slotValues({ from, to }: Slots): SlotValues {
  const stated = (slot: number): boolean => to[slot]! > from[slot]!
  const named = (bytes: Uint8Array, slot: number): boolean =>
    stated(slot) && !(from[slot]! + 1 === to[slot]! && bytes[from[slot]!] === MINUS)
  return {
    stated,
    named,
    code: (bytes, slot) => (stated(slot) ? codeIn(bytes, from[slot]!, to[slot]!) : Number.NaN),
    identity: (kind, bytes, slot, sink) => (named(bytes, slot) ? sink.identity(kind, bytes, from[slot]!, to[slot]!) : 0),
    term: (bytes, slot, sink) => (named(bytes, slot) ? sink.term(bytes, from[slot]!, to[slot]!) : 0),
  }
}
