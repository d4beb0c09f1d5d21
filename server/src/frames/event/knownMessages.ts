import type { Values } from '../form/form.ts'
import { formBook } from '../form/formBook.ts'
import { beginPlaces, type Ends, newPlaces, notePlace, type Places } from '../form/places.ts'
import type { Slots } from './slotValues.ts'
import { canBeginLabel, canEndLabel } from './labelTable.ts'
import { labelsOf } from './labelOrder.ts'
import { type Found, findLabel, readMessage } from './message.ts'
import { fillSlots, type SlotForm, slotFormOf } from './slotForm.ts'

const COLON = 58
const SPACE = /[ \t-\r]/
const decoder = new TextDecoder('latin1')

/** By value: how far behind it the colon of the next label stands, if words before that label can make another one of it; else 0. */
export type Joins = Uint8Array

/** A description in English as its text was read once. */
interface MessageForm extends SlotForm {
  readonly joins: Joins
  /** The labels of its event. */
  readonly labels: readonly number[] | undefined
}

export interface MessageReader {
  (slots: Slots, bytes: Uint8Array, start: number, end: number, event: number): void
  /** Whether the description that was read last is like one before, or one that can be known by all its bytes alone. */
  readonly isKnown: () => boolean
  /**
   * Notes the values of that description among the places of a record; of what ends a value is asked by where it lies. False where the words behind a value that is
   * not `kept` could make a label of it.
   */
  readonly notePlaces: (
    places: Places,
    bytes: Uint8Array,
    isKept: (from: number) => boolean,
    endsOf: (ends: Ends, isKept: boolean) => Ends,
  ) => boolean
}

/** Reads descriptions as `readMessage` does, those like one before by comparing. One for each file. */
export function messageReader(): MessageReader {
  const book = formBook<MessageForm>()
  const places = newPlaces()
  let isKnown = false
  let isWhole = false
  const read = (slots: Slots, bytes: Uint8Array, start: number, end: number, event: number): void => {
    const labels = labelsOf(event)
    const known = book.find(bytes, start, end, true)
    isWhole = false
    isKnown = known !== undefined && known.labels === labels && keepsLabels(known.joins, book.values, bytes)
    if (known !== undefined && isKnown) return fillSlots(slots, known, book.values)
    beginPlaces(places, known === undefined && end > start && book.isOpen())
    readMessage(slots, bytes, start, end, event, places)
    const form = places.isNoted ? slotFormOf(slots, places, bytes, start, end) : undefined
    isWhole = places.isNoted && form === undefined
    if (form !== undefined) book.learn(bytes, places, start, end, { ...form, joins: joinsOf(places, bytes, end), labels })
  }
  const notePlaces: MessageReader['notePlaces'] = (noted, bytes, isKept, endsOf) => {
    if (isWhole) return true
    const { from, begins } = book.values
    const { ends, says } = book.form()!
    for (const [value, signs] of ends.entries()) {
      const kept = isKept(from[value]!)
      if (!kept && says.joins[value] !== 0) return false
      notePlace(noted, bytes, from[value]!, begins[value + 1]!, endsOf(signs, kept))
    }
    return true
  }
  return Object.assign(read, { isKnown: () => isKnown || isWhole, notePlaces })
}

/**
 * Whether a value could make a label in some description: by itself, or with the words behind it. Only those of one word have any behind them (`readMessage`).
 */
export function canMakeLabel(bytes: Uint8Array, start: number, end: number): boolean {
  const text = decoder.decode(bytes.subarray(start, end))
  return isLabelled(bytes, start, end) || (!SPACE.test(text) && canBeginLabel(text))
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
