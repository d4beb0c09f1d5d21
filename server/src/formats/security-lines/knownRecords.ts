import { isDigit } from '../../frames/ascii.ts'
import type { AlikeBlocks } from '../../frames/alike/blocks.ts'
import { comparedIn, plainEnds } from '../../frames/event/comparedValues.ts'
import { formOf } from '../../frames/form/form.ts'
import { type Joins, joinsOf, keepsLabels } from '../../frames/event/knownMessages.ts'
import { fillSlots, type SlotForm, slotFormOf } from '../../frames/event/slotForm.ts'
import type { Slots } from '../../frames/event/slotValues.ts'
import { formBook } from '../../frames/form/formBook.ts'
import { beginPlaces, dropPlaces, MOST_PLACES, newPlaces, type Places } from '../../frames/form/places.ts'
import { holdsMark, readPrefix } from './head.ts'
import { lineEnd, newProperty, propertyAt } from './list.ts'
import { DATE_ENDS, isPair } from './pairs.ts'
import type { Beginning } from './record.ts'
import { roomsOf } from './unwrap.ts'

const FEED = 10
const BLANK = 32
const COMMA = 44

/** An event as its text was read once, from its head up to where the next one began. */
interface RecordForm extends SlotForm {
  readonly shape: Beginning['shape']
  readonly property: number
  readonly joins: Joins
  /** By value: how long it may be, so that a console would have cut the same lines. */
  readonly rooms: Int32Array
  /** Values that must not hold a collector's mark. */
  readonly exposed: readonly number[]
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
  /** Whether `alike` was told of events that begin so. */
  isTold(beginning: Beginning): boolean
  /** Where the event ends that was found last. */
  end(): number
  /** Learns an event that was read in the usual way; the next one begins at `next`. */
  learn(bytes: Uint8Array, extent: Extent, next: number, nextLine: number): void
}

/** `alike` is told of the forms of events of one shape, no value of which can begin another event. */
export function knownRecords(slots: Slots, alike: AlikeBlocks): KnownRecords {
  const book = formBook<RecordForm>()
  const places = newPlaces()
  /** The first of the forms that `alike` was told of: all are of its shape. */
  let told: RecordForm | undefined

  function isAlike({ joins, rooms, exposed, shape, property }: RecordForm, beginning: Beginning, bytes: Uint8Array): boolean {
    const { from, to, begins } = book.values
    for (const value of exposed) if (holdsMark(bytes, from[value]!, to[value]!)) return false
    for (let value = 0; value < rooms.length; value++) if (begins[value + 1]! - from[value]! > rooms[value]!) return false
    return shape === beginning.shape && property === beginning.property && keepsLabels(joins, book.values, bytes)
  }

  /**
   * Tells of the form of an event at `[start, end)` that, as those it was told of, begins behind any other. Values that could begin one, and are not compared, are
   * part of its text.
   */
  function tell(bytes: Uint8Array, start: number, end: number, says: RecordForm): void {
    const compared = comparedIn(slots)
    const isCompared = (value: number): boolean => compared.has(places.from[value]!)
    if (says.joins.some((joined, value) => joined !== 0 && !isCompared(value))) return
    const isDated = says.shape === 'pairs'
    places.ends = places.ends.map((signs, value) => (isDated && value === 0 ? DATE_ENDS : plainEnds(signs, isCompared(value))))
    const isText = (value: number): boolean => says.exposed.includes(value) && !isCompared(value)
    const rooms = says.rooms.filter((_, value) => !isText(value))
    dropPlaces(places, isText)
    const form = formOf(bytes, places, start, end, says)
    const filled = slotFormOf(slots, places, bytes, start, end)
    if (form === undefined || filled === undefined) return
    told ??= says
    alike.addForm(form, { ...says, ...filled, rooms, beginsAlways: true, ...(isDated ? { isDated } : {}) })
  }

  /** Whether events of a form are known to begin where they seem to, behind others of those forms alone. */
  function mayBeTold({ shape, property: first, lines, blankLines }: RecordForm, bytes: Uint8Array, at: number): boolean {
    if (told !== undefined && (told.shape !== shape || told.property !== first)) return false
    if (shape === 'eventcomb') return blankLines === lines - 1 || !valueInTitle(bytes, places, at)
    if (shape === 'pairs') return places.from[0] === at
    // A list begins behind a blank line, with the property of the one before.
    return shape === 'list' && blankLines > 0
  }

  return {
    places,
    isTold: ({ shape, property: first }) => told !== undefined && told.shape === shape && told.property === first,
    end: () => book.end(),
    find(bytes, start, end, beginning) {
      // Where an event is a value in quotes, its last value ends at a sign that others may have, or its signs stand for others; and by the text of a row of a table alone nothing is known.
      const isValue = beginning.shape === 'result' || beginning.shape === 'row' || (beginning.shape === 'pairs' && beginning.at > start)
      const form = isValue ? undefined : book.find(bytes, beginning.at, end)
      beginPlaces(places, !isValue && form === undefined && book.isOpen())
      if (form === undefined || !isAlike(form, beginning, bytes)) return undefined
      slots.to.fill(0)
      slots.from.fill(0)
      fillSlots(slots, form, book.values)
      readPrefix(slots, bytes, beginning, start)
      return form
    },
    learn(bytes, { beginning, line, until, lineAfter }, next, nextLine) {
      if (!places.isNoted || places.count > MOST_PLACES) return
      const { at, shape, property } = beginning
      const form = slotFormOf(slots, places, bytes, at, next)
      const rooms = form === undefined ? undefined : roomsOf(bytes, places, at, next)
      const exposed = exposedIn(bytes, places, beginning, next)
      if (form === undefined || rooms === undefined || exposed === undefined) return
      const lines = nextLine - line
      const joins = joinsOf(places, bytes, next)
      const says = { ...form, shape, property, joins, rooms, exposed, lines, blankBytes: next - until, blankLines: nextLine - lineAfter }
      const learnt = book.learn(bytes, places, at, next, says)
      if (learnt !== undefined && mayBeTold(says, bytes, at)) tell(bytes, at, next, says)
    },
  }
}

/** Parts between commas in front of the description. */
const HEAD_PARTS = 5

/** Whether a value stands in the first line of a description: it could make one of it that holds all others, too. */
function valueInTitle(bytes: Uint8Array, { count, from }: Places, start: number): boolean {
  let title = start
  for (let part = 0; part < HEAD_PARTS; part++) title = bytes.indexOf(COMMA, title) + 1
  const end = bytes.indexOf(FEED, start)
  return from.subarray(0, count).some(value => value >= title && value < end)
}

/**
 * The values in lines below the first that begin with a letter and are no pairs or properties: in those a collector's mark would begin another event. Undefined where a
 * digit could do so, too.
 */
function exposedIn(bytes: Uint8Array, { count, from }: Places, { at: start }: Beginning, end: number): readonly number[] | undefined {
  const exposed: number[] = []
  let at = lineEnd(bytes, start, end) + 1
  for (let value = 0; value < count; value++) {
    if (from[value]! < at) continue
    for (let line = lineEnd(bytes, at, end); line < from[value]!; line = lineEnd(bytes, at, end)) at = line + 1
    if (isDigit(bytes[at])) return undefined
    if (bytes[at]! > BLANK && !isNamed(bytes, at, lineEnd(bytes, at, end))) exposed.push(value)
  }
  return exposed
}

const property = newProperty()

/** Whether a line begins with a name that stays where its value is another one. */
const isNamed = (bytes: Uint8Array, start: number, end: number): boolean =>
  isPair(bytes, start, end) || propertyAt(bytes, start, end, property)
