import { type Joins, joinsOf, keepsLabels } from '../../frames/event/knownMessages.ts'
import { fillSlots, type SlotForm, slotFormOf } from '../../frames/event/slotForm.ts'
import type { Slots } from '../../frames/event/slotValues.ts'
import { formBook } from '../../frames/form/formBook.ts'
import { beginPlaces, newPlaces, type Places } from '../../frames/form/places.ts'
import { readPrefix } from './head.ts'
import { lineEnd, newProperty, propertyAt } from './list.ts'
import type { Beginning } from './record.ts'
import { roomsOf } from './unwrap.ts'

const BLANK = 32

/** An event as its text was read once, from its head up to where the next one began. */
interface RecordForm extends SlotForm {
  readonly shape: Beginning['shape']
  readonly property: number
  readonly joins: Joins
  /** By value: how long it may be, so that a console would have cut the same lines. */
  readonly rooms: Int32Array
  readonly lines: number
  /** From its end back to the last line that says something: bytes and lines. */
  readonly blankBytes: number
  readonly blankLines: number
}

/** An event that was read: where it begins, and behind its last line that says something. */
export interface Extent {
  readonly beginning: Beginning
  readonly start: number
  readonly line: number
  until: number
  lineAfter: number
}

/** The events of one log that are like ones before. */
export interface KnownRecords {
  /** Where the event that is read in the usual way says what others may say otherwise. */
  readonly places: Places
  /** What is known of the event at `start`, whose values are put into the slots if it is like one before; undefined where it is to be read in the usual way. */
  find(bytes: Uint8Array, start: number, end: number, beginning: Beginning): RecordForm | undefined
  /** Where the event ends that was found last. */
  end(): number
  /** Learns an event that was read in the usual way; the next one begins at `next`. */
  learn(bytes: Uint8Array, extent: Extent, next: number, nextLine: number): void
}

export function knownRecords(slots: Slots): KnownRecords {
  const book = formBook<RecordForm>()
  const places = newPlaces()

  function isAlike({ joins, rooms, shape, property }: RecordForm, beginning: Beginning, bytes: Uint8Array): boolean {
    const { from, begins } = book.values
    for (let value = 0; value < rooms.length; value++) if (begins[value + 1]! - from[value]! > rooms[value]!) return false
    return shape === beginning.shape && property === beginning.property && keepsLabels(joins, book.values, bytes)
  }

  return {
    places,
    end: () => book.end(),
    find(bytes, start, end, beginning) {
      const form = book.find(bytes, beginning.at, end)
      beginPlaces(places, form === undefined && book.isOpen())
      if (form === undefined || !isAlike(form, beginning, bytes)) return undefined
      slots.to.fill(0)
      slots.from.fill(0)
      fillSlots(slots, form, book.values)
      readPrefix(slots, bytes, beginning, start)
      return form
    },
    learn(bytes, { beginning, line, until, lineAfter }, next, nextLine) {
      if (!places.isNoted || mayHoldAnother(bytes, places, beginning, next)) return
      const { at, shape, property } = beginning
      const form = slotFormOf(slots, places, bytes, at, next)
      const rooms = form === undefined ? undefined : roomsOf(bytes, places, at, next)
      if (form === undefined || rooms === undefined) return
      const lines = nextLine - line
      const joins = joinsOf(places, bytes, next)
      const says = { ...form, shape, property, joins, rooms, lines, blankBytes: next - until, blankLines: nextLine - lineAfter }
      book.learn(bytes, places, at, next, says)
    },
  }
}

const property = newProperty()

/** Whether the value of some line below the first could make another event of it: values stand behind a blank or the name of a property, mostly. */
function mayHoldAnother(bytes: Uint8Array, { count, from }: Places, { at: start }: Beginning, end: number): boolean {
  let value = 0
  for (let at = start; at < end && value < count && value < from.length; ) {
    const line = lineEnd(bytes, at, end)
    const first = value
    while (value < count && from[value]! < line) value++
    if (at > start && value > first && bytes[at]! > BLANK && !propertyAt(bytes, at, line, property)) return true
    at = line + 1
  }
  return false
}
