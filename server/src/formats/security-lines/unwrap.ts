import { labelAt } from '../../frames/event/labelTable.ts'
import type { Slots } from '../../frames/event/slotValues.ts'
import { MOST_PLACES, type Places, spoil } from '../../frames/form/places.ts'
import { lineEnd, newProperty, propertyAt } from './list.ts'

const RETURN = 13
const BLANK = 32
const COLON = 58
/** A console is at least this wide. */
const NARROWEST = 70

/** A list without the breaks that a console put into its lines, and where each byte stood. */
export interface Unwrapped {
  readonly bytes: Uint8Array
  readonly places: Int32Array
}

/**
 * The list at `[start, end)` as it was before the console cut its lines at its width: a line as wide as the widest one goes on in the next, where that is
 * indented like the value and begins neither with a blank nor with a label. Undefined where no line was cut.
 */
export function unwrapped(bytes: Uint8Array, start: number, end: number): Unwrapped | undefined {
  if (!mayBeCut(bytes, start, end)) return undefined
  const lines = linesOf(bytes, start, end)
  const width = lines.reduce((widest, line) => Math.max(widest, line.width), 0)
  if (width < NARROWEST || !lines.some((line, i) => goesOn(bytes, line, lines[i + 1], width))) return undefined
  const places: number[] = []
  for (const [i, line] of lines.entries()) {
    const isJoined = i > 0 && goesOn(bytes, lines[i - 1]!, line, width)
    if (isJoined) while (places.length > 0 && bytes[places.at(-1)!]! <= RETURN) places.pop()
    for (let at = isJoined ? line.text : line.start; at < line.next; at++) places.push(at)
  }
  return { bytes: Uint8Array.from(places, place => bytes[place]!), places: Int32Array.from(places) }
}

/** Says of a list that was joined where its values and places stand in the log; false where one of its values has a break in it. */
export function asWritten({ places: at }: Unwrapped, { from, to }: Slots, places: Places): boolean {
  const isBroken = (start: number, end: number): boolean => end > start && at[end - 1]! - at[start]! >= end - start
  if (from.some((start, slot) => isBroken(start, to[slot]!))) {
    spoil(places)
    return false
  }
  for (let slot = 0; slot < to.length; slot++) {
    const isStated = to[slot]! > from[slot]!
    from[slot] = isStated ? at[from[slot]!]! : 0
    to[slot] = isStated ? at[to[slot]! - 1]! + 1 : 0
  }
  const count = places.count > MOST_PLACES ? 0 : places.count
  if (count > 0) places.count = 0
  for (let place = 0; place < count; place++) {
    const [start, end] = [places.from[place]!, places.to[place]!]
    if (isBroken(start, end)) continue
    const kept = places.count++
    places.from[kept] = at[start]!
    places.to[kept] = at[end - 1]! + 1
    places.ends[kept] = places.ends[place]!
  }
  return true
}

/**
 * How long each value of a list may be for the same lines to be joined: those that hold values have to stay narrower than the widest one. Undefined where one
 * of them is the widest itself.
 */
export function roomsOf(bytes: Uint8Array, places: Places, start: number, end: number): Int32Array | undefined {
  const rooms = new Int32Array(places.count).fill(MOST_ROOM)
  if (!mayBeCut(bytes, start, end)) return rooms
  const lengths = rooms.map((_, value) => characters(bytes, places.from[value]!, places.to[value]!))
  let value = 0
  let widest = 0
  for (const line of linesOf(bytes, start, end)) {
    const first = value
    while (value < rooms.length && places.from[value]! < line.next) value++
    if (value > first + 1) return undefined
    if (value > first) rooms[first] = lengths[first]! - line.width - 1
    else widest = Math.max(widest, line.width)
  }
  const all = rooms.map(room => room + widest)
  return all.every((room, i) => lengths[i]! <= room) ? all : undefined
}

const MOST_ROOM = 0x7fffffff

const property = newProperty()

/** Whether some line may go on the one before it, as wide as that may be. */
function mayBeCut(bytes: Uint8Array, start: number, end: number): boolean {
  let indent = 0
  for (let at = start, feed = at; at < end; at = feed + 1) {
    feed = lineEnd(bytes, at, end)
    if (bytes[at] !== BLANK) {
      if (propertyAt(bytes, at, feed, property)) indent = property.value + 1 - at
      continue
    }
    const stop = bytes[feed - 1] === RETURN ? feed - 1 : feed
    const text = textStart(bytes, at, Math.min(stop, at + indent))
    if (text > at && text < stop && bytes[text]! > BLANK && !isLabelled(bytes, text, stop)) return true
  }
  return false
}

function textStart(bytes: Uint8Array, at: number, deepest: number): number {
  let text = at
  while (text < deepest && bytes[text] === BLANK) text++
  return text
}

interface ListLine {
  readonly start: number
  /** Where its text begins, behind the indentation of values. */
  readonly text: number
  readonly end: number
  readonly next: number
  readonly width: number
}

function linesOf(bytes: Uint8Array, start: number, end: number): readonly ListLine[] {
  const lines: ListLine[] = []
  let indent = 0
  for (let at = start; at < end; ) {
    const feed = lineEnd(bytes, at, end)
    const stop = feed > at && bytes[feed - 1] === RETURN ? feed - 1 : feed
    const isProperty = propertyAt(bytes, at, feed, property)
    if (isProperty) indent = property.value + 1 - at
    const text = textStart(bytes, at, isProperty ? at : Math.min(stop, at + indent))
    lines.push({ start: at, text, end: stop, next: Math.min(end, feed + 1), width: characters(bytes, at, stop) })
    at = feed + 1
  }
  return lines
}

/** Characters of UTF-8 (or of an ANSI page). */
function characters(bytes: Uint8Array, start: number, end: number): number {
  let count = 0
  for (let i = start; i < end; i++) if ((bytes[i]! & 0xc0) !== 0x80) count++
  return count
}

const goesOn = (bytes: Uint8Array, line: ListLine, next: ListLine | undefined, width: number): boolean =>
  line.width === width &&
  next !== undefined &&
  next.text > next.start &&
  next.end > next.text &&
  bytes[next.text]! > BLANK &&
  !isLabelled(bytes, next.text, next.end)

function isLabelled(bytes: Uint8Array, text: number, end: number): boolean {
  let colon = text
  while (colon < end && bytes[colon] !== COLON) colon++
  return colon > text && colon < end && labelAt(bytes, text, bytes[colon - 1] === BLANK ? colon - 1 : colon) !== 0
}
