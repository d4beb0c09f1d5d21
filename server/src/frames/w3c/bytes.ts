export const LF = 10
export const CR = 13
export const BLANK = 32
export const HASH = 35
/** The first of the three bytes of a UTF-8 byte order mark. */
export const BYTE_ORDER_MARK = 0xef
const ZERO = 48
const DOT = 46

/** Where the line that begins at `at` ends: at its LF, at a CR, or at `end`. */
export function lineEnd(bytes: Uint8Array, at: number, end: number): number {
  let i = at
  while (i < end && bytes[i] !== LF && bytes[i] !== CR) i++
  return i
}

/** The first byte behind a line end. */
export const afterLineEnd = (bytes: Uint8Array, stop: number, end: number): number =>
  bytes[stop] === CR && stop + 1 < end && bytes[stop + 1] === LF ? stop + 2 : stop + 1

/** A value of digits, as IIS writes statuses: unsigned, up to 32 bits. A negative spelling is its unsigned twin. -1 where it is no number. */
export function number(bytes: Uint8Array, start: number, end: number): number {
  const negative = bytes[start] === 45
  let value = 0
  let i = negative ? start + 1 : start
  if (i >= end) return -1
  for (; i < end; i++) {
    const digit = bytes[i]! - ZERO
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
    if (value > 0xffffffff) return -1
  }
  return negative ? 0x100000000 - value : value
}

/** The number of two digits; NaN-like 100 and more where they are none. */
export function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - ZERO
  const ones = bytes[at + 1]! - ZERO
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NOT_DIGITS
}
export const NOT_DIGITS = 1000

/** Whether bytes spell a lower-case ASCII word, in any case. */
export function spells(bytes: Uint8Array, start: number, end: number, word: string): boolean {
  if (end - start !== word.length) return false
  for (let i = 0; i < word.length; i++) {
    const byte = bytes[start + i]!
    if ((byte >= 65 && byte <= 90 ? byte + 32 : byte) !== word.charCodeAt(i)) return false
  }
  return true
}

/** Whether a value is stated: neither absent nor `-`. */
export const isStated = (bytes: Uint8Array, start: number, end: number): boolean =>
  end > start && !(end === start + 1 && bytes[start] === 45)

/** An IPv4 address as a number of 32 bits; undefined for what is none. */
export function addressNumber(bytes: Uint8Array, start: number, end: number): number | undefined {
  let address = 0
  let part = 0
  let digits = 0
  let dots = 0
  for (let i = start; i < end; i++) {
    const digit = bytes[i]! - ZERO
    if (digit === DOT - ZERO && digits > 0) {
      address = (address << 8) | part
      part = 0
      digits = 0
      dots++
      continue
    }
    part = part * 10 + digit
    if (digit < 0 || digit > 9 || ++digits > 3 || part > 255) return undefined
  }
  return dots === 3 && digits > 0 ? (address << 8) | part : undefined
}
