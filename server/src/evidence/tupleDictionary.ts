import { grown } from './byteDictionary.ts'

/** Words of a slot: the tuple's hash, and its id + 1, so that 0 is an empty slot. */
const SLOT_WORDS = 2
const ROUND = 0x85ebca6b | 0

/** Interns tuples of a fixed number of u32 (the *who* or the *what* of an entry) and counts how often each occurs. Tuple 0 is all zeros. */
export class TupleDictionary {
  private table = new Int32Array(256 * SLOT_WORDS)
  private mask = 255
  /** Row by row: the tuple, then its count, so that finding and counting touch the same memory. */
  private rows: Uint32Array
  private size = 0
  /** The tuple of the entry before: most logs repeat themselves. */
  private last = 0

  readonly width: number

  constructor(width: number) {
    this.width = width
    this.rows = new Uint32Array(128 * (width + 1))
    this.intern(new Uint32Array(width))
    this.rows[width] = 0
  }

  /** The id of a tuple, counting this occurrence. */
  intern(tuple: Uint32Array): number {
    const id = this.size > 0 && this.equals(this.last, tuple) ? this.last : this.find(tuple)
    this.rows[id * (this.width + 1) + this.width]!++
    this.last = id
    return id
  }

  /** All tuples, row by row, and how many entries have each. */
  freeze(): { readonly cells: Uint32Array; readonly counts: Uint32Array } {
    const { width, size, rows } = this
    const cells = new Uint32Array(size * width)
    const counts = new Uint32Array(size)
    for (let id = 0, row = 0; id < size; id++, row += width + 1) {
      cells.set(rows.subarray(row, row + width), id * width)
      counts[id] = rows[row + width]!
    }
    return { cells, counts }
  }

  private find(tuple: Uint32Array): number {
    const hash = hashOf(tuple, this.width)
    const { table, mask } = this
    let slot = hash & mask
    for (; table[slot * SLOT_WORDS + 1] !== 0; slot = (slot + 1) & mask) {
      const id = table[slot * SLOT_WORDS + 1]! - 1
      if (table[slot * SLOT_WORDS] === hash && this.equals(id, tuple)) return id
    }
    return this.insert(slot, hash, tuple)
  }

  private equals(id: number, tuple: Uint32Array): boolean {
    const { rows, width } = this
    const at = id * (width + 1)
    for (let i = 0; i < width; i++) if (rows[at + i] !== tuple[i]) return false
    return true
  }

  private insert(slot: number, hash: number, tuple: Uint32Array): number {
    const id = this.size++
    const at = id * (this.width + 1)
    if (at + this.width >= this.rows.length) this.rows = grown(this.rows, this.rows.length * 2)
    this.rows.set(tuple, at)
    this.table[slot * SLOT_WORDS] = hash
    this.table[slot * SLOT_WORDS + 1] = id + 1
    if (this.size * 2 > this.mask) this.rehash()
    return id
  }

  private rehash(): void {
    const old = this.table
    this.mask = this.mask * 2 + 1
    this.table = new Int32Array((this.mask + 1) * SLOT_WORDS)
    for (let at = 0; at < old.length; at += SLOT_WORDS) if (old[at + 1] !== 0) this.place(old[at]!, old[at + 1]!)
  }

  private place(hash: number, idPlusOne: number): void {
    let slot = hash & this.mask
    while (this.table[slot * SLOT_WORDS + 1] !== 0) slot = (slot + 1) & this.mask
    this.table[slot * SLOT_WORDS] = hash
    this.table[slot * SLOT_WORDS + 1] = idPlusOne
  }
}

/** Two chains at once: a multiplication is waited for half as often. */
function hashOf(tuple: Uint32Array, width: number): number {
  let even = 0x9e3779b9 | 0
  let odd = 0x7f4a7c15
  for (let i = 0; i + 1 < width; i += 2) {
    even = Math.imul(even ^ tuple[i]!, ROUND) ^ (even >>> 13)
    odd = Math.imul(odd ^ tuple[i + 1]!, ROUND) ^ (odd >>> 15)
  }
  if ((width & 1) === 1) even = Math.imul(even ^ tuple[width - 1]!, ROUND)
  const hash = Math.imul(even ^ (odd >>> 7) ^ (odd << 3), ROUND)
  return hash ^ (hash >>> 16)
}
