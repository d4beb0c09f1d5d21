/**
 * Interns byte strings without making a string of them: open addressing over FNV-1a hashes, keys kept in one arena. A key is a tag byte (which kind of
 * thing it spells) and one or two byte ranges. The value (an id) is found once, when a spelling is first seen.
 */
export class ByteDictionary {
  private slots = new Int32Array(1024).fill(-1)
  private hashes = new Int32Array(512)
  private starts = new Uint32Array(513)
  private values = new Uint32Array(512)
  private arena = new Uint8Array(16_384)
  private count = 0

  /** The value of a key made of one range; calls `onNew` for its value when the key is new. */
  get(tag: number, bytes: Uint8Array, start: number, end: number, onNew: (tag: number, key: Uint8Array, split: number) => number): number {
    const length = end - start
    let hash = 0x811c9dc5 ^ tag
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193)
    const mask = this.slots.length - 1
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const index = this.slots[slot]!
      if (index < 0) return this.insert(slot, hash, tag, bytes, start, end, 0, 0, onNew)
      if (this.hashes[index] === hash && this.equals(index, tag, length, bytes, start)) return this.values[index]!
    }
  }

  /** The value of a key made of two ranges (a name and its scope). */
  getPair(
    tag: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    scopeStart: number,
    scopeEnd: number,
    onNew: (tag: number, key: Uint8Array, split: number) => number,
  ): number {
    let hash = 0x811c9dc5 ^ tag
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193)
    hash = Math.imul(hash, 0x01000193)
    for (let i = scopeStart; i < scopeEnd; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193)
    const mask = this.slots.length - 1
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const index = this.slots[slot]!
      if (index < 0) return this.insert(slot, hash, tag, bytes, start, end, scopeStart, scopeEnd, onNew)
      if (this.hashes[index] === hash && this.equalsPair(index, tag, bytes, start, end, scopeStart, scopeEnd)) return this.values[index]!
    }
  }

  /** Bytes this dictionary holds. */
  get byteLength(): number {
    return this.slots.byteLength + this.hashes.byteLength + this.starts.byteLength + this.values.byteLength + this.arena.byteLength
  }

  private equals(index: number, tag: number, length: number, bytes: Uint8Array, start: number): boolean {
    const at = this.starts[index]!
    if (this.starts[index + 1]! - at !== length + 3 || this.arena[at] !== tag || this.lengthOfFirst(at) !== length) return false
    for (let i = 0; i < length; i++) if (this.arena[at + 3 + i] !== bytes[start + i]) return false
    return true
  }

  private equalsPair(
    index: number,
    tag: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    scopeStart: number,
    scopeEnd: number,
  ): boolean {
    const at = this.starts[index]!
    const first = end - start
    const second = scopeEnd - scopeStart
    if (this.starts[index + 1]! - at !== first + second + 3 || this.arena[at] !== tag || this.lengthOfFirst(at) !== first) return false
    for (let i = 0; i < first; i++) if (this.arena[at + 3 + i] !== bytes[start + i]) return false
    for (let i = 0; i < second; i++) if (this.arena[at + 3 + first + i] !== bytes[scopeStart + i]) return false
    return true
  }

  /** Length of the first range, kept modulo 65,536 behind the tag. */
  private lengthOfFirst(at: number): number {
    return this.arena[at + 1]! | (this.arena[at + 2]! << 8)
  }

  private insert(
    slot: number,
    hash: number,
    tag: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    scopeStart: number,
    scopeEnd: number,
    onNew: (tag: number, key: Uint8Array, split: number) => number,
  ): number {
    const index = this.count
    const at = this.starts[index]!
    const first = Math.min(end - start, 0xffff)
    const length = first + (scopeEnd - scopeStart)
    this.makeRoom(at + length + 3)
    this.arena[at] = tag
    this.arena[at + 1] = first & 255
    this.arena[at + 2] = first >> 8
    this.arena.set(bytes.subarray(start, start + first), at + 3)
    this.arena.set(bytes.subarray(scopeStart, scopeEnd), at + 3 + first)
    this.starts[index + 1] = at + 3 + length
    this.hashes[index] = hash
    this.slots[slot] = index
    this.count++
    const value = onNew(tag, this.arena.subarray(at + 3, at + 3 + length), first)
    this.values[index] = value
    if (this.count * 2 > this.slots.length) this.rehash()
    return value
  }

  private makeRoom(size: number): void {
    if (size > this.arena.length) this.arena = grown(this.arena, Math.max(size, this.arena.length * 2))
    if (this.count + 1 < this.hashes.length) return
    const capacity = this.hashes.length * 2
    this.hashes = grown(this.hashes, capacity)
    this.values = grown(this.values, capacity)
    this.starts = grown(this.starts, capacity + 1)
  }

  private rehash(): void {
    const mask = this.slots.length * 2 - 1
    this.slots = new Int32Array(mask + 1).fill(-1)
    for (let index = 0; index < this.count; index++) {
      const hash = this.hashes[index]!
      let slot = (hash ^ (hash >>> 15)) & mask
      while (this.slots[slot]! >= 0) slot = (slot + 1) & mask
      this.slots[slot] = index
    }
  }
}

/** A copy of a typed array with room for `length` elements. */
export function grown<T extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(array: T, length: number): T {
  const copy = new (array.constructor as new (length: number) => T)(length)
  copy.set(array)
  return copy
}
