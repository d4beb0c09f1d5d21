import { isDigit, skipDigits } from '../../frames/ascii.ts'
import { eventIn, type Words } from '../../frames/event/entryOf.ts'
import { isFlattened, readMessage } from '../../frames/event/message.ts'
import type { Slots } from '../../frames/event/slotValues.ts'
import { ENDS, type Ends, notePlace, type Places } from '../../frames/form/places.ts'
import { type Head, headAt, readHead, readPrefix, type Shape } from './head.ts'
import { beginsBlock, lineEnd, newProperty, propertyAt, readBlock, readList } from './list.ts'
import { spellsAt } from './marks.ts'
import { isDateLine, isPair, readPairs } from './pairs.ts'
import { closingQuote, quotedEnd, withSingleQuotes } from './quoteSigns.ts'
import { resultAt, withoutEscapes } from './result.ts'
import { readRow, type Table } from './table.ts'
import { asWritten, unwrapped } from './unwrap.ts'
import { beginsView, readView } from './view.ts'

const TAB = 9
const BLANK = 32
const FEED = 10
const QUOTE = 34
const BRACE = 123

/** What a line begins: an event of some shape, on one line or on several. */
export interface Beginning {
  readonly shape: Shape | 'block' | 'list' | 'pairs' | 'result' | 'row' | 'view'
  /** Where its head begins: behind what a syslog server wrote before it. */
  readonly at: number
  /** The property that begins a list; -1 for other events. */
  readonly property: number
  /** The table whose row it is. */
  readonly table?: Table
}

/** Shapes of one line; others go on to the next event. */
export const ONE_LINE: ReadonlySet<Beginning['shape']> = new Set<Beginning['shape']>([
  'snare',
  'ossec',
  'ntsyslog',
  'dumpel',
  'result',
  'row',
])

const property = newProperty()

/** What the line at `[start, end)` begins; undefined for one that begins nothing. A property begins a list only where one may begin. */
export function beginningAt(bytes: Uint8Array, start: number, end: number): Beginning | undefined {
  if (bytes[start]! <= BLANK) return undefined
  if (bytes[start] === BRACE) {
    const result = resultAt(bytes, start, end)
    return result < 0 ? undefined : { shape: 'result', at: result, property: -1 }
  }
  if (beginsView(bytes, start, end)) return { shape: 'view', at: start, property: -1 }
  if (beginsBlock(bytes, start, end)) return { shape: 'block', at: start, property: -1 }
  if (propertyAt(bytes, start, end, property)) return { shape: 'list', at: start, property: property.name }
  const date = bytes[start] === QUOTE ? start + 1 : start
  if (isDateLine(bytes, date, end)) return { shape: 'pairs', at: date, property: -1 }
  const head = isPair(bytes, start, end) ? undefined : headAt(bytes, start, end)
  return head === undefined ? undefined : { shape: head.shape, at: head.at, property: -1 }
}

/** An event that was read: its bytes, and where they are copies, the places they were copied from. */
export interface ReadRecord {
  readonly bytes: Uint8Array
  readonly places?: Int32Array
  /** Where what each of them was copied from ended, if not one byte behind its place. */
  readonly ends?: Int32Array
}

/** Where the text lies of the event at `[start, end)` that was read. */
export const wordsOf = ({ bytes, places }: ReadRecord, start: number, end: number): Words =>
  places === undefined ? { start, end } : { start: 0, end: bytes.length }

/** Notes where the values of the event at `[start, end)` lie, in the bytes that are returned, and in `places` where others of its kind may say something else. */
export function readRecord(
  slots: Slots,
  places: Places,
  bytes: Uint8Array,
  { shape, at, table }: Beginning,
  start: number,
  end: number,
): ReadRecord {
  slots.from.fill(0)
  slots.to.fill(0)
  if (shape === 'list') {
    const whole = unwrapped(bytes, start, end)
    if (whole === undefined) readList(slots, places, bytes, start, end)
    else readList(slots, places, whole.bytes, 0, whole.bytes.length)
    return whole === undefined || asWritten(whole, slots, places) ? { bytes } : whole
  }
  if (shape === 'result') return readCopy(slots, places, withoutEscapes(bytes, at, end))
  if (shape === 'row') {
    const said = readRow(slots, bytes, start, end, table!)
    return { bytes: said, places: Int32Array.from(said, (_, i) => start + i) }
  }
  const stop = shape === 'pairs' && at > start ? closingQuote(bytes, at, end) : end
  if (stop < end && bytes.subarray(at, stop).includes(QUOTE)) return readCopy(slots, places, withSingleQuotes(bytes, at, stop))
  if (shape === 'block') readBlock(slots, places, bytes, start, end)
  else if (shape === 'pairs') readPairs(slots, places, bytes, at, stop)
  else if (shape === 'view') readView(slots, places, bytes, start, end)
  else readLine(slots, places, bytes, { shape, at }, start, end)
  return { bytes }
}

/** Reads pairs that were copied, so that their signs stand for themselves. */
function readCopy(slots: Slots, places: Places, event: ReadRecord): ReadRecord {
  readPairs(slots, places, event.bytes, 0, event.bytes.length)
  return event
}

/**
 * Reads an event whose head is a line: its description goes to the end of the event, or of the line where its lines were made one, or to the number that Snare
 * writes behind a tab.
 */
function readLine(slots: Slots, places: Places, bytes: Uint8Array, head: Head, start: number, end: number): void {
  const last = bytes[end - 1] === FEED ? end - 1 : end
  const tab = head.shape === 'snare' ? lastTab(bytes, start, last) : last
  readPrefix(slots, bytes, head, start)
  const line = lineEnd(bytes, start, end)
  const message = readHead(slots, places, bytes, head, line)
  const stop = line < tab && isFlattened(bytes, message, line) ? line : tab
  const [from, to] = bytes[message] === QUOTE ? [message + 1, quotedEnd(bytes, message + 1, stop)] : [message, stop]
  readMessage(slots, bytes, from, to, eventIn(slots, bytes), places)
  noteNumber(places, bytes, tab, last)
}

/** Where the tab stands behind which a number ends a line, as it is or as a syslog server writes it; `end` where there is none. */
function lastTab(bytes: Uint8Array, start: number, end: number): number {
  let number = end
  while (number > start && bytes[number - 1]! <= BLANK) number--
  const last = number
  while (number > start && isDigit(bytes[number - 1])) number--
  if (number < last && bytes[number - 1] === TAB) return number - 1
  return number < last && spellsAt(bytes, number - 1, last, TAB_IN_WORDS) ? number - 1 : end
}

/** Notes the number behind a tab. */
function noteNumber(places: Places, bytes: Uint8Array, tab: number, end: number): void {
  const start = tab + (bytes[tab] === TAB ? 1 : TAB_IN_WORDS.length)
  notePlace(places, bytes, start, skipDigits(bytes, start, end), IN_NUMBER)
}

const TAB_IN_WORDS = '#011'
const IN_NUMBER: Ends = Uint8Array.from({ length: 256 }, (_, byte) => (isDigit(byte) ? 0 : ENDS))
