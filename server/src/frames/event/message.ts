import { hasText, SPACE, textEnd, textStart } from '../blanks.ts'
import { contains } from './bytesOf.ts'
import { endsAt, newPlaces, notePlace, type Places, spoil, STANDS_FOR } from '../form/places.ts'
import { ACCOUNT, ACCOUNT_DOMAIN, DOMAIN, NOTE, SLOTS, USER } from './slots.ts'
import type { Slots } from './slotValues.ts'
import { FIELD, FIELD_SLOT, LABEL_FLAGS, LABEL_SECTION, labelAt, LONGEST_LABEL, NO_SECTION, SECTION, VALUE_BELOW } from './labelTable.ts'
import { LONGEST_TRANSLATION, translatedLabels } from './translatedLabels.ts'

const TRANSLATED = translatedLabels()

const FEED = 10
const BLANK = 32
const COLON = 58
const TAB = 9
const RETURN = 13
/** As in `#011`, a tab behind the last word of a description. */
const HASH = 35
/** What ends a value where it has a line of its own, and where all lines were made one: there only those of one word are told from the labels behind them. */
const IN_LINE = endsAt(FEED)
const WORD = endsAt(FEED, BLANK, TAB, RETURN, HASH)
/** A colon may end a label. */
for (const ends of [IN_LINE, WORD]) ends[COLON] = STANDS_FOR
/** Words of the longest label. */
const MOST_WORDS = 9
/** A description with fewer English labels than this may be in another language. */
const FEW = 3

/** A label that was found: where it begins, and its number in the table. */
export interface Found {
  start: number
  number: number
}

/**
 * Reads the description of an event that lies in `bytes[start, end)`, with its lines or with all of them in one: what a label says reaches to the next label
 * that is known, or to the end of its line. Where there are lines, a label begins one. Where its labels are in English, or it has none in any language, the
 * places of what they say are noted; else nothing is to be learnt from it.
 */
export function readMessage(slots: Slots, bytes: Uint8Array, start: number, end: number, places: Places = NOWHERE): void {
  before.set(slots.to)
  if (readLabels(slots, bytes, start, end, false, places) >= FEW || !contains(bytes, start, end, COLON)) return
  slots.to.set(before)
  readLabels(slots, bytes, start, end, true, NOWHERE)
  spoil(places)
}

/** Places that nobody asks for. */
const NOWHERE = newPlaces()

/** What was stated before the description was read; its places are kept where that is 0. */
const before = new Int32Array(SLOTS)

/** Reads the values of the labels that are known, those of other languages too where `translated`; returns how many labels there were. */
function readLabels(slots: Slots, bytes: Uint8Array, start: number, end: number, translated: boolean, places: Places): number {
  let count = 0
  const found: Found = { start: 0, number: 0 }
  const isOneLine = !hasFeed(bytes, start, end)
  let section = NO_SECTION
  /** The label found last, and where what it says begins. */
  let label = 0
  let from = start
  let line = start
  const close = (until: number): void => {
    if (label !== 0 && places.isNoted) {
      const stop = isOneLine ? textEnd(bytes, from, until) : lineEnd(bytes, from, until)
      notePlace(places, bytes, textStart(bytes, from, stop), stop, isOneLine ? WORD : IN_LINE, end)
    }
    if ((LABEL_FLAGS[label]! & FIELD) !== 0) keepField(slots, bytes, label, section, from, until)
    else if (label !== 0 && valueEnd(bytes, from, until) <= from) section = LABEL_SECTION[label]!
    else if (label === 0 && isOneLine) keep(slots, bytes, NOTE, start, until)
  }
  for (let at = start; at < end; at++) {
    if (bytes[at] === FEED) line = at + 1
    if (bytes[at] !== COLON || !findLabel(bytes, isOneLine ? from : line, at, isOneLine, translated, found)) continue
    count++
    close(found.start)
    label = found.number
    // German texts have `Unterstatus::`.
    from = bytes[at + 1] === COLON ? at + 2 : at + 1
    // Whatever else stands in the line is its value.
    if (!isOneLine) at = lineEnd(bytes, at, end) - 1
  }
  close(end)
  return count
}

/** Whether a line holds a description whose lines were made one: labels stand behind each other in it. */
export function isFlattened(bytes: Uint8Array, start: number, end: number): boolean {
  const found: Found = { start: 0, number: 0 }
  let labels = 0
  let from = start
  for (let at = start; at < end && labels < 2; at++) {
    if (bytes[at] !== COLON || !findLabel(bytes, from, at, true, true, found)) continue
    labels++
    from = at + 1
  }
  return labels > 1
}

/** The longest known label that ends at a colon, or before the blank in front of it; with `anywhere` false only the one that begins at `from`. */
export function findLabel(bytes: Uint8Array, from: number, colon: number, anywhere: boolean, translated: boolean, found: Found): boolean {
  const last = textEnd(bytes, from, colon)
  if (last === from) return false
  const limit = Math.max(from, last - (translated ? LONGEST_TRANSLATION : LONGEST_LABEL))
  found.number = 0
  let words = 0
  for (let at = last - 1; at >= limit && words < MOST_WORDS; at--) {
    if (at > from && !isBorder(bytes[at - 1]!)) continue
    words++
    const number = labelAt(bytes, at, last) || (translated ? TRANSLATED.at(bytes, at, last) : 0)
    if (number === 0 || (LABEL_FLAGS[number]! & (FIELD | SECTION)) === 0) continue
    found.number = number
    found.start = at
  }
  return found.number !== 0 && (anywhere || !hasText(bytes, from, found.start))
}

/** What a word of a label may follow. */
const isBorder = (byte: number): boolean => SPACE[byte] === 1 || byte === 44 || byte === 46 || byte === 59 || byte === 124

function hasFeed(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i] === FEED) return true
  return false
}

function keepField(slots: Slots, bytes: Uint8Array, number: number, section: number, start: number, end: number): void {
  const slot = slotOf(slots, number, section)
  if (slot < 0 || slots.to[slot] !== 0) return
  const isBelow = (LABEL_FLAGS[number]! & VALUE_BELOW) !== 0 && valueEnd(bytes, start, end) <= start
  const from = isBelow ? nextLine(bytes, start, end) : start
  keep(slots, bytes, slot, from, valueEnd(bytes, from, end))
}

function lineEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  while (at < end && bytes[at] !== FEED) at++
  return at
}

/** Where the value that begins at `start` ends: with its line; at `start` where there is none. */
function valueEnd(bytes: Uint8Array, start: number, end: number): number {
  const at = lineEnd(bytes, start, end)
  return hasText(bytes, start, at) ? at : start
}

const nextLine = (bytes: Uint8Array, start: number, end: number): number => Math.min(end, lineEnd(bytes, start, end) + 1)

/** The slot of a label's value under a heading; -1 for none. */
const slotOf = (slots: Slots, number: number, section: number): number => freeSlot(slots, FIELD_SLOT[number * 4 + section]!)

/** Without headings the first account is the subject, the second the user. */
export function freeSlot({ to }: Slots, slot: number): number {
  if (slot === ACCOUNT && to[ACCOUNT] !== 0) return USER
  return slot === ACCOUNT_DOMAIN && to[ACCOUNT_DOMAIN] !== 0 ? DOMAIN : slot
}

/** Keeps a value without the blanks around it. */
export function keep({ from, to }: Slots, bytes: Uint8Array, slot: number, start: number, end: number): void {
  from[slot] = textStart(bytes, start, end)
  to[slot] = textEnd(bytes, from[slot], end)
}
