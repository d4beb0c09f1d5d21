import { grown } from './byteDictionary.ts'

/** Interns tuples of a fixed number of u32 (the *who* or the *what* of an entry) and counts how often each occurs. Tuple 0 is all zeros. */
export class TupleDictionary {
  private slots = new Int32Array(256).fill(-1)
  private hashes = new Int32Array(128)
  private cells: Uint32Array
  private occurrences = new Uint32Array(128)
  private size = 0

  readonly width: number

  constructor(width: number) {
    this.width = width
    this.cells = new Uint32Array(128 * width)
    this.intern(new Uint32Array(width))
    this.occurrences[0] = 0
  }

  /** The id of a tuple, counting this occurrence. */
  intern(tuple: Uint32Array): number {
    const width = this.width
    let hash = 0x9e3779b9 | 0
    for (let i = 0; i < width; i++) hash = Math.imul(hash ^ tuple[i]!, 0x85ebca6b) ^ (hash >>> 13)
    const mask = this.slots.length - 1
    for (let slot = (hash ^ (hash >>> 16)) & mask; ; slot = (slot + 1) & mask) {
      const id = this.slots[slot]!
      if (id < 0) return this.insert(slot, hash, tuple)
      if (this.hashes[id] === hash && this.equals(id, tuple)) {
        this.occurrences[id]!++
        return id
      }
    }
  }

  /** All tuples, row by row, and how many entries have each. */
  freeze(): { readonly cells: Uint32Array; readonly counts: Uint32Array } {
    return { cells: this.cells.slice(0, this.size * this.width), counts: this.occurrences.slice(0, this.size) }
  }

  private equals(id: number, tuple: Uint32Array): boolean {
    const at = id * this.width
    for (let i = 0; i < this.width; i++) if (this.cells[at + i] !== tuple[i]) return false
    return true
  }

  private insert(slot: number, hash: number, tuple: Uint32Array): number {
    const id = this.size++
    if (id >= this.hashes.length) this.makeRoom(id * 2)
    this.cells.set(tuple, id * this.width)
    this.hashes[id] = hash
    this.occurrences[id] = 1
    this.slots[slot] = id
    if (this.size * 2 > this.slots.length) this.rehash()
    return id
  }

  private makeRoom(capacity: number): void {
    this.hashes = grown(this.hashes, capacity)
    this.occurrences = grown(this.occurrences, capacity)
    this.cells = grown(this.cells, capacity * this.width)
  }

  private rehash(): void {
    const mask = this.slots.length * 2 - 1
    this.slots = new Int32Array(mask + 1).fill(-1)
    for (let id = 0; id < this.size; id++) {
      const hash = this.hashes[id]!
      let slot = (hash ^ (hash >>> 16)) & mask
      while (this.slots[slot]! >= 0) slot = (slot + 1) & mask
      this.slots[slot] = id
    }
  }
}
