import { firstBytes } from '../model/memory.ts'

/** Texts that are kept at most, and words of all of them. When either is reached, all are forgotten. */
const MOST = 1 << 15
const MOST_WORDS = 1 << 20
/** Words of a text before its own: its hash, a number that goes with it, its length, and the who and the what (+ 1) it stands for. */
const HASH = 0
const NUMBER = 1
const LENGTH = 2
const WHO = 3
const WHAT = 4
const TEXT = 5
/** Bytes of the longest text that is kept. */
const LONGEST = 1024
const WORD = 4
const ROUND = 0x9e3779b1 | 0

/** What texts stand for, those of records that say the same again: a who and a what, by their numbers. Made anew for every file. */
export class TextMemory {
  /** Where the text of a slot lies in `words`; 0 is an empty slot. */
  private slots = new Int32Array(512)
  private words = new Int32Array(1 << 13)
  private used = 1
  private count = 0

  /** The place of a text and of a number that goes with it: bytes of a view that has room behind them. It is kept if it is new; 0 where it is too long. */
  placeOf(number: number, view: DataView, start: number, end: number): number {
    const length = end - start
    if (length > LONGEST) return 0
    let hash = number ^ length
    for (let i = 0; i < length; i += WORD) hash = mix(hash, view.getInt32(start + i, true) & firstBytes(length - i))
    const slot = this.slotOf(hash, number, view, start, length)
    const place = this.slots[slot]!
    return place > 0 ? place : this.keep(slot, hash, number, view, start, length)
  }

  /** The who a place stands for; -1 where that was not said. */
  whoAt(place: number): number {
    return this.words[place + WHO]! - 1
  }

  whatAt(place: number): number {
    return this.words[place + WHAT]! - 1
  }

  /** Says what the text stands for that was asked about last. */
  say(place: number, who: number, what: number): void {
    this.words[place + WHO] = who + 1
    this.words[place + WHAT] = what + 1
  }

  /** The slot of a text, or the empty one that it should take. */
  private slotOf(hash: number, number: number, view: DataView, start: number, length: number): number {
    const { slots } = this
    const mask = slots.length - 1
    let slot = slotFor(hash, mask)
    while (slots[slot] !== 0 && !this.isAt(slots[slot]!, hash, number, view, start, length)) slot = (slot + 1) & mask
    return slot
  }

  private isAt(place: number, hash: number, number: number, view: DataView, start: number, length: number): boolean {
    const { words } = this
    if (words[place + HASH] !== hash || words[place + NUMBER] !== number || words[place + LENGTH] !== length) return false
    for (let i = 0; i < length; i += WORD) {
      if (words[place + TEXT + (i >> 2)] !== (view.getInt32(start + i, true) & firstBytes(length - i))) return false
    }
    return true
  }

  private keep(slot: number, hash: number, number: number, view: DataView, start: number, length: number): number {
    const room = TEXT + ((length + WORD - 1) >> 2)
    if (this.count === MOST || this.used + room > MOST_WORDS) {
      this.clear()
      return this.keep(slotFor(hash, this.slots.length - 1), hash, number, view, start, length)
    }
    if (this.used + room > this.words.length) this.words = larger(this.words)
    const { words, used: place } = this
    words[place + HASH] = hash
    words[place + NUMBER] = number
    words[place + LENGTH] = length
    words[place + WHO] = words[place + WHAT] = 0
    for (let i = 0; i < length; i += WORD) words[place + TEXT + (i >> 2)] = view.getInt32(start + i, true) & firstBytes(length - i)
    this.slots[slot] = place
    this.used += room
    if (++this.count * 2 > this.slots.length) this.rehash()
    return place
  }

  private clear(): void {
    this.slots.fill(0)
    this.used = 1
    this.count = 0
  }

  private rehash(): void {
    const { words, used } = this
    const slots = new Int32Array(this.slots.length * 2)
    const mask = slots.length - 1
    for (let place = 1; place < used; place += TEXT + ((words[place + LENGTH]! + WORD - 1) >> 2)) {
      let slot = slotFor(words[place + HASH]!, mask)
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = place
    }
    this.slots = slots
  }
}

const slotFor = (hash: number, mask: number): number => (hash ^ (hash >>> 16)) & mask

function larger(words: Int32Array): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(words.length * 2)
  copy.set(words)
  return copy
}

function mix(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, ROUND)
  return mixed ^ (mixed >>> 15)
}
