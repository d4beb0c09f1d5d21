import { firstBytes } from '../../model/memory.ts'
import type { Span } from './columns.ts'
import type { PlainRow } from './plainRow.ts'

/** Records kept, each in one of two places side by side; one whose place another takes is read anew. Places are keys of the sink's drafts; 0 is none. */
const PLACES = 4096
/** Bytes of all records that are kept. When they are full, all are forgotten. */
const MEMORY = 1 << 20
/** Bytes of the longest record that is kept, with what is looked at below it. */
const LONGEST = 4096
const WORD = 4
const ROUND = 0x9e3779b1 | 0
/** The half of a byte in which one digit differs from another, in all bytes of a word. */
const LOW = 0x0f0f0f0f

/** Where the figures of rows below a heading may stand: their halves of the bytes, word by word. */
interface Figures {
  readonly spans: readonly Span[]
  readonly free: Int32Array
}

/**
 * The records of a list as they were read: lists are made again and again, and most of their records are the same ones in the same order. So the record that came
 * next before is looked for first, and only where another one stands, the one with the same first line. Figures that nothing is read from (memory, time) may differ.
 */
export class RowMemory {
  private readonly texts = new DataView(new ArrayBuffer(MEMORY))
  private used = 0
  private readonly starts = new Int32Array(PLACES)
  private readonly rooms = new Int32Array(PLACES)
  /** Bytes that are compared: the record, and what was looked at below it. 0 where none is kept. */
  private readonly lengths = new Int32Array(PLACES)
  /** Bytes and lines of the record alone, and how many of its first bytes may hold other figures. */
  private readonly sizes = new Int32Array(PLACES)
  private readonly lines = new Int32Array(PLACES)
  private readonly loose = new Int32Array(PLACES)
  private readonly headings = new Int32Array(PLACES)
  private readonly reliances = new Int32Array(PLACES)
  private readonly next = new Int32Array(PLACES)
  /** The place of the record before; that of the one that is read now, 0 where it is not one to be kept. */
  private before = 0
  private place = 0
  private turn = 0
  private heading = 0
  private readonly figures: Figures[] = [figuresIn([])]
  private readonly holds: (reliance: number) => boolean

  /** `holds` says of what a record relied on beside its text, a number that its reader gave, whether it still is so. */
  constructor(holds: (reliance: number) => boolean) {
    this.holds = holds
  }

  /** What follows stands below a heading, which has a number. `unread` are the stretches of a row from which nothing is read. */
  below(heading: number, unread: readonly Span[]): void {
    this.heading = heading
    this.figures[heading] ??= figuresIn(unread)
  }

  /** Forgets all records, and what numbers headings have. */
  forget(): void {
    this.clear()
    this.figures.length = 1
  }

  /**
   * The place of the record that begins at `row.start`, where one like it was kept: then the row's end and lines are set. 0 where there was none; it may be
   * kept then, when it is read. `view` shows the row's bytes, of which those before `end` are in hand.
   */
  recall(row: PlainRow, view: DataView, end: number): number {
    const place = this.look(row.start, view, end)
    if (place === 0 || !this.holds(this.reliances[place]!)) return 0
    this.follow(place)
    row.stop = row.start + this.sizes[place]!
    row.lines = this.lines[place]!
    return place
  }

  /** Keeps the row that was not recalled, and returns its place; 0 where it cannot be kept. */
  keep(row: PlainRow, view: DataView): number {
    const { place, starts } = this
    const length = row.seen - row.start
    if (place === 0 || length > LONGEST) return 0
    if (this.rooms[place]! < length) this.makeRoom(place, length)
    this.copy(view, row.start, starts[place]!, length)
    this.lengths[place] = length
    this.sizes[place] = row.stop - row.start
    this.lines[place] = row.lines
    this.loose[place] = looseIn(row, this.figures[this.heading]!.spans)
    this.headings[place] = this.heading
    this.reliances[place] = row.reliance
    // What was expected in its place mostly comes behind it.
    const expected = this.next[this.before]!
    if (expected !== place) this.next[place] = expected
    this.follow(place)
    return place
  }

  private copy(view: DataView, from: number, to: number, length: number): void {
    const { texts } = this
    const last = length - WORD
    for (let i = 0; i < last; i += WORD) texts.setInt32(to + i, view.getInt32(from + i, true), true)
    texts.setInt32(to + last, view.getInt32(from + last, true), true)
  }

  private follow(place: number): void {
    this.next[this.before] = place
    this.before = place
  }

  private makeRoom(place: number, length: number): void {
    const room = (length + WORD - 1) & -WORD
    if (this.used + room > MEMORY) this.clear()
    this.starts[place] = this.used
    this.rooms[place] = room
    this.used += room
  }

  private clear(): void {
    this.lengths.fill(0)
    this.rooms.fill(0)
    this.used = 0
  }

  /** The place of the record at `start`; 0 where none like it is kept. */
  private look(start: number, view: DataView, end: number): number {
    const expected = this.next[this.before]!
    if (this.isAt(expected, start, view, end)) return (this.place = expected)
    const behind = this.next[expected]!
    if (this.isAt(behind, start, view, end)) return (this.place = behind)
    const first = this.placeOf(start, view, Math.min(end, start + LONGEST))
    const second = first ^ 1
    if (this.isAt(first, start, view, end)) return (this.place = first)
    if (this.isAt(second, start, view, end)) return (this.place = second)
    this.place = this.lengths[first] === 0 ? first : this.secondOr(first)
    return 0
  }

  /** The place beside a first one if it is free, else one of both by turns. */
  private secondOr(first: number): number {
    this.turn ^= 1
    return this.lengths[first ^ 1] === 0 ? first ^ 1 : first ^ this.turn
  }

  /** The first of the two places of a record, by its first line; 0 where the line is too short, or its end not in hand. */
  private placeOf(start: number, view: DataView, end: number): number {
    const { free } = this.figures[this.heading]!
    const stop = end - WORD
    let hash = this.heading
    for (let i = start, word = 0; i <= stop; i += WORD, word++) {
      const letters = view.getInt32(i, true)
      const feeds = letters ^ 0x0a0a0a0a
      const found = (feeds - 0x01010101) & ~feeds & 0x80808080
      hash = mix(hash, letters & ~free[word]! & (found === 0 ? -1 : ((found & -found) >>> 7) - 1))
      if (found !== 0) return word === 0 ? 0 : (hash ^ (hash >>> 16)) & (PLACES - 1) || 2
    }
    return 0
  }

  /** Whether the record at `start` is the one that is kept in a place. */
  private isAt(place: number, start: number, view: DataView, end: number): boolean {
    const length = this.lengths[place]!
    if (length === 0 || this.headings[place] !== this.heading || start + length > end) return false
    const { texts } = this
    const from = this.starts[place]!
    const loose = this.loose[place]!
    const { free } = this.figures[this.heading]!
    const last = length - WORD
    for (let i = 0; i < last; i += WORD) {
      const kept = texts.getInt32(from + i, true)
      const letters = view.getInt32(start + i, true)
      if (kept !== letters && (i >= loose || !areFigures(kept, letters, free[i >> 2]! & firstBytes(loose - i)))) return false
    }
    return texts.getInt32(from + last, true) === view.getInt32(start + last, true)
  }
}

/** Whether two words differ in digits alone, and only where they may. */
function areFigures(one: number, other: number, free: number): boolean {
  const differing = one ^ other
  if ((differing & ~free) !== 0) return false
  // A bit for each byte that differs, and for each that is no digit.
  const bytes = (differing + LOW) & 0x10101010
  return (bytes & (strangers(one) | strangers(other))) === 0
}

/** The bytes of a word that are no digits, a bit (0x10) each. */
function strangers(word: number): number {
  const high = (word ^ 0x30303030) & 0xf0f0f0f0
  return ((high >>> 3) | (high >>> 2) | (high >>> 1) | high | ((word & LOW) + 0x06060606)) & 0x10101010
}

function figuresIn(spans: readonly Span[]): Figures {
  const halves = new Uint8Array(LONGEST)
  for (const { start, end } of spans) halves.fill(LOW & 0xff, start, Math.min(end, LONGEST))
  return { spans, free: new Int32Array(halves.buffer) }
}

/** How many of the first bytes of a row may hold other figures: 0 where a word lies in a stretch and beside it, for then it may belong elsewhere. */
function looseIn({ start, words, starts, ends }: PlainRow, spans: readonly Span[]): number {
  for (const span of spans) {
    for (let word = 0; word < words; word++) {
      const from = starts[word]! - start
      const to = ends[word]! - start
      if (from < span.end && to > span.start && (from < span.start || to > span.end)) return 0
    }
  }
  return spans.length === 0 ? 0 : ends[words - 1]! - start
}

function mix(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, ROUND)
  return mixed ^ (mixed >>> 15)
}
