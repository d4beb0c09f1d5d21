/** Digits of a session that is a number of 64 bits. */
export const SESSION_DIGITS = 16
const HALF = 8
const LOWER = 0x10
const NONE = 0x20

/** The value of a hexadecimal digit, and whether it is a letter in lower case. */
const VALUES = Uint8Array.from({ length: 256 }, (_, code) => {
  const letter = String.fromCharCode(code)
  if (!/^[\da-f]$/i.test(letter)) return NONE
  return Number.parseInt(letter, 16) | (/[a-f]/.test(letter) ? LOWER : 0)
})

/** A session that is a number: its halves, and whether its digits are in upper case, as Exchange writes them. */
export class SessionNumber {
  high = 0
  low = 0
  isUpper = false

  /** Reads 16 hexadecimal digits; false where they are none. */
  read(bytes: Uint8Array, start: number): boolean {
    let seen = 0
    let high = 0
    let low = 0
    for (let i = start; i < start + HALF; i++) {
      const left = VALUES[bytes[i]!]!
      const right = VALUES[bytes[i + HALF]!]!
      seen |= left | right
      high = (high << 4) | (left & 0xf)
      low = (low << 4) | (right & 0xf)
    }
    this.high = high >>> 0
    this.low = low >>> 0
    this.isUpper = (seen & LOWER) === 0
    return (seen & NONE) === 0
  }
}
