import type { Values } from '../form/form.ts'
import { formBook } from '../form/formBook.ts'
import { beginPlaces, newPlaces, type Places } from '../form/places.ts'
import type { Slots } from './slotValues.ts'
import { canEndLabel } from './labelTable.ts'
import { type Found, findLabel, readMessage } from './message.ts'
import { fillSlots, type SlotForm, slotFormOf } from './slotForm.ts'

const COLON = 58
const decoder = new TextDecoder('latin1')

/** A description in English as its text was read once. */
interface MessageForm extends SlotForm {
  /** By value: how far behind it the colon of the next label stands, if words before that label can make another one of it; else 0. */
  readonly joins: Uint8Array
}

/** Reads descriptions as `readMessage` does, those like one before by comparing. One for each file. */
export function messageReader(): (slots: Slots, bytes: Uint8Array, start: number, end: number) => void {
  const book = formBook<MessageForm>()
  const places = newPlaces()
  return (slots, bytes, start, end) => {
    const known = book.find(bytes, start, end, true)
    if (known !== undefined && isAlike(known, book.values, bytes)) return fillSlots(slots, known, book.values)
    beginPlaces(places, known === undefined && end > start && book.isUseful())
    const isEnglish = readMessage(slots, bytes, start, end, places)
    const form = isEnglish && places.isNoted ? slotFormOf(slots, places, bytes, start, end) : undefined
    if (form !== undefined) book.learn(bytes, places, start, end, { ...form, joins: joinsOf(places, bytes, end) })
  }
}

const found: Found = { start: 0, number: 0 }

/** Whether no value makes a label of itself, alone or with the words behind it. */
function isAlike({ joins }: MessageForm, { from, to, escaped }: Values, bytes: Uint8Array): boolean {
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

function joinsOf({ count, to }: Places, bytes: Uint8Array, end: number): Uint8Array {
  return Uint8Array.from({ length: count }, (_, value) => {
    const colon = bytes.indexOf(COLON, to[value])
    if (colon < 0 || colon >= end || colon - to[value]! > 255) return 0
    return canEndLabel(decoder.decode(bytes.subarray(to[value], colon)).trimEnd()) ? colon - to[value]! : 0
  })
}
