import { decimalIn } from '../../frames/event/bytesOf.ts'
import { slotsIn } from '../../frames/event/dataNames.ts'
import { orderOf } from '../../frames/event/dataOrder.ts'
import type { Slots } from '../../frames/event/slotValues.ts'
import { keep } from '../../frames/event/message.ts'
import * as S from '../../frames/event/slots.ts'
import { isDateLike, isDigits, type Part, skipDigits, spellsAt, spellsIn } from './marks.ts'

/** How the head of an event is written before its description. */
export type Shape = 'snare' | 'ossec' | 'ntsyslog' | 'eventcomb' | 'psloglist' | 'dumpel'

const TAB = 9
const BLANK = 32
const HASH = 35
const PAREN = 40
const COMMA = 44

/** A collector's mark stands behind at most this much of a line: stamp, host, agent. Bytes. */
const FARTHEST = 256
const SNARE = 'MSWinEventLog'
const OSSEC = 'WinEvtLog: '
const NTSYSLOG = 'security['
/** Types of events, as both tools write them. */
const TYPES: readonly string[] = ['AUDIT FAILURE,', 'AUDIT SUCCESS,', 'ERROR,', 'WARNING,', 'INFORMATION,', 'SUCCESS,']
/** `2018 Dec 21 13:14:54 `, which OSSEC writes before its mark. */
const OSSEC_DATE = 21

/** The shape of the line at `[start, end)`; undefined for one that begins no event. */
export function shapeOf(bytes: Uint8Array, start: number, end: number): Shape | undefined {
  const number = skipDigits(bytes, start, end)
  if (number > start && bytes[number] === COMMA) return commaShape(bytes, number + 1, end)
  if (isDateLike(bytes, start, end) && isDump(bytes, start, end)) return 'dumpel'
  const stop = Math.min(end, start + FARTHEST)
  if (spellsIn(bytes, start, stop, SNARE) >= 0) return 'snare'
  if (spellsIn(bytes, start, stop, OSSEC) >= 0) return 'ossec'
  const mark = spellsIn(bytes, start, stop, NTSYSLOG)
  return mark >= 0 && (spellsAt(bytes, mark, end, 'security[failure] ') || spellsAt(bytes, mark, end, 'security[success] '))
    ? 'ntsyslog'
    : undefined
}

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

/** Which part of a line goes to which slot. */
type Layout = readonly (readonly [slot: number, part: number])[]
const EVENTCOMB: Layout = [
  [S.EVENT_ID, 0],
  [S.AUDIT, 1],
  [S.EVENT_SOURCE, 2],
  [S.DATE, 3],
] // prettier-ignore
const PSLOGLIST: Layout = [
  [S.EVENT_SOURCE, 2],
  [S.AUDIT, 3],
  [S.COMPUTER, 4],
  [S.DATE, 5],
  [S.EVENT_ID, 6],
] // prettier-ignore
const SNARE_PARTS: Layout = [
  [S.DATE, 3],
  [S.EVENT_ID, 4],
  [S.EVENT_SOURCE, 5],
  [S.AUDIT, 8],
  [S.COMPUTER, 9],
] // prettier-ignore
const DUMPEL: Layout = [
  [S.DATE, 0],
  [S.TIME, 1],
  [S.EVENT_ID, 4],
  [S.EVENT_SOURCE, 5],
  [S.COMPUTER, 7],
] // prettier-ignore

function keepParts(slots: Slots, bytes: Uint8Array, parts: readonly Part[], layout: Layout): void {
  for (const [slot, i] of layout) if (parts[i] !== undefined) keep(slots, bytes, slot, parts[i].start, parts[i].end)
}

/** Reads the head of the line at `[start, end)`; returns where its description begins, or `end` where it has none. */
export function readHead(slots: Slots, bytes: Uint8Array, shape: Shape, start: number, end: number): number {
  switch (shape) {
    case 'eventcomb':
      return readParts(slots, bytes, partsOf(bytes, start, end, COMMA, 6), EVENTCOMB, 5)
    case 'psloglist':
      return readParts(slots, bytes, partsOf(bytes, start, end, COMMA, 9), PSLOGLIST, 8)
    case 'snare':
      return readSnare(slots, bytes, start, end)
    case 'ossec':
      return readOssec(slots, bytes, start, end)
    case 'ntsyslog':
      return readNtsyslog(slots, bytes, start, end)
    case 'dumpel':
      return readDump(slots, bytes, start, end)
  }
}

function readParts(slots: Slots, bytes: Uint8Array, parts: readonly Part[], layout: Layout, message: number): number {
  keepParts(slots, bytes, parts, layout)
  return parts[message]?.start ?? parts.at(-1)!.end
}

function readSnare(slots: Slots, bytes: Uint8Array, start: number, end: number): number {
  const from = spellsIn(bytes, start, end, SNARE) + SNARE.length
  return readParts(slots, bytes, partsOf(bytes, from + (bytes[from] === HASH ? 4 : 1), end, TAB, 13), SNARE_PARTS, 12)
}

/** `WinEvtLog: Security: AUDIT_FAILURE(529): Security: SYSTEM: NT AUTHORITY: HOST: …`, its time in front where OSSEC itself wrote it. */
function readOssec(slots: Slots, bytes: Uint8Array, start: number, end: number): number {
  const mark = spellsIn(bytes, start, end, OSSEC)
  const date = mark - OSSEC_DATE
  if (date >= start && skipDigits(bytes, date, mark) === date + 4) keep(slots, bytes, S.DATE, date, mark)
  const parts: Part[] = []
  let from = mark + OSSEC.length
  for (let at = from; at + 1 < end && parts.length < 6; at++) {
    if (bytes[at] !== 58 || bytes[at + 1] !== BLANK) continue
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
  return from
}

function readNtsyslog(slots: Slots, bytes: Uint8Array, start: number, end: number): number {
  const mark = spellsIn(bytes, start, end, NTSYSLOG)
  keep(slots, bytes, S.AUDIT, mark + NTSYSLOG.length, mark + NTSYSLOG.length + 7)
  const id = mark + 'security[failure] '.length
  const message = skipDigits(bytes, id, end)
  keep(slots, bytes, S.EVENT_ID, id, message)
  let host = mark - 1
  while (host > start && bytes[host - 1] !== BLANK) host--
  if (host > start) keep(slots, bytes, S.COMPUTER, host, mark)
  return message
}

/** The values alone, in the order of the event. Where blanks stand between them, an empty one is lost: then all of them have to be there. */
function readDump(slots: Slots, bytes: Uint8Array, start: number, end: number): number {
  const parts = partsOf(bytes, start, end, TAB, 64)
  keepParts(slots, bytes, parts, DUMPEL)
  const event = decimalIn(bytes, slots.from[S.EVENT_ID]!, slots.to[S.EVENT_ID]!)
  const tabbed = parts.slice(8)
  const values = tabbed.length === 1 ? words(bytes, tabbed[0]!) : tabbed
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
