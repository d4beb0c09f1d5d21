import { endsAt, notePlace } from '../../frames/form/places.ts'
import { answer, confirmAnswer, NOTHING_ASKED } from './below.ts'
import { type Block, SHAPES } from './block.ts'
import { decimalIn } from '../../frames/event/bytesOf.ts'
import { hasText, textEnd, textStart } from '../../frames/blanks.ts'
import * as T from '../../frames/event/labelTable.ts'
import { NUMBERED } from '../../frames/event/labels.ts'
import { freeSlot } from '../../frames/event/message.ts'
import { ACCOUNT, ACCOUNT_DOMAIN, EVENT_ID, NOTE } from '../../frames/event/slots.ts'

const BRACKET = 91
const CLOSING_BRACKET = 93
const FEED = 10
const NO_SLOT = -1

/** What ends a value, and the number of an event. */
const IN_LINE = endsAt(FEED)
const NUMBER = endsAt(CLOSING_BRACKET)

/** A prose sentence, not a line of values: at least this long, unindented and without a colon near its beginning. */
const SENTENCE = 40

/**
 * A line of the log, cut up: `edge` is where it begins behind the marks of whoever quoted it, `depth` their number, `label` where its text begins, `colon` where a
 * label ends (-1 where there is none), `end` where the line does.
 */
export interface Line {
  start: number
  edge: number
  depth: number
  label: number
  colon: number
  end: number
  /** The number of its label; 0 where it is none that is known. */
  number: number
}

const hasValue = (bytes: Uint8Array, { colon, end }: Line): boolean => hasText(bytes, colon + 1, end)

/** Whether a line is `Event[0]` or `Event[0]:`, with which wevtutil numbers its events. */
export function isNumbered(bytes: Uint8Array, line: Line): boolean {
  const at = line.label
  return (
    line.end - at >= 8 &&
    at === line.edge &&
    bytes[at + 5] === BRACKET &&
    bytes[at] === 69 &&
    bytes[at + 1] === 118 &&
    bytes[at + 4] === 116
  )
}

/**
 * Whether a line with a label of a head begins another event. In a head its first label does, when it comes again, and any that was quoted more or less
 * often; in a description every strong label, and a weak one (`Type`, `Date`) only where an event may begin: behind a blank line or the explanations, where a deeper
 * quote begins, or when it opened this event too.
 */
export function beginsEvent(block: Block, bytes: Uint8Array, line: Line): boolean {
  if (block.headers === 0) return block.textEnd > block.start
  const isApart = line.depth !== block.depth
  if (!block.body) return isApart || line.number === block.opener
  if (!isApart && line.label - line.edge > block.indent) return false
  if ((T.LABEL_FLAGS[line.number]! & T.STRONG) !== 0) return true
  if ((T.LABEL_FLAGS[line.number]! & T.ENDS_HEAD) !== 0) return false
  return (block.explained || block.blankBefore || line.number === block.opener || line.depth > block.depth) && hasValue(bytes, line)
}

/** Reads a line of a head that may be its first. */
export function readHeader(block: Block, bytes: Uint8Array, line: Line): void {
  if (block.headers === 0) {
    block.opener = line.number
    block.indent = line.label - line.edge
    block.depth = line.depth
  }
  readHeaderValue(block, bytes, line.number, line.colon, line.end)
}

/** Keeps the value of a label of a head; Description ends it. */
export function readHeaderValue(block: Block, bytes: Uint8Array, number: number, colon: number, end: number): void {
  block.headers++
  const flags = T.LABEL_FLAGS[number]!
  if ((flags & T.STRONG) !== 0) block.strong = true
  if ((flags & T.ENDS_HEAD) !== 0) {
    block.body = true
    block.titled = hasText(bytes, colon + 1, end)
    return
  }
  const slot = T.HEADER_SLOT[number]!
  keep(block, bytes, slot, colon + 1, end, slot !== EVENT_ID)
  if (slot === EVENT_ID) block.shape = shapeOf(decimalIn(bytes, block.from[slot]!, block.to[slot]!))
}

const shapeOf = (id: number): number => (Number.isNaN(id) ? 0 : (1 + (id % (SHAPES - 3))) * 1024)

/** `Event[0]`: everything up to Description is its head. */
export function readNumber(block: Block, bytes: Uint8Array, { label, end, depth }: Line): void {
  const closing = bytes.indexOf(CLOSING_BRACKET, label)
  if (closing > 0 && closing < end) notePlace(block.places, bytes, label + NUMBERED.length, closing, NUMBER)
  block.headers++
  block.strong = true
  block.numbered = true
  block.depth = depth
}

/** Reads a line that is no label of a head: in a head it may be the beginning of the description. */
export function readText(block: Block, bytes: Uint8Array, line: Line): void {
  const flags = T.LABEL_FLAGS[line.number]!
  if (block.headers > 0 && !block.body) {
    const unknown = flags === 0 && line.colon >= 0 && hasValue(bytes, line)
    if (unknown) passOver(block, bytes, line)
    if (block.numbered || unknown) return
    block.body = true
  }
  readBody(block, bytes, line, flags)
}

/** Reads a line of a description. */
function readBody(block: Block, bytes: Uint8Array, line: Line, flags: number): void {
  if ((flags & (T.FIELD | T.SECTION)) !== 0) return readKnown(block, bytes, line.number, line.colon, line.end)
  const pending = block.pending
  block.pending = -1
  if ((flags & T.XML_TAIL) !== 0) block.explained = true
  else if (pending >= 0) keep(block, bytes, pending, line.label, line.end, false)
  else if (!answer(block, bytes, line)) readUnknown(block, bytes, line)
  block.titled = true
}

/** Reads a line of a description whose label or heading is known. */
export function readKnown(block: Block, bytes: Uint8Array, number: number, colon: number, end: number): void {
  const flags = T.LABEL_FLAGS[number]!
  block.titled = true
  block.pending = -1
  block.asked = NOTHING_ASKED
  if (block.answerTo !== 0) confirmAnswer(block)
  if ((flags & T.FIELD) !== 0) readField(block, bytes, number, colon, end)
  else if (!hasText(bytes, colon + 1, end)) block.section = T.LABEL_SECTION[number]!
}

/** Keeps the value of a label of a description, unless one was kept before. */
function readField(block: Block, bytes: Uint8Array, number: number, colon: number, end: number): void {
  block.fields++
  const slot = T.FIELD_SLOT[number * 4 + block.section]!
  const free = slot === ACCOUNT || slot === ACCOUNT_DOMAIN ? freeSlot(block, slot) : slot
  if (free < 0 || block.to[free] !== 0) {
    if (!hasText(bytes, colon + 1, end)) block.asked = NO_SLOT
    return keep(block, bytes, NO_SLOT, colon + 1, end, true)
  }
  keep(block, bytes, free, colon + 1, end, true)
  if (block.to[free] > block.from[free]!) return
  if ((T.LABEL_FLAGS[number]! & T.VALUE_BELOW) !== 0) block.pending = free
  else block.asked = free
}

function readUnknown(block: Block, bytes: Uint8Array, line: Line): void {
  const indented = line.label > line.edge
  if (line.colon >= 0) {
    if (block.titled && !indented && !hasValue(bytes, line)) block.section = T.OTHER_SECTION
    return passOver(block, bytes, line)
  }
  if (!indented && block.fields > 0 && line.end - line.label >= SENTENCE) block.explained = true
  if (indented && block.titled && block.fields === 0 && block.to[NOTE] === 0) keep(block, bytes, NOTE, line.label, line.end, false)
}

/** Notes the value of a label that is not known. `Event[0]:` is told by its first six letters, so they have to be the label's. */
function passOver(block: Block, bytes: Uint8Array, line: Line): void {
  if (line.number === 0 && line.colon - line.label >= NUMBERED.length) keep(block, bytes, NO_SLOT, line.colon + 1, line.end, true)
}

/** Keeps a value without the blanks around it. `varies` says that another value there would be read in the same way. */
function keep(block: Block, bytes: Uint8Array, slot: number, start: number, end: number, varies: boolean): void {
  if (slot < 0 && !block.places.isNoted) return
  const from = textStart(bytes, start, end)
  if (varies) notePlace(block.places, bytes, from, end, IN_LINE)
  if (slot < 0) return
  block.from[slot] = from
  block.to[slot] = textEnd(bytes, from, end)
}
