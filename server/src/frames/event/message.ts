import { doubtsIn, labelsOf } from './labelOrder.ts'
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
 * Reads the description of an event of some number that lies in `bytes[start, end)`, with its lines or with all of them in one: what a label says reaches to
 * the next label that is known, or to the end of its line. Where there are lines, a label begins one; where there are none, it is one of those that the event
 * has, and where it may be part of a value, neither that nor its own is said. Where its labels are in English, or it has none in any language, the places of
 * what they say are noted; else nothing is to be learnt from it.
 */
export function readMessage(slots: Slots, bytes: Uint8Array, start: number, end: number, event: number, places: Places = NOWHERE): void {
  before.set(slots.to)
  if (readLabels(slots, bytes, start, end, labelsOf(event), false, places) >= FEW || !contains(bytes, start, end, COLON)) return
  slots.to.set(before)
  readLabels(slots, bytes, start, end, undefined, true, NOWHERE)
  spoil(places)
}

/** Places that nobody asks for. */
const NOWHERE = newPlaces()

/** What was stated before the description was read; its places are kept where that is 0. */
const before = new Int32Array(SLOTS)

/** The labels of the description that is being read, in order: their numbers, where they begin, and where what they say does. */
const numbers: number[] = []
const starts: number[] = []
const froms: number[] = []

/**
 * Reads the values of the labels that are known, those of other languages too where `translated`; returns how many labels there were. `labels` are those of the
 * event, where they are known.
 */
function readLabels(
  slots: Slots,
  bytes: Uint8Array,
  start: number,
  end: number,
  labels: readonly number[] | undefined,
  translated: boolean,
  places: Places,
): number {
  const isOneLine = !hasFeed(bytes, start, end)
  const count = findLabels(bytes, start, end, isOneLine, isOneLine ? labels : undefined, translated)
  const doubts = isOneLine && labels !== undefined ? doubtsIn(labels, numbers) : undefined
  if (isOneLine) keep(slots, bytes, NOTE, start, starts[0] ?? end)
  let section = NO_SECTION
  for (const [i, label] of numbers.entries()) {
    const [from, until] = [froms[i]!, starts[i + 1] ?? end]
    const stop = isOneLine ? textEnd(bytes, from, until) : lineEnd(bytes, from, until)
    if (places.isNoted) notePlace(places, bytes, textStart(bytes, from, stop), stop, isOneLine ? WORD : IN_LINE, end)
    const isDoubtful = doubts !== undefined && (doubts[i] === true || doubts[i + 1] === true)
    if ((LABEL_FLAGS[label]! & FIELD) !== 0) keepField(slots, bytes, label, section, from, isDoubtful ? from : until)
    else if (valueEnd(bytes, from, until) <= from) section = doubts?.[i] === true ? DOUBTFUL_SECTION : LABEL_SECTION[label]!
  }
  if (doubts !== undefined) spoil(places)
  return count
}

/** Finds the labels of a description; returns how many there are, with those that are none of the event's own. */
function findLabels(
  bytes: Uint8Array,
  start: number,
  end: number,
  isOneLine: boolean,
  labels: readonly number[] | undefined,
  translated: boolean,
): number {
  const found: Found = { start: 0, number: 0 }
  let count = 0
  let from = start
  numbers.length = starts.length = froms.length = 0
  for (let at = start; at < end; at++) {
    if (bytes[at] === FEED) from = at + 1
    if (bytes[at] !== COLON || !findLabel(bytes, from, at, isOneLine, translated, found)) continue
    count++
    // German texts have `Unterstatus::`.
    const behind = bytes[at + 1] === COLON ? at + 2 : at + 1
    if (labels === undefined || labels.includes(found.number)) {
      numbers.push(found.number)
      starts.push(found.start)
      froms.push(behind)
      from = behind
    }
    // Whatever else stands in its line is its value.
    if (!isOneLine) at = lineEnd(bytes, at, end) - 1
  }
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
  const slot = section === DOUBTFUL_SECTION ? sameSlot(number) : slotOf(slots, number, section)
  if (slot < 0 || slots.to[slot] !== 0) return
  const isBelow = (LABEL_FLAGS[number]! & VALUE_BELOW) !== 0 && valueEnd(bytes, start, end) <= start
  const from = isBelow ? nextLine(bytes, start, end) : start
  keep(slots, bytes, slot, from, valueEnd(bytes, from, end))
}

/** Below what may be no heading. */
const DOUBTFUL_SECTION = -1

/** The slot of a label's value, if it is the same under all headings; else -1. */
const sameSlot = (number: number): number => {
  const [slot, ...others] = FIELD_SLOT.subarray(number * 4, number * 4 + 4)
  return others.every(other => other === slot) ? slot! : -1
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
