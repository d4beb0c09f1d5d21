import { trimEnd } from '../../frames/ascii.ts'
import { nameAt, slotsIn } from '../../frames/event/dataNames.ts'
import { eventIn } from '../../frames/event/entryOf.ts'
import { keep } from '../../frames/event/message.ts'
import * as S from '../../frames/event/slots.ts'
import type { Slots } from '../../frames/event/slotValues.ts'
import { endsAt, notePlace, type Places } from '../../frames/form/places.ts'
import { lineEnd } from './list.ts'
import { spellsAt } from './marks.ts'

const BLANK = 32
const PLUS = 43
const MINUS = 45

/** The sign before what can be folded is that of a tree: `- EventData`. */
const SYSTEM = ' System'
const EVENT_DATA = 'EventData'
/** What a line of System holds; the names of attributes stand in brackets. By the first two an event is read otherwise: those of other events say the same. */
const HOLDS: readonly (readonly [name: string, slot: number])[] = [
  ['EventID', S.EVENT_ID],
  ['[ Name]', S.EVENT_SOURCE],
  ['Keywords', S.AUDIT],
  ['Computer', S.COMPUTER],
  ['[ SystemTime]', S.DATE],
]
const TELLING: ReadonlySet<number> = new Set([S.EVENT_ID, S.EVENT_SOURCE, S.AUDIT])
const IN_LINE = endsAt()

/** Whether a line begins an event as Event Viewer shows its details and copies them (Friendly View): `+ System`, `- System`. */
export function beginsView(bytes: Uint8Array, start: number, end: number): boolean {
  const last = trimEnd(bytes, start, end)
  return (bytes[start] === PLUS || bytes[start] === MINUS) && last - start === SYSTEM.length + 1 && spellsAt(bytes, start + 1, last, SYSTEM)
}

/** Reads the details of an event: lines `Name value`, of System and then of its data. */
export function readView(slots: Slots, places: Places, bytes: Uint8Array, start: number, end: number): void {
  let slotOf: Int8Array | undefined
  for (let at = lineEnd(bytes, start, end) + 1, line = at; at < end; at = line + 1) {
    line = lineEnd(bytes, at, end)
    const name = nameStart(bytes, at, line)
    const value = nameEnd(bytes, name, line)
    if (slotOf !== undefined) keepData(slots, places, bytes, slotOf, name, value, line)
    else if (spellsAt(bytes, name, value, EVENT_DATA)) slotOf = slotsIn(eventIn(slots, bytes))
    else keepSystem(slots, places, bytes, name, value, line)
  }
}

/** Where the name of a line begins, behind blanks and the sign of what can be folded. */
function nameStart(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  while (at < end && (bytes[at]! <= BLANK || ((bytes[at] === MINUS || bytes[at] === PLUS) && bytes[at + 1] === BLANK))) at++
  return at
}

/** Where it ends: at a blank, but for the one in brackets. */
function nameEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = spellsAt(bytes, start, end, '[ ') ? start + 2 : start
  while (at < end && bytes[at]! > BLANK) at++
  return at
}

function keepSystem(slots: Slots, places: Places, bytes: Uint8Array, name: number, value: number, end: number): void {
  const slot = HOLDS.find(([text]) => text.length === value - name && spellsAt(bytes, name, value, text))?.[1]
  if (slot === undefined) return
  if (!TELLING.has(slot)) notePlace(places, bytes, value, end, IN_LINE)
  if (slots.to[slot] === 0) keep(slots, bytes, slot, value, end)
}

function keepData(slots: Slots, places: Places, bytes: Uint8Array, slotOf: Int8Array, name: number, value: number, end: number): void {
  const number = nameAt(bytes, name, value)
  if (number < 0) return
  notePlace(places, bytes, value, end, IN_LINE)
  const slot = slotOf[number]!
  if (slot >= 0 && slots.to[slot] === 0) keep(slots, bytes, slot, value, end)
}
