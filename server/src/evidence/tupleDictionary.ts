import { grown } from './columns.ts'

/** Words of a record: the id, which cells are not 0 (a bit each), then those cells. */
const ID = 0
const CELLS = 1
const ROUND = 0x85ebca6b | 0

/**
 * Interns tuples of a fixed number (at most 32) of u32: the *who* or the *what* of an entry. Tuple 0 is all zeros.
 *
 * What is looked at for every entry is kept small, for memory that is far away takes longer than all the rest: a slot is five bytes (where the record lies,
 * and a byte of its hash), and a record holds only the cells that are not 0.
 */
export class TupleDictionary {
  /** Where the record of a slot lies, + 1; 0 is an empty slot. */
  private slots = new Uint32Array(256)
  private tags = new Uint8Array(256)
  private mask = 255
  private records = new Uint32Array(1024)
  private used = 0
  private size = 0
  /** The record of the tuple before: most logs repeat themselves. */
  private last = 0
  /** The tuple that is looked up, as the end of its record, and its hash. */
  private readonly key: Uint32Array
  private keyWords = 0

  readonly width: number

  constructor(width: number) {
    this.width = width
    this.key = new Uint32Array(width + 1)
    this.intern(new Uint32Array(width))
  }

  /** How many tuples there are. */
  get count(): number {
    return this.size
  }

  /** Bytes this dictionary holds. */
  get byteLength(): number {
    return this.slots.byteLength + this.tags.byteLength + this.records.byteLength
  }

  /** The id of a tuple. */
  intern(tuple: Uint32Array): number {
    const hash = this.load(tuple)
    const record = this.size > 0 && this.isKey(this.last) ? this.last : this.find(hash)
    this.last = record
    return this.records[record + ID]!
  }

  /** All tuples, row by row. */
  freeze(): Uint32Array {
    const { width, size, records } = this
    const cells = new Uint32Array(size * width)
    for (let id = 0, record = 0; id < size; id++) {
      const stated = records[record + CELLS]!
      record += CELLS + 1
      for (let column = 0; column < width; column++) if (((stated >>> column) & 1) === 1) cells[id * width + column] = records[record++]!
    }
    return cells
  }

  /** Makes the key of a tuple and returns its hash. */
  private load(tuple: Uint32Array): number {
    const { key, width } = this
    let stated = 0
    let words = 1
    for (let column = 0; column < width; column++) {
      const cell = tuple[column]!
      if (cell === 0) continue
      stated |= 1 << column
      key[words++] = cell
    }
    key[0] = stated
    this.keyWords = words
    return hashOf(key, 0, words)
  }

  private isKey(record: number): boolean {
    const { records, key, keyWords } = this
    for (let i = keyWords - 1; i >= 0; i--) if (records[record + CELLS + i] !== key[i]) return false
    return true
  }

  private find(hash: number): number {
    const { slots, tags, mask } = this
    let slot = hash & mask
    for (; slots[slot] !== 0; slot = (slot + 1) & mask)
      if (tags[slot] === hash >>> 24 && this.isKey(slots[slot]! - 1)) return slots[slot]! - 1
    return this.insert(slot, hash)
  }

  private insert(slot: number, hash: number): number {
    const record = this.used
    this.used += CELLS + this.keyWords
    if (this.used > this.records.length) this.records = grown(this.records, this.records.length * 2)
    this.records[record + ID] = this.size++
    for (let i = 0; i < this.keyWords; i++) this.records[record + CELLS + i] = this.key[i]!
    this.slots[slot] = record + 1
    this.tags[slot] = hash >>> 24
    if (this.size * 2 > this.mask) this.rehash()
    return record
  }

  private rehash(): void {
    const { records } = this
    this.mask = this.mask * 2 + 1
    this.slots = new Uint32Array(this.mask + 1)
    this.tags = new Uint8Array(this.mask + 1)
    for (let record = 0, end = 0; record < this.used; record = end) {
      end = record + CELLS + 1 + bits(records[record + CELLS]!)
      const hash = hashOf(records, record + CELLS, end)
      let slot = hash & this.mask
      while (this.slots[slot] !== 0) slot = (slot + 1) & this.mask
      this.slots[slot] = record + 1
      this.tags[slot] = hash >>> 24
    }
  }
}

function hashOf(words: Uint32Array, start: number, end: number): number {
  let hash = 0x9e3779b9 | 0
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ words[i]!, ROUND) ^ (hash >>> 15)
  return hash ^ (hash >>> 16)
}

/** How many bits of a number are 1. */
function bits(value: number): number {
  let count = 0
  for (let rest = value; rest !== 0; rest &= rest - 1) count++
  return count
}
