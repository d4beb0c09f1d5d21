import type { Slots } from '../../frames/event/entryOf.ts'
import { keep } from '../../frames/event/message.ts'
import * as S from '../../frames/event/slots.ts'
import { skipDigits, spellsAt, spellsIn } from './marks.ts'
import type { MessageReader } from './record.ts'

const FEED = 10
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

/** A line `Name : value` of a list: the property it is, and where its value begins. */
export interface Property {
  readonly name: string
  readonly holds: number
  readonly value: number
}

/** The longest name of a property, and the shortest. */
const LONGEST = 24
const SHORTEST = 2

/** The property that the line at `[start, end)` states; undefined for another line. */
export function propertyAt(bytes: Uint8Array, start: number, end: number): Property | undefined {
  let at = start
  while (at < end && at - start < LONGEST && (bytes[at]! | 32) >= 97 && (bytes[at]! | 32) <= 122) at++
  if (at - start < SHORTEST || (bytes[at] !== BLANK && bytes[at] !== COLON)) return undefined
  const name = String.fromCharCode(...bytes.subarray(start, at)).toLowerCase()
  const holds = PROPERTIES.get(name)
  if (holds === undefined) return undefined
  while (at < end && bytes[at] === BLANK) at++
  return bytes[at] === COLON && (at + 1 >= end || bytes[at + 1]! <= BLANK) ? { name, holds, value: at + 1 } : undefined
}

/** Reads a list: its properties, and the description in one of them, whose lines are indented. */
export function readList(readMessage: MessageReader, slots: Slots, bytes: Uint8Array, start: number, end: number): void {
  let message = -1
  let stop = -1
  for (let at = start; at < end; ) {
    const line = lineEnd(bytes, at, end)
    const property = propertyAt(bytes, at, line)
    if (property !== undefined) {
      if (message >= 0 && stop < 0) stop = at
      if (property.holds === MESSAGE) message = property.value
      else if (property.holds !== UNREAD && isBetter(slots, bytes, property)) keep(slots, bytes, property.holds, property.value, line)
    }
    at = line + 1
  }
  if (message >= 0) readMessage(slots, bytes, message, stop < 0 ? end : stop)
}

/** The words of an audit are better than its bits, and the id of an event better than that of its instance. */
const isBetter = ({ from, to }: Slots, bytes: Uint8Array, { name, holds }: Property): boolean =>
  to[holds] === from[holds] || name === 'keywordsdisplaynames' || name === 'eventid' || (holds === S.AUDIT && bytes[from[holds]!] === 45)

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
export function readBlock(readMessage: MessageReader, slots: Slots, bytes: Uint8Array, start: number, end: number): void {
  const first = lineEnd(bytes, start, end)
  keep(slots, bytes, S.EVENT_SOURCE, skipDigits(bytes, start + 1, first) + 1, first)
  let at = first + 1
  for (; at < end && bytes[at] === BLANK; at = lineEnd(bytes, at, end) + 1) readBlockLine(slots, bytes, at, lineEnd(bytes, at, end))
  readMessage(slots, bytes, Math.min(at, end), end)
}

function readBlockLine(slots: Slots, bytes: Uint8Array, start: number, end: number): void {
  let at = start
  while (at < end && bytes[at] === BLANK) at++
  const id = spellsIn(bytes, at, end, ' ID: ')
  if (id > 0) keep(slots, bytes, S.EVENT_ID, id + 4, end)
  for (const [label, slot] of LABELS) if (spellsAt(bytes, at, end, label)) keep(slots, bytes, slot, at + label.length, id > 0 ? id : end)
}

export function lineEnd(bytes: Uint8Array, at: number, end: number): number {
  const feed = bytes.indexOf(FEED, at)
  return feed < 0 || feed > end ? end : feed
}
