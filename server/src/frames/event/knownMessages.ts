import type { Values } from '../form/form.ts'
import { formBook } from '../form/formBook.ts'
import { beginPlaces, newPlaces, type Places } from '../form/places.ts'
import type { Slots } from './slotValues.ts'
import { canEndLabel } from './labelTable.ts'
import { type Found, findLabel, readMessage } from './message.ts'
import { fillSlots, type SlotForm, slotFormOf } from './slotForm.ts'

const COLON = 58
const decoder = new TextDecoder('latin1')

/** By value: how far behind it the colon of the next label stands, if words before that label can make another one of it; else 0. */
export type Joins = Uint8Array

/** A description in English as its text was read once. */
interface MessageForm extends SlotForm {
  readonly joins: Joins
}

/** Reads descriptions as `readMessage` does, those like one before by comparing. One for each file. */
export function messageReader(): (slots: Slots, bytes: Uint8Array, start: number, end: number) => void {
  const book = formBook<MessageForm>()
  const places = newPlaces()
  return (slots, bytes, start, end) => {
    const known = book.find(bytes, start, end, true)
    if (known !== undefined && keepsLabels(known.joins, book.values, bytes)) return fillSlots(slots, known, book.values)
    beginPlaces(places, known === undefined && end > start && book.isOpen())
    readMessage(slots, bytes, start, end, places)
    const form = places.isNoted ? slotFormOf(slots, places, bytes, start, end) : undefined
    if (form !== undefined) book.learn(bytes, places, start, end, { ...form, joins: joinsOf(places, bytes, end) })
  }
}

const found: Found = { start: 0, number: 0 }

/** Whether no value makes a label of itself, alone or with the words behind it. */
export function keepsLabels(joins: Joins, { from, to, escaped }: Values, bytes: Uint8Array): boolean {
  for (let value = 0; value < joins.length; value++) {
    if (escaped[value] === 1 && isLabelled(bytes, from[value]!, to[value]!)) return false
    const colon = to[value]! + joins[value]!
    if (joins[value] !== 0 && findLabel(bytes, from[value]!, colon, true, false, found) && found.start < to[value]!) return false
  }
  return true
}

/** Whether a label ends at one of the colons of a value. */
function isLabelled(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] === COLON && findLabel(bytes, start, at, true, false, found)) return true
  return false
}

/** What `keepsLabels` has to know of the places of a description that ends at `end`. */
export function joinsOf({ count, to }: Places, bytes: Uint8Array, end: number): Joins {
  return Uint8Array.from({ length: count }, (_, value) => {
    const colon = bytes.indexOf(COLON, to[value])
    if (colon < 0 || colon >= end || colon - to[value]! > 255) return 0
    return canEndLabel(decoder.decode(bytes.subarray(to[value], colon)).trimEnd()) ? colon - to[value]! : 0
  })
}
