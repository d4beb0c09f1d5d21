import { skipDigits } from '../../frames/ascii.ts'
import { decimalIn } from '../../frames/event/bytesOf.ts'
import { slotsIn } from '../../frames/event/dataNames.ts'
import { orderOf } from '../../frames/event/dataOrder.ts'
import type { Slots } from '../../frames/event/slotValues.ts'
import { keep } from '../../frames/event/message.ts'
import * as S from '../../frames/event/slots.ts'
import { type Ends, endsAt, notePlace, type Places } from '../../frames/form/places.ts'
import { isDateLike, isDigits, type Part, spellsAt, spellsIn } from './marks.ts'

/** How the head of an event is written before its description. */
export type Shape = 'snare' | 'ossec' | 'ntsyslog' | 'eventcomb' | 'psloglist' | 'dumpel'

export interface Head {
  readonly shape: Shape
  readonly at: number
}

const TAB = 9
const BLANK = 32
const RETURN = 13
const HASH = 35
const PAREN = 40
const COMMA = 44
const COLON = 58

/** A collector's mark stands behind at most this much of a line: stamp, host, agent. Bytes. */
const FARTHEST = 256
const SNARE = 'MSWinEventLog'
const OSSEC = 'WinEvtLog: '
const NTSYSLOG = 'security['
/** Types of events, as both tools write them. */
const TYPES: readonly string[] = ['AUDIT FAILURE,', 'AUDIT SUCCESS,', 'ERROR,', 'WARNING,', 'INFORMATION,', 'SUCCESS,']
/** `2018 Dec 21 13:14:54 `, which OSSEC writes before its mark. */
const OSSEC_DATE = 21

/** The shape of the line at `[start, end)`, and where its head begins: behind what a syslog server wrote before it. Undefined for one that begins no event. */
export function headAt(bytes: Uint8Array, start: number, end: number): Head | undefined {
  const number = skipDigits(bytes, start, end)
  if (number > start && bytes[number] === COMMA) {
    const shape = commaShape(bytes, number + 1, end)
    return shape === undefined ? undefined : { shape, at: start }
  }
  if (isDateLike(bytes, start, end) && isDump(bytes, start, end)) return { shape: 'dumpel', at: start }
  const stop = Math.min(end, start + FARTHEST)
  const snare = spellsIn(bytes, start, stop, SNARE)
  if (snare >= 0) return { shape: 'snare', at: snare }
  const ossec = spellsIn(bytes, start, stop, OSSEC)
  if (ossec >= 0) return { shape: 'ossec', at: ossec }
  const mark = spellsIn(bytes, start, stop, NTSYSLOG)
  return mark >= 0 && (spellsAt(bytes, mark, end, 'security[failure] ') || spellsAt(bytes, mark, end, 'security[success] '))
    ? { shape: 'ntsyslog', at: mark }
    : undefined
}

/** Whether a value holds a collector's mark: the line in which it stands could begin an event. */
export const holdsMark = (bytes: Uint8Array, start: number, end: number): boolean =>
  [SNARE, OSSEC, NTSYSLOG].some(mark => spellsIn(bytes, start, end, mark) >= 0)

function commaShape(bytes: Uint8Array, at: number, end: number): Shape | undefined {
  if (isType(bytes, at, end)) return 'eventcomb'
  const parts = partsOf(bytes, at, end, COMMA, 8)
  return parts.length === 8 && isType(bytes, parts[2]!.start, end) && isDigits(bytes, parts[5]!) ? 'psloglist' : undefined
}

const isType = (bytes: Uint8Array, at: number, end: number): boolean => TYPES.some(type => spellsAt(bytes, at, end, type))

function isDump(bytes: Uint8Array, start: number, end: number): boolean {
  const parts = partsOf(bytes, start, end, TAB, 9)
  return parts.length >= 8 && isDigits(bytes, parts[2]!) && isDigits(bytes, parts[3]!) && isDigits(bytes, parts[4]!)
}

/** The first `most` parts of a line between delimiters; the last one goes to its end. */
function partsOf(bytes: Uint8Array, start: number, end: number, delimiter: number, most: number): readonly Part[] {
  const parts: Part[] = []
  let from = start
  for (let at = start; at < end && parts.length < most - 1; at++) {
    if (bytes[at] !== delimiter && !(delimiter === TAB && isTabInWords(bytes, at, end))) continue
    parts.push({ start: from, end: at })
    from = at + (bytes[at] === HASH ? 4 : 1)
  }
  return [...parts, { start: from, end }]
}

/** `#011`, as a syslog server writes a tab. */
const isTabInWords = (bytes: Uint8Array, at: number, end: number): boolean => bytes[at] === HASH && spellsAt(bytes, at, end, '#011')

/** What a line of delimited parts holds: which part goes to which slot, which say something else in every event, and which is the description. */
interface Layout {
  readonly delimiter: number
  readonly slots: readonly (readonly [slot: number, part: number])[]
  readonly varying: readonly number[]
  readonly message: number
}
const EVENTCOMB: Layout = {
  delimiter: COMMA,
  slots: [
    [S.EVENT_ID, 0],
    [S.AUDIT, 1],
    [S.EVENT_SOURCE, 2],
    [S.DATE, 3],
  ],
  varying: [3, 4],
  message: 5,
}
const PSLOGLIST: Layout = {
  delimiter: COMMA,
  slots: [
    [S.EVENT_SOURCE, 2],
    [S.AUDIT, 3],
    [S.COMPUTER, 4],
    [S.DATE, 5],
    [S.EVENT_ID, 6],
  ],
  varying: [0, 4, 5, 7],
  message: 8,
}
const SNARE_PARTS: Layout = {
  delimiter: TAB,
  slots: [
    [S.DATE, 3],
    [S.EVENT_ID, 4],
    [S.EVENT_SOURCE, 5],
    [S.AUDIT, 8],
    [S.COMPUTER, 9],
  ],
  varying: [2, 3, 6, 9],
  message: 12,
}
/** All that is behind its columns are values. */
const DUMPEL: Layout = {
  delimiter: TAB,
  slots: [
    [S.DATE, 0],
    [S.TIME, 1],
    [S.EVENT_ID, 4],
    [S.EVENT_SOURCE, 5],
    [S.COMPUTER, 7],
  ],
  varying: [0, 1, 6, 7],
  message: 63,
}

/** What ends a part, by its delimiter; of a tab in words the first sign. And what ends a word. */
const PART_ENDS: Readonly<Record<number, Ends>> = { [COMMA]: endsAt(COMMA), [TAB]: endsAt(TAB, HASH), [COLON]: endsAt(COLON) }
const WORD_ENDS = endsAt(BLANK, TAB, RETURN)

/** Reads the head of the line at `[start, end)`; returns where its description begins, or `end` where it has none. */
export function readHead(slots: Slots, places: Places, bytes: Uint8Array, { shape, at }: Head, end: number): number {
  switch (shape) {
    case 'eventcomb':
      return readParts(slots, places, bytes, at, end, EVENTCOMB)
    case 'psloglist':
      return readParts(slots, places, bytes, at, end, PSLOGLIST)
    case 'snare':
      return readParts(slots, places, bytes, at + SNARE.length + (bytes[at + SNARE.length] === HASH ? 4 : 1), end, SNARE_PARTS)
    case 'ossec':
      return readOssec(slots, places, bytes, at, end)
    case 'ntsyslog':
      return readNtsyslog(slots, bytes, at, end)
    case 'dumpel':
      return readDump(slots, places, bytes, at, end)
  }
}

/** Reads what stands before the head in the line that begins at `start`: the time that OSSEC itself wrote, the host of a syslog server. */
export function readPrefix(
  slots: Slots,
  bytes: Uint8Array,
  { shape, at }: { readonly shape: string; readonly at: number },
  start: number,
): void {
  if (shape === 'ossec') {
    const date = at - OSSEC_DATE
    if (date >= start && skipDigits(bytes, date, at) === date + 4) keep(slots, bytes, S.DATE, date, at)
  } else if (shape === 'ntsyslog') {
    let host = at - 1
    while (host > start && bytes[host - 1] !== BLANK) host--
    if (host > start) keep(slots, bytes, S.COMPUTER, host, at)
  }
}

function readParts(slots: Slots, places: Places, bytes: Uint8Array, start: number, end: number, layout: Layout): number {
  const parts = keptParts(slots, places, bytes, start, end, layout)
  return parts[layout.message]?.start ?? parts.at(-1)!.end
}

function keptParts(slots: Slots, places: Places, bytes: Uint8Array, start: number, end: number, layout: Layout): readonly Part[] {
  const parts = partsOf(bytes, start, end, layout.delimiter, layout.message + 1)
  for (const [slot, i] of layout.slots) if (parts[i] !== undefined) keep(slots, bytes, slot, parts[i].start, parts[i].end)
  for (const i of layout.varying) noteParts(places, bytes, parts.slice(i, i + 1), PART_ENDS[layout.delimiter]!)
  return parts
}

function noteParts(places: Places, bytes: Uint8Array, parts: readonly Part[], ends: Ends): void {
  for (const { start, end } of parts) notePlace(places, bytes, start, end, ends)
}

/** `WinEvtLog: Security: AUDIT_FAILURE(529): Security: SYSTEM: NT AUTHORITY: HOST: …` */
function readOssec(slots: Slots, places: Places, bytes: Uint8Array, mark: number, end: number): number {
  const parts: Part[] = []
  let from = mark + OSSEC.length
  for (let at = from; at + 1 < end && parts.length < 6; at++) {
    if (bytes[at] !== COLON || bytes[at + 1] !== BLANK) continue
    parts.push({ start: from, end: at })
    from = at + 2
  }
  const [, audit, source, , , computer] = parts
  if (audit === undefined) return end
  const paren = bytes.indexOf(PAREN, audit.start)
  keep(slots, bytes, S.AUDIT, audit.start, paren < 0 || paren > audit.end ? audit.end : paren)
  if (paren >= 0 && paren < audit.end) keep(slots, bytes, S.EVENT_ID, paren + 1, audit.end - 1)
  if (source !== undefined) keep(slots, bytes, S.EVENT_SOURCE, source.start, source.end)
  if (computer !== undefined) keep(slots, bytes, S.COMPUTER, computer.start, computer.end)
  noteParts(places, bytes, parts.slice(3), PART_ENDS[COLON]!)
  return from
}

function readNtsyslog(slots: Slots, bytes: Uint8Array, mark: number, end: number): number {
  keep(slots, bytes, S.AUDIT, mark + NTSYSLOG.length, mark + NTSYSLOG.length + 7)
  const id = mark + 'security[failure] '.length
  const message = skipDigits(bytes, id, end)
  keep(slots, bytes, S.EVENT_ID, id, message)
  return message
}

/** The values alone, in the order of the event. Where blanks stand between them, an empty one is lost: then all of them have to be there. */
function readDump(slots: Slots, places: Places, bytes: Uint8Array, start: number, end: number): number {
  const tabbed = keptParts(slots, places, bytes, start, end, DUMPEL).slice(8)
  const event = decimalIn(bytes, slots.from[S.EVENT_ID]!, slots.to[S.EVENT_ID]!)
  const values = tabbed.length === 1 ? words(bytes, tabbed[0]!) : tabbed
  noteParts(places, bytes, values, tabbed.length === 1 ? WORD_ENDS : PART_ENDS[TAB]!)
  const names = orderOf(event, values.length)
  if (tabbed.length === 1 && values.length !== names.length) return end
  for (const [i, name] of names.entries()) {
    const slot = name < 0 ? -1 : slotsIn(event)[name]!
    if (slot >= 0 && values[i] !== undefined) keep(slots, bytes, slot, values[i].start, values[i].end)
  }
  return end
}

function words(bytes: Uint8Array, { start, end }: Part): readonly Part[] {
  const found: Part[] = []
  for (let at = start; at < end; at++) {
    const from = at
    while (at < end && bytes[at]! > BLANK) at++
    if (at > from) found.push({ start: from, end: at })
  }
  return found
}
