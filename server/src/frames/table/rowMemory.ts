import { firstBytes, marksOf } from '../../model/memory.ts'
import { BLANK } from '../ascii.ts'
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
/** The half of a byte in which one digit differs from another, in all bytes of a word; and the high bits, which are marks. */
const LOW = 0x0f0f0f0f
const HIGHS = 0x80808080 | 0
const ONES = 0x01010101
const BLANKS = BLANK * ONES
const COLONS = 0x3a * ONES
/** The signs of figures, from `+` to `9`, and what lies behind them: what is added to a byte below 0x80 so that its high bit shows where it lies. */
const FIRST_SIGN = 0x2b * ONES
const BEHIND_SIGNS = (0x80 - 0x3a) * ONES

/** Where the figures of records below a heading may be others: all bits of those bytes, word by word; and whether those of the line below may be. */
interface Figures {
  readonly spans: readonly Span[]
  readonly free: Int32Array
  readonly below: boolean
}

/**
 * The records of a list as they were read: lists are made again and again, and most of their records are the same ones in the same order. So the record that came
 * next before is looked for first, and only where another one stands, the one with the same first line. Figures that nothing is read from (memory, time) may be others
 * and may be longer; of the line below a row it is looked at how it begins, where one digit is as good as another.
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
  private readonly figures: Figures[] = [figuresIn([], false)]
  private readonly holds: (reliance: number) => boolean

  /** `holds` says of what a record relied on beside its text, a number that its reader gave, whether it still is so. */
  constructor(holds: (reliance: number) => boolean) {
    this.holds = holds
  }

  /** What follows stands below a heading, which has a number: rows with stretches from which nothing is read, or blocks. */
  below(heading: number, unread: () => readonly Span[] | 'blocks'): void {
    this.heading = heading
    this.figures[heading] ??= figuresOf(unread())
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
      if (kept === letters || (i < loose && areDigits(kept, letters, free[i >> 2]! & firstBytes(loose - i)))) continue
      if (!this.mayDiffer(place, kept, letters, start, i, view)) return false
    }
    const kept = texts.getInt32(from + last, true)
    const letters = view.getInt32(start + last, true)
    return kept === letters || this.mayDiffer(place, kept, letters, start, last, view)
  }

  /** Whether a word that stands `i` bytes behind `start` says as much as the one that is kept, though more than digits of figures differ. */
  private mayDiffer(place: number, kept: number, letters: number, start: number, i: number, view: DataView): boolean {
    const { free, below } = this.figures[this.heading]!
    const loose = this.loose[place]! - i
    if (loose > 0) {
      const before = i === 0 ? letters << 8 : view.getInt32(start + i - 1, true)
      return areFigures(kept, letters, free[i >> 2]! & firstBytes(loose), before)
    }
    const own = this.sizes[place]! - i
    return below && own < WORD && areDigits(kept, letters, own > 0 ? ~firstBytes(own) : -1)
  }
}

/** Whether two words differ in figures and the blanks around them alone, and only where they may. `before` are the bytes before those of `other`. */
function areFigures(one: number, other: number, free: number, before: number): boolean {
  const differing = one ^ other
  if ((differing & ~free) !== 0) return false
  const bytes = ~marksOf(differing, 0) & HIGHS
  const blanks = marksOf(other, BLANKS)
  // A word that ends with a colon is a name.
  if ((blanks & marksOf(before, COLONS)) !== 0) return false
  return (bytes & ~((signs(one) | marksOf(one, BLANKS)) & (signs(other) | blanks))) === 0
}

/** Marks the bytes of a word that are signs of figures. */
const signs = (word: number): number => ((word | HIGHS) - FIRST_SIGN) & ~((word & ~HIGHS) + BEHIND_SIGNS) & ~word & HIGHS

/** Whether two words differ in digits alone, and only where they may. */
function areDigits(one: number, other: number, free: number): boolean {
  const differing = one ^ other
  if ((differing & ~(free & LOW)) !== 0) return false
  // A bit for each byte that differs, and for each that is no digit.
  const bytes = (differing + LOW) & 0x10101010
  return (bytes & (strangers(one) | strangers(other))) === 0
}

/** The bytes of a word that are no digits, a bit (0x10) each. */
function strangers(word: number): number {
  const high = (word ^ 0x30303030) & 0xf0f0f0f0
  return ((high >>> 3) | (high >>> 2) | (high >>> 1) | high | ((word & LOW) + 0x06060606)) & 0x10101010
}

const figuresOf = (unread: readonly Span[] | 'blocks'): Figures => (unread === 'blocks' ? figuresIn([], false) : figuresIn(unread, true))

function figuresIn(spans: readonly Span[], below: boolean): Figures {
  const bytes = new Uint8Array(LONGEST)
  for (const { start, end } of spans) bytes.fill(0xff, start, Math.min(end, LONGEST))
  return { spans, free: new Int32Array(bytes.buffer), below }
}

/** How many of the first bytes of a row may hold other figures: 0 where something stands right beside a stretch, for then a word may belong elsewhere. */
function looseIn({ bytes, start, words, ends }: PlainRow, spans: readonly Span[]): number {
  if (spans.length === 0) return 0
  const end = ends[words - 1]!
  const isBlank = (at: number): boolean => at < start || at >= end || bytes[at] === BLANK
  return spans.every(span => isBlank(start + span.start - 1) && isBlank(start + span.end)) ? end - start : 0
}

function mix(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, ROUND)
  return mixed ^ (mixed >>> 15)
}
