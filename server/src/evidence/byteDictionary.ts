import { wordsOf } from '../model/memory.ts'
import { grown } from './columns.ts'

/** Finds the value of a key that is new: its tag, its bytes (which are others afterwards), and where its first range ends. */
export type NewKey = (tag: number, key: Uint8Array, split: number) => number

/** Words of a record before its key: its shape, and its value. */
const SHAPE = 0
const VALUE = 1
const KEY = 2
/** A slot: a byte of the hash, and where the record lies. Keys beyond 64 MB are not kept; they are new every time. */
const TAG = 0xff000000 | 0
const PLACE = 0xffffff
/** Bytes of the longest key that is shown where it was put together: a copy of it takes longer than to find its value. */
const SHOWN = 128
/** A key's shape is its tag above these bits and its length in bytes below them. */
const TAG_SHIFT = 24
const MOST_LENGTH = 0xffffff
/** Keys of two ranges have this bit in their tag, and the length of the first range before them. */
const PAIR = 0x80
const ROUND = 0x9e3779b1 | 0

/**
 * Interns byte strings without making a string of them: open addressing, keys kept in one arena. A key is a tag below 128 (which kind of thing it spells) and
 * one or two byte ranges. The value (an id) is found once, when a spelling is first seen.
 *
 * Keys are hashed and compared four bytes at a time, and a slot is one word: memory that is far away takes longer than all the rest.
 */
export class ByteDictionary {
  /** A byte of the hash above, and below it where the record lies, + 1; 0 is an empty slot. */
  private slots = new Uint32Array(1024)
  private mask = 1023
  private records = new Int32Array(4096)
  private used = 0
  private count = 0
  /** The key that is looked up, and its bytes by their number. */
  private key = new Int32Array(64)
  private keyBytes: (Uint8Array | undefined)[] = []
  private bytes: Uint8Array = new Uint8Array(0)
  private words: Int32Array = new Int32Array(0)
  private shift = 0
  /** What was looked at before. */
  private bytesBefore: Uint8Array = this.bytes
  private wordsBefore: Int32Array = this.words

  /** The value of a key made of one range; calls `onNew` for its value when the key is new. */
  get(tag: number, bytes: Uint8Array, start: number, end: number, onNew: NewKey): number {
    const length = end - start
    const hash = finish(this.load(0, tag ^ length, bytes, start, end))
    const shape = (tag << TAG_SHIFT) | length
    const record = this.find(hash, shape, wordsFor(length))
    if (record >= 0) return this.records[record + VALUE]!
    return this.insert(~record, hash, shape, (length + 3) >> 2, onNew(tag, this.shown(bytes, start, end), length))
  }

  /** The value of a key made of two ranges (a name and its scope). */
  getPair(tag: number, bytes: Uint8Array, start: number, end: number, scopeStart: number, scopeEnd: number, onNew: NewKey): number {
    const first = end - start
    const firstWords = wordsFor(first)
    const hash = finish(this.load(1 + firstWords, this.load(1, tag ^ first, bytes, start, end), bytes, scopeStart, scopeEnd))
    this.key[0] = first
    const shape = ((tag | PAIR) << TAG_SHIFT) | (first + scopeEnd - scopeStart)
    const words = 1 + firstWords + wordsFor(scopeEnd - scopeStart)
    const record = this.find(hash, shape, words)
    if (record >= 0) return this.records[record + VALUE]!
    return this.insert(~record, hash, shape, words, onNew(tag, joined(bytes, start, end, scopeStart, scopeEnd), first))
  }

  /** Whether it is so full that keys as long as those that are shown may not be kept. */
  get isFull(): boolean {
    return this.used + KEY + SHOWN > PLACE
  }

  /** Bytes this dictionary holds. */
  get byteLength(): number {
    return this.slots.byteLength + this.records.byteLength
  }

  /** Puts a range as words into the key, from its word `at` on, and returns the hash so far. */
  private load(at: number, seed: number, bytes: Uint8Array, start: number, end: number): number {
    if (bytes !== this.bytes) this.lookAt(bytes)
    const position = start + this.shift
    const length = end - start
    const { words } = this
    if (at + (length >> 2) + 2 > this.key.length) this.growKey(at + length)
    if (((position + length) >> 2) + 1 >= words.length) return this.loadBytes(at, seed, bytes, start, end)
    const { key } = this
    const bits = (position & 3) << 3
    let hash = seed
    let from = position >> 2
    let to = at
    let low = words[from]!
    for (const last = at + (length >> 2); to < last; to++) {
      const high = words[++from]!
      const word = (low >>> bits) | ((high << 1) << (31 - bits))
      key[to] = word
      hash = Math.imul(hash ^ word, ROUND)
      hash ^= hash >>> 15
      low = high
    }
    if ((length & 3) === 0) return hash
    const word = ((low >>> bits) | ((words[from + 1]! << 1) << (31 - bits))) & (-1 >>> (32 - ((length & 3) << 3)))
    key[to] = word
    return mix(hash, word)
  }

  private growKey(words: number): void {
    this.key = grown(this.key, words * 2)
    this.keyBytes = []
  }

  /** The bytes of the key that was put together from one range. */
  private shown(bytes: Uint8Array, start: number, end: number): Uint8Array {
    const length = end - start
    return length > SHOWN ? bytes.slice(start, end) : (this.keyBytes[length] ??= new Uint8Array(this.key.buffer, 0, length))
  }

  /** The same for a range at the very end of the memory. */
  private loadBytes(at: number, seed: number, bytes: Uint8Array, start: number, end: number): number {
    let hash = seed
    let to = at
    for (let i = start; i < end; i += 4) {
      let word = 0
      for (let k = 0; k < 4 && i + k < end; k++) word |= bytes[i + k]! << (k << 3)
      this.key[to++] = word
      hash = mix(hash, word)
    }
    return hash
  }

  /** Scanners go back and forth between a file's bytes and a text they put together: the memory before is kept in hand. */
  private lookAt(bytes: Uint8Array): void {
    const words = bytes === this.bytesBefore ? this.wordsBefore : wordsOf(bytes)
    this.bytesBefore = this.bytes
    this.wordsBefore = this.words
    this.bytes = bytes
    this.words = words
    this.shift = bytes.byteOffset
  }

  /** Where the record of the key lies; where it is new, the complement (`~`) of the empty slot it should take. */
  private find(hash: number, shape: number, words: number): number {
    const { slots, mask } = this
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const stored = slots[slot]!
      if (stored === 0) return ~slot
      const record = (stored & PLACE) - 1
      if (((stored ^ hash) & TAG) === 0 && this.isKey(record, shape, words)) return record
    }
  }

  private isKey(record: number, shape: number, words: number): boolean {
    const { records, key } = this
    if (records[record + SHAPE] !== shape) return false
    for (let i = 0; i < words; i++) if (records[record + KEY + i] !== key[i]) return false
    return true
  }

  private insert(slot: number, hash: number, shape: number, words: number, value: number): number {
    const record = this.used
    if (record + KEY + words > PLACE) return value
    this.used += KEY + words
    if (this.used > this.records.length) this.records = grown(this.records, Math.max(this.used, this.records.length * 2))
    this.records[record + SHAPE] = shape
    this.records[record + VALUE] = value
    for (let i = 0; i < words; i++) this.records[record + KEY + i] = this.key[i]!
    this.slots[slot] = (hash & TAG) | (record + 1)
    this.count++
    if (this.count * 4 > this.mask * 3) this.rehash()
    return value
  }

  private rehash(): void {
    this.mask = this.mask * 2 + 1
    this.slots = new Uint32Array(this.mask + 1)
    for (let record = 0; record < this.used; record += KEY + keyWords(this.records, record)) {
      const hash = hashOfRecord(this.records, record)
      let slot = hash & this.mask
      while (this.slots[slot] !== 0) slot = (slot + 1) & this.mask
      this.slots[slot] = (hash & TAG) | (record + 1)
    }
  }
}

const isPair = (shape: number): boolean => ((shape >>> TAG_SHIFT) & PAIR) !== 0
const wordsFor = (length: number): number => (length + 3) >> 2

/** How many words the key of a record takes. */
function keyWords(records: Int32Array, record: number): number {
  const shape = records[record + SHAPE]!
  const length = shape & MOST_LENGTH
  if (!isPair(shape)) return wordsFor(length)
  const first = records[record + KEY]!
  return 1 + wordsFor(first) + wordsFor(length - first)
}

/** The hash under which a record was found when it was new. */
function hashOfRecord(records: Int32Array, record: number): number {
  const shape = records[record + SHAPE]!
  const pair = isPair(shape)
  let hash = ((shape >>> TAG_SHIFT) & ~PAIR) ^ (pair ? records[record + KEY]! : shape & MOST_LENGTH)
  const end = record + KEY + keyWords(records, record)
  for (let i = record + KEY + (pair ? 1 : 0); i < end; i++) hash = mix(hash, records[i]!)
  return finish(hash)
}

function mix(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, ROUND)
  return mixed ^ (mixed >>> 15)
}

/** Brings the high bits of a hash down to where the slot is chosen. */
const finish = (hash: number): number => hash ^ (hash >>> 16)

function joined(bytes: Uint8Array, start: number, end: number, scopeStart: number, scopeEnd: number): Uint8Array {
  if (scopeStart === scopeEnd) return bytes.slice(start, end)
  const both = new Uint8Array(end - start + scopeEnd - scopeStart)
  both.set(bytes.subarray(start, end))
  both.set(bytes.subarray(scopeStart, scopeEnd), end - start)
  return both
}
