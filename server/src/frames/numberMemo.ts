/** Words of a slot: two numbers, and their value (0 is an empty slot). */
const SLOT_WORDS = 3
const ROUND = 0x9e3779b1 | 0

/** The ids of texts that follow from two numbers (32 bits each): one is put together once, and found by the numbers afterwards. Made anew for every file. */
export class NumberMemo {
  private table = new Int32Array(1024 * SLOT_WORDS)
  private mask = 1023
  private count = 0

  /** The value under two numbers; 0 where there is none. */
  get(first: number, second: number): number {
    const { table } = this
    return table[this.slotFor(first, second) * SLOT_WORDS + 2]!
  }

  /** Keeps a value, unless it is 0, and returns it. */
  keep(first: number, second: number, value: number): number {
    if (value === 0) return 0
    this.put(first, second, value)
    if (++this.count * 2 > this.mask) this.grow()
    return value
  }

  /** The slot of two numbers, or the empty one that they should take. */
  private slotFor(first: number, second: number): number {
    const { table, mask } = this
    let slot = hashOf(first, second) & mask
    while (table[slot * SLOT_WORDS + 2] !== 0 && !(table[slot * SLOT_WORDS] === first && table[slot * SLOT_WORDS + 1] === second))
      slot = (slot + 1) & mask
    return slot
  }

  private put(first: number, second: number, value: number): void {
    const at = this.slotFor(first, second) * SLOT_WORDS
    this.table[at] = first
    this.table[at + 1] = second
    this.table[at + 2] = value
  }

  private grow(): void {
    const old = this.table
    this.mask = this.mask * 2 + 1
    this.table = new Int32Array((this.mask + 1) * SLOT_WORDS)
    for (let at = 0; at < old.length; at += SLOT_WORDS) if (old[at + 2] !== 0) this.put(old[at]!, old[at + 1]!, old[at + 2]!)
  }
}

function hashOf(first: number, second: number): number {
  const hash = Math.imul(first, ROUND)
  const both = Math.imul(hash ^ (hash >>> 15) ^ second, ROUND)
  return both ^ (both >>> 16)
}
