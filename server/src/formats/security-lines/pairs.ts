import { ascii, isDigit } from '../../frames/ascii.ts'
import { eventIn } from '../../frames/event/entryOf.ts'
import { keep, readMessage } from '../../frames/event/message.ts'
import * as S from '../../frames/event/slots.ts'
import type { Slots } from '../../frames/event/slotValues.ts'
import { ENDS, type Ends, endsAt, notePlace, type Places } from '../../frames/form/places.ts'
import { lineEnd } from './list.ts'
import { isDateLike, spellsAt } from './marks.ts'

const BLANK = 32
const COLON = 58
const EQUALS = 61
/** `12.09.2006 10:02:10` and `9/12/2006 10:02:10 AM`, with a return. */
const SHORTEST = 16
const LONGEST = 27

/** What the names of pairs hold. A type is a level since Windows Vista; the keywords that say more stand below it. */
const HOLDS: readonly (readonly [name: string, slot: number])[] = [
  ['EventCode=', S.EVENT_ID],
  ['SourceName=', S.EVENT_SOURCE],
  ['ComputerName=', S.COMPUTER],
  ['Type=', S.AUDIT],
  ['Keywords=', S.AUDIT],
]
const MESSAGE = 'Message='
/** By these an event is read otherwise: those of other events say the same. */
const TELLING: ReadonlySet<number> = new Set([S.EVENT_ID, S.EVENT_SOURCE, S.AUDIT])
const IN_LINE = endsAt()

/** Whether the line at `[start, end)` is a date with its time and nothing else, as stands above the pairs of an event. */
export function isDateLine(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < SHORTEST || end - start > LONGEST || !isDateLike(bytes, start, end)) return false
  let colons = 0
  for (let at = start; at < end; at++) {
    const letter = bytes[at]! | 32
    if (bytes[at] === COLON) colons++
    else if (bytes[at]! > BLANK && !isDigit(bytes[at]) && !IN_DATE.has(letter)) return false
  }
  return colons === 2
}

/** What stands in a date beside digits, and the letters of AM and PM, small ones for all. */
const IN_DATE: ReadonlySet<number> = new Set(ascii('/.-apm'))

/** What ends the line of a date: all of ASCII that stands in none. */
export const DATE_ENDS: Ends = Uint8Array.from(endsAt(), (ends, byte) =>
  byte <= BLANK || byte === COLON || isDigit(byte) || IN_DATE.has(byte | 32) || byte > 127 ? ends : ENDS,
)

/** Reads an event of Splunk: a date, lines `Name=value`, and the description in the last of them with the lines below. */
export function readPairs(slots: Slots, places: Places, bytes: Uint8Array, start: number, end: number): void {
  const first = lineEnd(bytes, start, end)
  keep(slots, bytes, S.DATE, start, first)
  notePlace(places, bytes, start, first, IN_LINE)
  for (let at = first + 1; at < end; ) {
    const line = lineEnd(bytes, at, end)
    if (spellsAt(bytes, at, line, MESSAGE)) return readMessage(slots, bytes, at + MESSAGE.length, end, eventIn(slots, bytes), places)
    const held = HOLDS.find(([name]) => spellsAt(bytes, at, line, name))
    if (held !== undefined) keep(slots, bytes, held[1], at + held[0].length, line)
    if (isPair(bytes, at, line) && !TELLING.has(held?.[1] ?? -1)) notePlace(places, bytes, bytes.indexOf(EQUALS, at) + 1, line, IN_LINE)
    at = line + 1
  }
}

/** Whether a line is a pair of an event. */
export const isPair = (bytes: Uint8Array, start: number, end: number): boolean => {
  let at = start
  while (at < end && (bytes[at]! | 32) >= 97 && (bytes[at]! | 32) <= 122) at++
  return at > start && bytes[at] === EQUALS
}
