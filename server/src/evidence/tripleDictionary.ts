/** Words of a slot: three numbers, and their value + 1, so that 0 is an empty slot. A slot is a quarter of a cache line: one look at far memory finds it. */
const SLOT_WORDS = 4
const ROUND = 0x9e3779b1 | 0

/** Finds a value by three numbers (32 bits each). */
export class TripleDictionary {
  private table = new Int32Array(1024 * SLOT_WORDS)
  private mask = 1023
  private count = 0
  /** What was asked for last. */
  private first = 0
  private second = 0
  private third = 0
  private emptySlot = 0

  /** The value under three numbers; -1 where there is none. `keep` can give one then, before anything else is asked. */
  recall(first: number, second: number, third: number): number {
    const { table, mask } = this
    for (let slot = slotOf(first, second, third) & mask; ; slot = (slot + 1) & mask) {
      const at = slot * SLOT_WORDS
      const value = table[at + 3]! - 1
      if (value < 0) return this.ask(at, first, second, third)
      if (table[at] === first && table[at + 1] === second && table[at + 2] === third) return value
    }
  }

  /** Gives the numbers that were not recalled their value. */
  keep(value: number): void {
    put(this.table, this.emptySlot, this.first, this.second, this.third, value + 1)
    this.count++
    if (this.count * 3 > this.mask * 2) this.rehash()
  }

  /** How many values there are. */
  get size(): number {
    return this.count
  }

  /** Bytes this dictionary holds. */
  get byteLength(): number {
    return this.table.byteLength
  }

  private ask(emptySlot: number, first: number, second: number, third: number): -1 {
    this.emptySlot = emptySlot
    this.first = first
    this.second = second
    this.third = third
    return -1
  }

  private rehash(): void {
    const old = this.table
    this.mask = this.mask * 2 + 1
    this.table = new Int32Array((this.mask + 1) * SLOT_WORDS)
    for (let at = 0; at < old.length; at += SLOT_WORDS) {
      if (old[at + 3] === 0) continue
      let slot = slotOf(old[at]!, old[at + 1]!, old[at + 2]!) & this.mask
      while (this.table[slot * SLOT_WORDS + 3] !== 0) slot = (slot + 1) & this.mask
      put(this.table, slot * SLOT_WORDS, old[at]!, old[at + 1]!, old[at + 2]!, old[at + 3]!)
    }
  }
}

function put(table: Int32Array, at: number, first: number, second: number, third: number, stored: number): void {
  table[at] = first
  table[at + 1] = second
  table[at + 2] = third
  table[at + 3] = stored
}

function slotOf(first: number, second: number, third: number): number {
  let hash = Math.imul(first, ROUND)
  hash = Math.imul(hash ^ (hash >>> 15) ^ second, ROUND)
  hash = Math.imul(hash ^ (hash >>> 15) ^ third, ROUND)
  return hash ^ (hash >>> 16)
}
