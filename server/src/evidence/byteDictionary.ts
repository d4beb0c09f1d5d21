/** Finds the value of a key that is new: its tag, its bytes, and where its first range ends. */
export type NewKey = (tag: number, key: Uint8Array, split: number) => number

/** Words of a slot: the hash, where the key lies in the arena (+ 1, so that 0 is an empty slot), its shape, its value. One slot is a quarter of a cache line. */
const SLOT_WORDS = 4
/** What a key's tag and lengths have in common with no other: the tag above, the bytes of the whole key below. */
const TAG_SHIFT = 24
/** Keys of two ranges have this bit in their tag and the length of the first range before them in the arena. */
const PAIR = 0x80
const SPLIT_BYTES = 4
const ROUND = 0x9e3779b1 | 0

/**
 * Interns byte strings without making a string of them: open addressing, keys kept in one arena. A key is a tag below 128 (which kind of thing it spells) and
 * one or two byte ranges. The value (an id) is found once, when a spelling is first seen.
 */
export class ByteDictionary {
  private table = new Int32Array(1024 * SLOT_WORDS)
  private mask = 1023
  private arena = new Uint8Array(16_384)
  private used = 0
  private count = 0

  /** The value of a key made of one range; calls `onNew` for its value when the key is new. */
  get(tag: number, bytes: Uint8Array, start: number, end: number, onNew: NewKey): number {
    const hash = finish(hashOf(tag, bytes, start, end))
    const shape = (tag << TAG_SHIFT) | (end - start)
    const { table, mask, arena } = this
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const at = slot * SLOT_WORDS
      const key = table[at + 1]! - 1
      if (key < 0) break
      if (table[at] === hash && table[at + 2] === shape && same(arena, key, bytes, start, end)) return table[at + 3]!
    }
    const key = this.append(bytes, start, end)
    return this.insert(hash, shape, key, onNew(tag, this.arena.subarray(key, this.used), end - start))
  }

  /** The value of a key made of two ranges (a name and its scope). */
  getPair(tag: number, bytes: Uint8Array, start: number, end: number, scopeStart: number, scopeEnd: number, onNew: NewKey): number {
    const first = end - start
    const hash = finish(hashOf(hashOf(tag | PAIR, bytes, start, end) ^ first, bytes, scopeStart, scopeEnd))
    const shape = ((tag | PAIR) << TAG_SHIFT) | (first + scopeEnd - scopeStart)
    const { table, mask, arena } = this
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const at = slot * SLOT_WORDS
      const key = table[at + 1]! - 1
      if (key < 0) break
      if (table[at] !== hash || table[at + 2] !== shape || first !== splitOf(arena, key)) continue
      if (same(arena, key, bytes, start, end) && same(arena, key + first, bytes, scopeStart, scopeEnd)) return table[at + 3]!
    }
    const key = this.appendPair(bytes, start, end, scopeStart, scopeEnd)
    return this.insert(hash, shape, key, onNew(tag, this.arena.subarray(key, this.used), first))
  }

  /** Bytes this dictionary holds. */
  get byteLength(): number {
    return this.table.byteLength + this.arena.byteLength
  }

  private append(bytes: Uint8Array, start: number, end: number): number {
    const key = this.used
    this.makeRoom(key + end - start)
    this.arena.set(bytes.subarray(start, end), key)
    this.used = key + end - start
    return key
  }

  private appendPair(bytes: Uint8Array, start: number, end: number, scopeStart: number, scopeEnd: number): number {
    this.makeRoom(this.used + SPLIT_BYTES)
    for (let i = 0; i < SPLIT_BYTES; i++) this.arena[this.used + i] = ((end - start) >>> (8 * i)) & 255
    this.used += SPLIT_BYTES
    const key = this.append(bytes, start, end)
    this.append(bytes, scopeStart, scopeEnd)
    return key
  }

  private insert(hash: number, shape: number, key: number, value: number): number {
    place(this.table, this.mask, hash, shape, key, value)
    this.count++
    if (this.count * 4 > this.mask * 3) this.rehash()
    return value
  }

  private makeRoom(size: number): void {
    if (size > this.arena.length) this.arena = grown(this.arena, Math.max(size, this.arena.length * 2))
  }

  private rehash(): void {
    const old = this.table
    this.mask = this.mask * 2 + 1
    this.table = new Int32Array((this.mask + 1) * SLOT_WORDS)
    for (let at = 0; at < old.length; at += SLOT_WORDS)
      if (old[at + 1] !== 0) place(this.table, this.mask, old[at]!, old[at + 2]!, old[at + 1]! - 1, old[at + 3]!)
  }
}

function place(table: Int32Array, mask: number, hash: number, shape: number, key: number, value: number): void {
  let slot = hash & mask
  while (table[slot * SLOT_WORDS + 1] !== 0) slot = (slot + 1) & mask
  const at = slot * SLOT_WORDS
  table[at] = hash
  table[at + 1] = key + 1
  table[at + 2] = shape
  table[at + 3] = value
}

/** A running hash over a range: four bytes a round, since a multiplication takes longer than four loads. */
function hashOf(seed: number, bytes: Uint8Array, start: number, end: number): number {
  let hash = seed ^ (end - start)
  let i = start
  for (; i + 4 <= end; i += 4) {
    const word = bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24)
    hash = Math.imul(hash ^ word, ROUND)
    hash ^= hash >>> 15
  }
  for (; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, ROUND)
  return hash
}

/** Brings the high bits of a hash down to where the slot is chosen. */
const finish = (hash: number): number => hash ^ (hash >>> 16)

function same(arena: Uint8Array, key: number, bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start, k = key; i < end; i++, k++) if (arena[k] !== bytes[i]) return false
  return true
}

const splitOf = (arena: Uint8Array, key: number): number =>
  arena[key - 4]! | (arena[key - 3]! << 8) | (arena[key - 2]! << 16) | (arena[key - 1]! << 24)

/** A copy of a typed array with room for `length` elements. */
export function grown<T extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(array: T, length: number): T {
  const copy = new (array.constructor as new (length: number) => T)(length)
  copy.set(array)
  return copy
}
