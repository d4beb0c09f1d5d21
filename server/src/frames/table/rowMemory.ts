import { firstBytes } from '../../model/memory.ts'
import type { Span } from './columns.ts'
import { areDigits, areFigures, type Figures, figuresIn, looseIn } from './figures.ts'
import type { PlainRow } from './plainRow.ts'

/** Records kept, each in one of two places side by side; one whose place another takes is read anew. Place 0 is none. */
const PLACES = 4096
/** Bytes of all records that are kept. When they are full, all are forgotten. */
const MEMORY = 1 << 20
/** Bytes of the longest record that is kept, with what is looked at below it. */
const LONGEST = 4096
const WORD = 4
const ROUND = 0x9e3779b1 | 0
/** What is known of a record that is kept, a word each; all of it lies together, for memory that is far away takes longer than all the rest. */
const FACTS = 16
/** Bytes that are compared: the record, and what was looked at below it. 0 where none is kept. */
const LENGTH = 0
/** Bytes and lines of the record alone, and how many of its first bytes may hold other figures. */
const SIZE = 1
const LINES = 2
const LOOSE = 3
const HEADING = 4
const RELIANCE = 5
/** The place of the record that came behind it last. */
const NEXT = 6
/** Where its text lies, and how much room is there. */
const TEXT = 7
const ROOM = 8
const HASH = 9
/** What it says: the numbers of a who and a what. */
const WHO = 10
const WHAT = 11

/**
 * The records of a list as they were read: lists are made again and again, and most of their records are the same ones in the same order. So the record that came
 * next before is looked for first, and only where another one stands, the one with the same first line. Figures that nothing is read from (memory, time) may be others
 * and may be longer; of the line below a row it is looked at how it begins, where one digit is as good as another.
 */
export class RowMemory {
  private readonly texts = new DataView(new ArrayBuffer(MEMORY))
  private used = 0
  private readonly facts = new Int32Array(PLACES * FACTS)
  /** The place of the record before; that of the one that is read now, 0 where it is not one to be kept. */
  private before = 0
  private place = 0
  private hash = 0
  private turn = 0
  private heading = 0
  private readonly figures: Figures[] = [figuresIn('blocks', LONGEST)]
  private readonly holds: (reliance: number) => boolean

  /** `holds` says of what a record relied on beside its text, a number that its reader gave, whether it still is so. */
  constructor(holds: (reliance: number) => boolean) {
    this.holds = holds
  }

  /** What follows stands below a heading, which has a number: rows with stretches from which nothing is read, or blocks. */
  below(heading: number, unread: () => readonly Span[] | 'blocks'): void {
    this.heading = heading
    this.figures[heading] ??= figuresIn(unread(), LONGEST)
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
    const { facts } = this
    const place = this.look(row.start, view, end)
    const at = place * FACTS
    if (place === 0 || !this.holds(facts[at + RELIANCE]!)) return 0
    this.follow(place)
    row.stop = row.start + facts[at + SIZE]!
    row.lines = facts[at + LINES]!
    return place
  }

  /** Keeps the row that was not recalled, and returns its place; 0 where it cannot be kept. */
  keep(row: PlainRow, view: DataView): number {
    const { place, facts, before } = this
    const at = place * FACTS
    const length = row.seen - row.start
    if (place === 0 || length > LONGEST) return 0
    if (facts[at + ROOM]! < length) this.makeRoom(at, length)
    this.copy(view, row.start, facts[at + TEXT]!, length)
    facts[at + LENGTH] = length
    facts[at + SIZE] = row.stop - row.start
    facts[at + LINES] = row.lines
    facts[at + LOOSE] = looseIn(row, this.figures[this.heading]!.spans)
    facts[at + HEADING] = this.heading
    facts[at + RELIANCE] = row.reliance
    facts[at + HASH] = this.hash
    // What was expected in its place mostly comes behind it.
    const expected = facts[before * FACTS + NEXT]!
    if (expected !== place) facts[at + NEXT] = expected
    this.follow(place)
    return place
  }

  /** Says what the record in a place says, as it was read. */
  say(place: number, who: number, what: number): void {
    this.facts[place * FACTS + WHO] = who
    this.facts[place * FACTS + WHAT] = what
  }

  whoAt(place: number): number {
    return this.facts[place * FACTS + WHO]!
  }

  whatAt(place: number): number {
    return this.facts[place * FACTS + WHAT]!
  }

  private copy(view: DataView, from: number, to: number, length: number): void {
    const { texts } = this
    const last = length - WORD
    for (let i = 0; i < last; i += WORD) texts.setInt32(to + i, view.getInt32(from + i, true), true)
    texts.setInt32(to + last, view.getInt32(from + last, true), true)
  }

  private follow(place: number): void {
    this.facts[this.before * FACTS + NEXT] = place
    this.before = place
  }

  private makeRoom(at: number, length: number): void {
    const room = (length + WORD - 1) & -WORD
    if (this.used + room > MEMORY) this.clear()
    this.facts[at + TEXT] = this.used
    this.facts[at + ROOM] = room
    this.used += room
  }

  private clear(): void {
    const { facts } = this
    for (let at = 0; at < facts.length; at += FACTS) facts[at + LENGTH] = facts[at + ROOM] = 0
    this.used = 0
  }

  /** The place of the record at `start`; 0 where none like it is kept. */
  private look(start: number, view: DataView, end: number): number {
    const { facts } = this
    const expected = facts[this.before * FACTS + NEXT]!
    if (this.isAt(expected, start, view, end)) return this.found(expected)
    const behind = facts[expected * FACTS + NEXT]!
    if (this.isAt(behind, start, view, end)) return this.found(behind)
    const hash = this.hashAt(start, view, Math.min(end, start + LONGEST))
    const first = hash === 0 ? 0 : (hash ^ (hash >>> 16)) & (PLACES - 1) || 2
    const second = first ^ 1
    this.hash = hash
    if (facts[first * FACTS + HASH] === hash && this.isAt(first, start, view, end)) return (this.place = first)
    if (facts[second * FACTS + HASH] === hash && this.isAt(second, start, view, end)) return (this.place = second)
    this.place = first === 0 || facts[first * FACTS + LENGTH] === 0 ? first : this.secondOr(first)
    return 0
  }

  private found(place: number): number {
    this.hash = this.facts[place * FACTS + HASH]!
    return (this.place = place)
  }

  /** The place beside a first one if it is free, else one of both by turns. */
  private secondOr(first: number): number {
    this.turn ^= 1
    return this.facts[(first ^ 1) * FACTS + LENGTH] === 0 ? first ^ 1 : first ^ this.turn
  }

  /** A number for the first line of a record; 0 where the line is too short, or its end not in hand. */
  private hashAt(start: number, view: DataView, end: number): number {
    const { free } = this.figures[this.heading]!
    const stop = end - WORD
    let hash = this.heading
    for (let i = start, word = 0; i <= stop; i += WORD, word++) {
      const letters = view.getInt32(i, true)
      const feeds = letters ^ 0x0a0a0a0a
      const found = (feeds - 0x01010101) & ~feeds & 0x80808080
      hash = mix(hash, letters & ~free[word]! & (found === 0 ? -1 : ((found & -found) >>> 7) - 1))
      if (found !== 0) return word === 0 ? 0 : hash
    }
    return 0
  }

  /** Whether the record at `start` is the one that is kept in a place. */
  private isAt(place: number, start: number, view: DataView, end: number): boolean {
    const { facts, texts } = this
    const at = place * FACTS
    const length = facts[at + LENGTH]!
    if (length === 0 || facts[at + HEADING] !== this.heading || start + length > end) return false
    const from = facts[at + TEXT]!
    const loose = facts[at + LOOSE]!
    const { free } = this.figures[this.heading]!
    const last = length - WORD
    for (let i = 0; i < last; i += WORD) {
      const kept = texts.getInt32(from + i, true)
      const letters = view.getInt32(start + i, true)
      if (kept === letters || (i < loose && areDigits(kept, letters, free[i >> 2]! & firstBytes(loose - i)))) continue
      if (!this.mayDiffer(at, kept, letters, start, i, view)) return false
    }
    const kept = texts.getInt32(from + last, true)
    const letters = view.getInt32(start + last, true)
    return kept === letters || this.mayDiffer(at, kept, letters, start, last, view)
  }

  /** Whether a word that stands `i` bytes behind `start` says as much as the one that is kept, though more than digits of figures differ. */
  private mayDiffer(at: number, kept: number, letters: number, start: number, i: number, view: DataView): boolean {
    const { free, below } = this.figures[this.heading]!
    const loose = this.facts[at + LOOSE]! - i
    if (loose > 0) {
      const before = i === 0 ? letters << 8 : view.getInt32(start + i - 1, true)
      return areFigures(kept, letters, free[i >> 2]! & firstBytes(loose), before)
    }
    const own = this.facts[at + SIZE]! - i
    return below && own < WORD && areDigits(kept, letters, own > 0 ? ~firstBytes(own) : -1)
  }
}

function mix(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, ROUND)
  return mixed ^ (mixed >>> 15)
}
