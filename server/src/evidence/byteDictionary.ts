import { wordsOf } from '../model/memory.ts'

/** Finds the value of a key that is new: its tag, its bytes, and where its first range ends. */
export type NewKey = (tag: number, key: Uint8Array, split: number) => number

/** Words of a slot: the hash, where the key lies in the arena (+ 1, so that 0 is an empty slot), its shape, its value. One slot is a quarter of a cache line. */
const SLOT_WORDS = 4
/** A key's shape is its tag above these bits and its length in bytes below them. */
const TAG_SHIFT = 24
/** Keys of two ranges have this bit in their tag, and the length of the first range before them. */
const PAIR = 0x80
const ROUND = 0x9e3779b1 | 0

/**
 * Interns byte strings without making a string of them: open addressing, keys kept in one arena. A key is a tag below 128 (which kind of thing it spells) and
 * one or two byte ranges. The value (an id) is found once, when a spelling is first seen. Keys are hashed and compared four bytes at a time.
 */
export class ByteDictionary {
  private table = new Int32Array(1024 * SLOT_WORDS)
  private mask = 1023
  private arena = new Int32Array(4096)
  private used = 0
  private count = 0
  /** The key that is looked up. */
  private key = new Int32Array(64)
  private bytes: Uint8Array = new Uint8Array(0)
  private words = new Int32Array(0)

  /** The value of a key made of one range; calls `onNew` for its value when the key is new. */
  get(tag: number, bytes: Uint8Array, start: number, end: number, onNew: NewKey): number {
    const length = end - start
    const hash = finish(this.load(0, tag ^ length, bytes, start, end))
    const shape = (tag << TAG_SHIFT) | length
    const slot = this.find(hash, shape, (length + 3) >> 2)
    if (slot >= 0) return this.table[slot + 3]!
    return this.insert(~slot, hash, shape, (length + 3) >> 2, onNew(tag, bytes.slice(start, end), length))
  }

  /** The value of a key made of two ranges (a name and its scope). */
  getPair(tag: number, bytes: Uint8Array, start: number, end: number, scopeStart: number, scopeEnd: number, onNew: NewKey): number {
    const first = end - start
    const second = scopeEnd - scopeStart
    const firstWords = (first + 3) >> 2
    const words = 1 + firstWords + ((second + 3) >> 2)
    const hash = finish(this.load(1 + firstWords, this.load(1, tag ^ first, bytes, start, end), bytes, scopeStart, scopeEnd))
    this.key[0] = first
    const shape = ((tag | PAIR) << TAG_SHIFT) | (first + second)
    const slot = this.find(hash, shape, words)
    if (slot >= 0) return this.table[slot + 3]!
    return this.insert(~slot, hash, shape, words, onNew(tag, joined(bytes, start, end, scopeStart, scopeEnd), first))
  }

  /** Bytes this dictionary holds. */
  get byteLength(): number {
    return this.table.byteLength + this.arena.byteLength
  }

  /** Puts a range as words into the key, from its word `at` on, and returns the hash so far. */
  private load(at: number, seed: number, bytes: Uint8Array, start: number, end: number): number {
    if (bytes !== this.bytes) this.lookAt(bytes)
    const position = start + bytes.byteOffset
    const length = end - start
    const { words } = this
    if (at + (length >> 2) + 2 > this.key.length) this.key = grown(this.key, (at + length) * 2)
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

  private lookAt(bytes: Uint8Array): void {
    this.bytes = bytes
    this.words = wordsOf(bytes)
  }

  /** Where the slot of the key begins in the table; where it is new, the complement (`~`) of the empty slot it should take. */
  private find(hash: number, shape: number, words: number): number {
    const { table, mask, arena, key } = this
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const at = slot * SLOT_WORDS
      const stored = table[at + 1]! - 1
      if (stored < 0) return ~at
      if (table[at] === hash && table[at + 2] === shape && same(arena, stored, key, words)) return at
    }
  }

  private insert(slot: number, hash: number, shape: number, words: number, value: number): number {
    if (this.used + words > this.arena.length) this.arena = grown(this.arena, Math.max(this.used + words, this.arena.length * 2))
    this.arena.set(this.key.subarray(0, words), this.used)
    put(this.table, slot, hash, this.used, shape, value)
    this.used += words
    this.count++
    if (this.count * 4 > this.mask * 3) this.rehash()
    return value
  }

  private rehash(): void {
    const old = this.table
    this.mask = this.mask * 2 + 1
    this.table = new Int32Array((this.mask + 1) * SLOT_WORDS)
    for (let at = 0; at < old.length; at += SLOT_WORDS) {
      if (old[at + 1] === 0) continue
      let slot = old[at]! & this.mask
      while (this.table[slot * SLOT_WORDS + 1] !== 0) slot = (slot + 1) & this.mask
      put(this.table, slot * SLOT_WORDS, old[at]!, old[at + 1]! - 1, old[at + 2]!, old[at + 3]!)
    }
  }
}

function put(table: Int32Array, slot: number, hash: number, stored: number, shape: number, value: number): void {
  table[slot] = hash
  table[slot + 1] = stored + 1
  table[slot + 2] = shape
  table[slot + 3] = value
}

function mix(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, ROUND)
  return mixed ^ (mixed >>> 15)
}

/** Brings the high bits of a hash down to where the slot is chosen. */
const finish = (hash: number): number => hash ^ (hash >>> 16)

function same(arena: Int32Array, stored: number, key: Int32Array, words: number): boolean {
  for (let i = 0; i < words; i++) if (arena[stored + i] !== key[i]) return false
  return true
}

function joined(bytes: Uint8Array, start: number, end: number, scopeStart: number, scopeEnd: number): Uint8Array {
  const both = new Uint8Array(end - start + scopeEnd - scopeStart)
  both.set(bytes.subarray(start, end))
  both.set(bytes.subarray(scopeStart, scopeEnd), end - start)
  return both
}

/** A copy of a typed array with room for `length` elements. */
export function grown<T extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(array: T, length: number): T {
  const copy = new (array.constructor as new (length: number) => T)(length)
  copy.set(array)
  return copy
}
