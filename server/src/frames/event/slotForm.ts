import type { Values } from '../form/form.ts'
import { MOST_PLACES, type Places, withoutBlanks } from '../form/places.ts'
import type { Slots } from './slotValues.ts'

/** Which values of a record that is like another one go to which slots. */
export interface SlotForm {
  /** The slots of values, and the number of the value of each. */
  readonly slots: Int32Array
  readonly values: Int32Array
  /** Slots whose value is part of the text: how far behind the beginning of a piece it begins, and how long it is. */
  readonly fixed: readonly FixedSlot[]
}

interface FixedSlot {
  readonly slot: number
  readonly piece: number
  readonly behind: number
  readonly length: number
}

/** What a record at `[start, end)` whose places were noted shows: `slots` say where its values lie. Undefined where a slot has a part of a value. */
export function slotFormOf({ from, to }: Slots, places: Places, bytes: Uint8Array, start: number, end: number): SlotForm | undefined {
  if (places.count > MOST_PLACES) return undefined
  const slots: number[] = []
  const values: number[] = []
  const fixed: FixedSlot[] = []
  for (let slot = 0; slot < to.length; slot++) {
    if (to[slot] === 0 || from[slot]! < start || from[slot]! > end) continue
    const piece = pieceAt(places, from[slot]!)
    const begins = piece === 0 ? start : places.to[piece - 1]!
    if (piece < places.count && places.from[piece]! < to[slot]!) {
      if (places.from[piece] !== from[slot] || withoutBlanks(bytes, from[slot]!, places.to[piece]!) !== to[slot]) return undefined
      slots.push(slot)
      values.push(piece)
    } else fixed.push({ slot, piece, behind: from[slot]! - begins, length: to[slot]! - from[slot]! })
  }
  return { slots: Int32Array.from(slots), values: Int32Array.from(values), fixed }
}

/** The piece in which a byte lies, or behind which the value begins in which it lies. */
function pieceAt({ count, to }: Places, at: number): number {
  let piece = 0
  while (piece < count && to[piece]! <= at) piece++
  return piece
}

/** Says where the values of a record lie that is like another one. */
export function fillSlots({ from, to }: Slots, { slots, values, fixed }: SlotForm, found: Values): void {
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i]!
    const value = values[i]!
    from[slot] = found.from[value]!
    to[slot] = found.to[value]!
  }
  for (let i = 0; i < fixed.length; i++) {
    const { slot, piece, behind, length } = fixed[i]!
    const start = found.begins[piece]! + behind
    from[slot] = start
    to[slot] = start + length
  }
}

/** Whether one of the values that a record is read for has signs that stand for others. */
export function isEscapedIn({ values }: SlotForm, { escaped }: Values): boolean {
  for (let i = 0; i < values.length; i++) if (escaped[values[i]!] === 1) return true
  return false
}
