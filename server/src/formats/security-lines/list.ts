import type { Slots } from '../../frames/event/slotValues.ts'
import { wordTable } from '../../frames/wordTable.ts'
import { lineFeed, skipDigits, viewOf } from '../../frames/ascii.ts'
import { eventIn } from '../../frames/event/entryOf.ts'
import { keep, readMessage } from '../../frames/event/message.ts'
import * as S from '../../frames/event/slots.ts'
import { keepTitle } from '../../frames/event/title.ts'
import { endsAt, notePlace, type Places } from '../../frames/form/places.ts'
import { spellsAt, spellsIn } from './marks.ts'

const BLANK = 32
const COLON = 58
const BRACKET = 91
const UNREAD = -1
const MESSAGE = -2

/** Properties of an event as PowerShell lists them, in lower case; the better of two comes first where both are there. */
const PROPERTIES: ReadonlyMap<string, number> = new Map([
  ['timecreated', S.DATE],
  ['timegenerated', S.DATE],
  ['timewritten', UNREAD],
  ['providername', S.EVENT_SOURCE],
  ['source', S.EVENT_SOURCE],
  ['id', S.EVENT_ID],
  ['eventid', S.EVENT_ID],
  ['instanceid', S.EVENT_ID],
  ['machinename', S.COMPUTER],
  ['entrytype', S.AUDIT],
  ['keywordsdisplaynames', S.AUDIT],
  ['keywords', S.AUDIT],
  ['message', MESSAGE],
  ...`version qualifiers level task opcode recordid providerid logname processid threadid userid activityid relatedactivityid containerlog matchedqueryids
    bookmark leveldisplayname opcodedisplayname taskdisplayname properties data index category categorynumber replacementstrings username site container`
    .split(/\s+/)
    .map(name => [name, UNREAD] as const),
])

/** The names of properties, by number; and what each holds. */
export const PROPERTY_NAMES: readonly string[] = [...PROPERTIES.keys()]
const HOLDS: readonly number[] = [...PROPERTIES.values()]
const nameAt = wordTable(PROPERTY_NAMES)
/** Names that are better than another one of the same: the words of an audit than its bits, and the id of an event than that of its instance. */
const BETTER: ReadonlySet<number> = new Set(['keywordsdisplaynames', 'eventid'].map(name => PROPERTY_NAMES.indexOf(name)))

/** A line `Name : value` of a list: the number of its name, what the property holds, and where its value begins. */
export interface Property {
  name: number
  holds: number
  value: number
}
export const newProperty = (): Property => ({ name: -1, holds: UNREAD, value: 0 })

/** The longest name of a property, and the shortest. */
const LONGEST = 24
const SHORTEST = 2
/** The name of a line in lower case. */
const letters = new Uint8Array(LONGEST)

/** Whether the line at `[start, end)` states a property, and which. */
export function propertyAt(bytes: Uint8Array, start: number, end: number, property: Property): boolean {
  let at = start
  for (; at < end && at - start < LONGEST; at++) {
    const letter = bytes[at]! | 32
    if (letter < 97 || letter > 122) break
    letters[at - start] = letter
  }
  if (at - start < SHORTEST || (bytes[at] !== BLANK && bytes[at] !== COLON)) return false
  const name = nameAt(letters, 0, at - start)
  if (name < 0) return false
  while (at < end && bytes[at] === BLANK) at++
  if (bytes[at] !== COLON || (at + 1 < end && bytes[at + 1]! > BLANK)) return false
  property.name = name
  property.holds = HOLDS[name]!
  property.value = at + 1
  return true
}

const here = newProperty()

/** Reads a list: its properties, and the description in one of them, whose lines are indented. */
export function readList(slots: Slots, places: Places, bytes: Uint8Array, start: number, end: number): void {
  let message = -1
  let stop = end
  for (let at = start; at < end; ) {
    const line = lineEnd(bytes, at, end)
    if (propertyAt(bytes, at, line, here)) {
      if (message >= 0 && stop === end) stop = at
      if (here.holds === MESSAGE) message = here.value
      else if (here.holds !== UNREAD && isBetter(slots, bytes, here)) keep(slots, bytes, here.holds, here.value, line)
    }
    at = line + 1
  }
  noteProperties(places, bytes, start, message < 0 ? end : message)
  if (message < 0) return
  if (slots.to[S.DATE] !== 0) keepTitle(slots, bytes, message, stop)
  readMessage(slots, bytes, message, stop, eventIn(slots, bytes), places)
  noteProperties(places, bytes, stop, end)
}

/** What stands in one line; and properties by which a list is read otherwise: those of other events say the same. */
const IN_LINE = endsAt()
const TELLING: ReadonlySet<number> = new Set([S.EVENT_ID, S.EVENT_SOURCE, S.AUDIT, MESSAGE])

function noteProperties(places: Places, bytes: Uint8Array, start: number, end: number): void {
  if (!places.isNoted) return
  for (let at = start, line = at; at < end; at = line + 1) {
    line = lineEnd(bytes, at, end)
    if (propertyAt(bytes, at, line, here) && !TELLING.has(here.holds)) notePlace(places, bytes, here.value, line, IN_LINE)
  }
}

/** Whether a property says more than what was kept before. */
const isBetter = ({ from, to }: Slots, bytes: Uint8Array, { name, holds }: Property): boolean =>
  to[holds] === from[holds] || BETTER.has(name) || (holds === S.AUDIT && bytes[from[holds]!] === 45)

/** Whether a line begins a block of PsLogList: `[00012] Security`. */
export function beginsBlock(bytes: Uint8Array, start: number, end: number): boolean {
  const at = skipDigits(bytes, start + 1, end)
  return bytes[start] === BRACKET && at > start + 1 && spellsAt(bytes, at, end, '] ')
}

const LABELS: readonly (readonly [label: string, slot: number])[] = [
  ['type:', S.AUDIT],
  ['computer:', S.COMPUTER],
  ['time:', S.DATE],
]

/** Reads a block of PsLogList: indented lines, the id behind the time, and the description below them. */
export function readBlock(slots: Slots, places: Places, bytes: Uint8Array, start: number, end: number): void {
  const first = lineEnd(bytes, start, end)
  const number = skipDigits(bytes, start + 1, first)
  notePlace(places, bytes, start + 1, number, IN_BRACKETS)
  keep(slots, bytes, S.EVENT_SOURCE, number + 1, first)
  let at = first + 1
  for (; at < end && bytes[at] === BLANK; at = lineEnd(bytes, at, end) + 1) readBlockLine(slots, places, bytes, at, lineEnd(bytes, at, end))
  readMessage(slots, bytes, Math.min(at, end), end, eventIn(slots, bytes), places)
}

/** What ends the number of a block, and a time before `ID: 529`. */
const IN_BRACKETS = endsAt(93)
const BEFORE_ID = endsAt(73)

function readBlockLine(slots: Slots, places: Places, bytes: Uint8Array, start: number, end: number): void {
  let at = start
  while (at < end && bytes[at] === BLANK) at++
  const id = spellsIn(bytes, at, end, ' ID: ')
  if (id > 0) keep(slots, bytes, S.EVENT_ID, id + 4, end)
  for (const [label, slot] of LABELS) if (spellsAt(bytes, at, end, label)) keep(slots, bytes, slot, at + label.length, id > 0 ? id : end)
  const colon = bytes.indexOf(COLON, at)
  if (colon >= at && colon < end && !spellsAt(bytes, at, end, LABELS[0]![0]))
    notePlace(places, bytes, colon + 1, id > 0 ? id + 1 : end, id > 0 ? BEFORE_ID : IN_LINE)
}

let seen: Uint8Array = new Uint8Array(0)
let view = viewOf(seen)

/** The line feed that ends the line at `at`; `end` where there is none before it. */
export function lineEnd(bytes: Uint8Array, at: number, end: number): number {
  if (bytes !== seen) view = viewOf(bytes)
  seen = bytes
  const feed = lineFeed(view, at, end)
  return feed < 0 ? end : feed
}
