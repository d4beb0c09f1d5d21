/** Words of a slot: the address, and its value (0 is an empty slot). */
const SLOT_WORDS = 2
const ROUND = 0x9e3779b1 | 0
const DOT = 46
const ZERO = 48

/** Interns IPv4 addresses: their four numbers are the key, so that no spelling is kept or compared. Most logs name one in every record. */
export class AddressDictionary {
  private table = new Int32Array(1024 * SLOT_WORDS)
  private mask = 1023
  private count = 0

  /** The value of the IPv4 address that bytes spell; `onNew` gives it (not 0) when the address is new. 0 where they spell none. */
  get(bytes: Uint8Array, start: number, end: number, onNew: (address: number) => number): number {
    let address = 0
    let part = 0
    let digits = 0
    let dots = 0
    for (let i = start; i < end; i++) {
      const digit = bytes[i]! - ZERO
      if (digit === DOT - ZERO && digits > 0 && dots < 3) {
        address = (address << 8) | part
        part = 0
        digits = 0
        dots++
        continue
      }
      part = part * 10 + digit
      if (digit < 0 || digit > 9 || ++digits > 3 || part > 255) return 0
    }
    if (dots !== 3 || digits === 0) return 0
    return this.of((address << 8) | part, onNew)
  }

  /** The value of an address by its number (`a.b.c.d`, `a` in the high bits). */
  of(address: number, onNew: (address: number) => number): number {
    const { table, mask } = this
    for (let slot = slotOf(address) & mask; ; slot = (slot + 1) & mask) {
      const value = table[slot * SLOT_WORDS + 1]!
      if (value === 0) break
      if (table[slot * SLOT_WORDS] === address) return value
    }
    const value = onNew(address)
    this.place(address, value)
    this.count++
    if (this.count * 2 > this.mask) this.rehash()
    return value
  }

  /** Bytes this dictionary holds. */
  get byteLength(): number {
    return this.table.byteLength
  }

  private place(address: number, value: number): void {
    let slot = slotOf(address) & this.mask
    while (this.table[slot * SLOT_WORDS + 1] !== 0) slot = (slot + 1) & this.mask
    this.table[slot * SLOT_WORDS] = address
    this.table[slot * SLOT_WORDS + 1] = value
  }

  private rehash(): void {
    const old = this.table
    this.mask = this.mask * 2 + 1
    this.table = new Int32Array((this.mask + 1) * SLOT_WORDS)
    for (let at = 0; at < old.length; at += SLOT_WORDS) if (old[at + 1] !== 0) this.place(old[at]!, old[at + 1]!)
  }
}

/** An address as it is written. */
export const addressText = (address: number): string =>
  `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`

/** The number of an address in its canonical spelling; undefined for one that is not IPv4. */
export function addressNumber(text: string): number | undefined {
  if (text.includes(':')) return undefined
  return text.split('.').reduce((address, part) => (address << 8) | Number(part), 0)
}

function slotOf(address: number): number {
  const mixed = Math.imul(address, ROUND)
  return mixed ^ (mixed >>> 15)
}
