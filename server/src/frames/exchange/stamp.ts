import { civil } from '../../model/civil.ts'

const ZERO = 0x30
const DASH = 0x2d
const COLON = 0x3a
const DOT = 0x2e
/** Bytes of `yyyy-mm-ddT`. */
export const DATE_BYTES = 11
/** Bytes of `yyyy-mm-ddThh:mm:ss`. */
const LENGTH = 19

const two = (bytes: Uint8Array, at: number): number => (bytes[at]! - ZERO) * 10 + bytes[at + 1]! - ZERO
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= ZERO && byte <= ZERO + 9

/** Places of the digits in `yyyy-mm-ddThh:mm:ss`. */
const DIGITS = [0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18]

/** Whether a line begins with a time as Exchange writes it, and a comma behind it. */
export function beginsWithStamp(bytes: Uint8Array, at: number, end: number): boolean {
  if (!isStamp(bytes, at, end)) return false
  let i = at + LENGTH
  while (i < end && i < at + 28 && (isDigit(bytes[i]) || bytes[i] === DOT || bytes[i] === 0x5a)) i++
  return bytes[i] === 0x2c && i < end
}

function isStamp(bytes: Uint8Array, at: number, end: number): boolean {
  if (end - at < LENGTH || bytes[at + 4] !== DASH || bytes[at + 7] !== DASH) return false
  if ((bytes[at + 10]! | 0x20) !== 0x74 && bytes[at + 10] !== 0x20) return false
  if (bytes[at + 13] !== COLON || bytes[at + 16] !== COLON) return false
  for (let i = 0; i < DIGITS.length; i++) if (!isDigit(bytes[at + DIGITS[i]!])) return false
  return true
}

/** Reads times as civil milliseconds; NaN where there is none. Most rows are of the day of the row before. */
export function stampReader(): (bytes: Uint8Array, start: number, end: number) => number {
  let known = -1
  let midnight = Number.NaN
  return (bytes, start, end) => {
    if (!isStamp(bytes, start, end)) return Number.NaN
    const year = two(bytes, start) * 100 + two(bytes, start + 2)
    const day = (year * 100 + two(bytes, start + 5)) * 100 + two(bytes, start + 8)
    if (day !== known) {
      known = day
      midnight = civil(year, two(bytes, start + 5), two(bytes, start + 8), 0, 0, 0)
    }
    const hour = two(bytes, start + 11)
    const minute = two(bytes, start + 14)
    const second = two(bytes, start + 17)
    if (hour > 23 || minute > 59 || second > 60) return Number.NaN
    return midnight + ((hour * 60 + minute) * 60 + second) * 1000 + millis(bytes, start + LENGTH, end)
  }
}

/** Milliseconds of a fraction of any length; 0 where there is none. */
function millis(bytes: Uint8Array, at: number, end: number): number {
  if (bytes[at] !== DOT || at >= end) return 0
  let value = 0
  for (let i = 1; i <= 3; i++) value = value * 10 + (at + i < end && isDigit(bytes[at + i]) ? bytes[at + i]! - ZERO : 0)
  return value
}
