import type { EntrySink } from '../../formats/format.ts'
import type { Values } from '../form/form.ts'
import type { Places } from '../form/places.ts'
import { READ_OF_ALIKE } from './alikeEvents.ts'
import { decimalIn, mentions } from './bytesOf.ts'
import { isRead, NAMES, namesSomebody, slotsIn } from './dataNames.ts'
import { orderOf } from './dataOrder.ts'
import { description } from './description.ts'
import { type EntryReader, entryReader } from './entryOf.ts'
import type { EventNotes, Unescape } from './eventNotes.ts'
import { tellsOfLogon } from './eventWhat.ts'
import { WEB_ROW } from './judge.ts'
import { COPIED, copies, ESCAPED, keepPlaces, move, note, notedValues, PLAIN } from './notedValues.ts'
import { epochOf, offsetOf } from './offset.ts'
import { fillSlots, isEscapedIn, type SlotForm, slotFormOf } from './slotForm.ts'
import * as S from './slots.ts'
import type { Slots } from './slotValues.ts'
import { type Telling, tellingIn, toldIn } from './told.ts'
import { webEventReader } from './webEvent.ts'

/** Values without names that are kept; no event has more that are asked for. */
const MOST_UNNAMED = 64

/** What is known of an event that is like another one: where its values go, whether it has data, and which value is a description to be read, if not -1. */
export interface EventForm extends SlotForm {
  readonly hasData: boolean
  readonly description: number
}

/** The event of a log that is being read: what was noted of it. One for each file. */
export interface EventRecord extends EventNotes {
  /** Forgets the event before: what is noted lies in `bytes`, unless it is said to lie elsewhere. */
  begin(bytes: Uint8Array): void
  states(slot: number): boolean
  hasDescription(): boolean
  /** Makes the draft of an entry; the answer is undefined, or the reason why this is no entry. */
  read(sink: EntrySink): string | undefined
  /**
   * Where the values lie in the log of the event that was read last, if what it says follows from them alone: also from escaped ones, but for those that are read of
   * events that are alike. Undefined where it does not.
   */
  written(): Slots | undefined
  /** What reads the slots: also for events whose values were put there without notes. */
  readonly entry: EntryReader
  readonly slots: Slots
  /** What there is to know of events like the one that was noted, which lies at `[start, end)`; undefined where it cannot be learnt. To be asked before it is read. */
  form(places: Places, start: number, end: number): EventForm | undefined
  /** Does the same as all notes of an event would that is like one before. */
  fill(form: EventForm, found: Values, bytes: Uint8Array): void
}

export function eventRecord(unescape: Unescape): EventRecord {
  const slots = notedValues(S.SLOTS)
  const names = notedValues(NAMES)
  const unnamed = notedValues(MOST_UNNAMED)
  const readEntry = entryReader(slots, undefined, offsetOf)
  const readRow = webEventReader(names, slots)
  const copied = copies(unescape)
  const told = description()
  /** Where the values of the slots lay before they were copied to be read without escapes. */
  const inLog = notedValues(S.SLOTS)
  let source: Uint8Array = new Uint8Array(0)
  let event = Number.NaN
  let isSettled = false
  /** Whether the data say who or where. */
  let isNamed = false
  let isPlain = true
  /** Whether it was read from its slots alone, as `entry` reads events that are alike. */
  let isOfSlots = true
  let count = 0
  let noted = 0

  function keep(values: typeof slots, place: number, bytes: Uint8Array, start: number, end: number, escaped: boolean): void {
    note(values, place, bytes, start, end, escaped)
    if (bytes !== source) copied.copy(values, place, bytes)
    if (values.how[place] !== PLAIN) isPlain = false
  }

  /** Puts the values that have names into the slots they have in this event. */
  function settle(): void {
    if (isSettled) return
    isSettled = true
    const at = slots.how[S.EVENT_ID] === COPIED ? copied.bytes() : source
    event = decimalIn(at, slots.from[S.EVENT_ID]!, slots.to[S.EVENT_ID]!)
    if (count > 0) nameUnnamed()
    const slotOf = slotsIn(event)
    for (let name = 0; name < NAMES; name++) {
      const slot = slotOf[name]!
      if (slot < 0 || names.to[name] === names.from[name]) continue
      move(names, name, slots, slot)
      isNamed ||= namesSomebody(event, name)
    }
  }

  function nameUnnamed(): void {
    const order = orderOf(event, count)
    for (let i = 0; i < Math.min(count, order.length); i++) {
      const name = order[i]!
      if (name >= 0 && names.to[name] === names.from[name]) move(unnamed, i, names, name)
    }
  }

  /** The data that name nobody leave that to the description. */
  const isDescribed = (): boolean => !isNamed && told.isStated()

  function readDescription(): void {
    told.read(slots, copied, source, event)
    isPlain = false
  }

  /** How it tells in words who and where, where no data with names do. */
  function tells(): Telling | undefined {
    if (isNamed || (count === 0 && !told.isStated())) return undefined
    const at = slots.how[S.EVENT_SOURCE] === COPIED ? copied.bytes() : source
    return tellingIn(event, at, slots.from[S.EVENT_SOURCE]!, slots.to[S.EVENT_SOURCE]!)
  }

  /** Reads the values without names, or where there are none the description. */
  function readWords(telling: Telling): void {
    isPlain = false
    const [start, end] = count > 0 ? copied.lines(unnamed, Math.min(count, MOST_UNNAMED), source) : told.copy(copied, source)
    for (const { slot, start: from, end: to } of toldIn(telling, copied.bytes(), start, end, count > 0)) {
      slots.from[slot] = from
      slots.to[slot] = to
      slots.how[slot] = COPIED
    }
  }

  /** The bytes in which all values lie: those of the log, or where some of them are escaped the copies of them all. */
  function gathered(): Uint8Array {
    if (isPlain) return source
    keepPlaces(slots, inLog)
    copied.all(slots, source)
    if (event === WEB_ROW) copied.all(names, source)
    return copied.bytes()
  }

  function settleTime(bytes: Uint8Array, sink: EntrySink, start: number, end: number): void {
    const epoch = epochOf(bytes, start, end)
    if (Number.isNaN(epoch)) return
    sink.time = epoch
    isOfSlots = false
  }

  const isWebRow = (bytes: Uint8Array): boolean =>
    event === WEB_ROW && mentions(bytes, slots.from[S.EVENT_SOURCE]!, slots.to[S.EVENT_SOURCE]!, 'iis')

  function written(): Slots | undefined {
    // Others with the same codes say something else where their values tell of no logon.
    if (!isOfSlots || event === WEB_ROW || (noted > 0 && !tellsOfLogon(slots))) return undefined
    if (isPlain) return slots
    const isKnown = (slot: number): boolean => inLog.how[slot] === PLAIN || (inLog.how[slot] === ESCAPED && !READ_OF_ALIKE.has(slot))
    return inLog.to.every((to, slot) => to <= inLog.from[slot]! || isKnown(slot)) ? inLog : undefined
  }

  function begin(bytes: Uint8Array): void {
    source = bytes
    copied.clear()
    told.forget()
    isNamed = false
    isPlain = true
    event = Number.NaN
  }

  return {
    begin: bytes => {
      begin(bytes)
      slots.to.fill(0)
      slots.from.fill(0)
      names.from.fill(0)
      names.to.fill(0)
      isSettled = false
      count = 0
      noted = 0
    },
    forgetData: () => {
      names.from.fill(0)
      names.to.fill(0)
      count = 0
    },
    states: slot => slots.to[slot]! > slots.from[slot]!,
    hasDescription: () => told.isStated(),
    head: (slot, bytes, start, end, escaped) => keep(slots, slot, bytes, start, end, escaped),
    data: (name, bytes, start, end, escaped) => {
      noted++
      if (name >= 0 && isRead[name] === 1) keep(names, name, bytes, start, end, escaped)
    },
    unnamed: (bytes, start, end, escaped) => {
      if (count < MOST_UNNAMED) keep(unnamed, count++, bytes, start, end, escaped)
    },
    description: (bytes, start, end, escaped) => {
      if (bytes === source) told.note(bytes, start, end, escaped)
    },
    read: sink => {
      settle()
      const telling = tells()
      isOfSlots = telling === undefined && !isDescribed()
      if (telling !== undefined) readWords(telling)
      else if (!isOfSlots) readDescription()
      const bytes = gathered()
      const because = readEntry(bytes, sink, noted > 0)
      if (because !== undefined) return because
      settleTime(bytes, sink, slots.from[S.DATE]!, slots.to[S.DATE]!)
      if (isWebRow(bytes)) readRow(bytes, sink)
      return undefined
    },
    written,
    entry: readEntry,
    slots,
    form: (places, start, end) => {
      settle()
      if (tells() !== undefined) return undefined
      const isTold = event !== WEB_ROW && !slots.how.some((how, slot) => how === COPIED && slots.to[slot]! > slots.from[slot]!)
      const form = isTold ? slotFormOf(slots, places, source, start, end) : undefined
      const isFixed = form?.fixed.every(({ slot }) => slots.how[slot] !== ESCAPED) ?? false
      if (form === undefined || !isFixed) return undefined
      const described = isDescribed() ? places.from.subarray(0, places.count).indexOf(told.start()) : -1
      return isDescribed() === described >= 0 ? { ...form, hasData: noted > 0, description: described } : undefined
    },
    fill: (form, found, bytes) => {
      begin(bytes)
      slots.to.fill(0)
      fillSlots(slots, form, found)
      isSettled = true
      noted = form.hasData ? 1 : 0
      const { description: text } = form
      if (text >= 0) told.note(bytes, found.from[text]!, found.to[text]!, found.escaped[text] === 1)
      isPlain = text < 0 && !isEscapedIn(form, found)
      if (!isPlain) for (let i = 0; i < form.slots.length; i++) slots.how[form.slots[i]!] = found.escaped[form.values[i]!]!
      if (!isPlain) for (const { slot } of form.fixed) slots.how[slot] = PLAIN
    },
  }
}
