/** Reading numbers out of bytes. NaN and -1 mean "there is none". */

const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57

/** An unsigned 32-bit code: `0xC000006A` or decimal. NaN where the text begins with neither. */
export function codeIn(bytes: Uint8Array, start: number, end: number): number {
  return isHex(bytes, start, end) ? hexIn(bytes, start + 2, end) : decimalIn(bytes, start, end)
}

const isHex = (bytes: Uint8Array, start: number, end: number): boolean =>
  end - start > 2 && bytes[start] === 48 && (bytes[start + 1]! | 32) === 120

function hexIn(bytes: Uint8Array, start: number, end: number): number {
  let value = 0
  let at = start
  for (; at < end; at++) {
    const digit = hexDigit(bytes[at]!)
    if (digit < 0) break
    value = value * 16 + digit
  }
  return at > start && value <= 0xffffffff ? value : Number.NaN
}

function hexDigit(byte: number): number {
  if (isDigit(byte)) return byte - 48
  const letter = byte | 32
  return letter >= 97 && letter <= 102 ? letter - 87 : -1
}

/** Leading decimal digits as a number up to 32 bits. */
export function decimalIn(bytes: Uint8Array, start: number, end: number): number {
  let value = 0
  let at = start
  for (; at < end && isDigit(bytes[at]!); at++) value = value * 10 + bytes[at]! - 48
  return at > start && value <= 0xffffffff ? value : Number.NaN
}

/** The low half of a logon id as `canonicalLogonId` reads its text: `0x3e7`, `0x1a2b3c4d5e6f`, `(0x0,0x3E7)`. NaN where there is none. */
export function logonIdIn(bytes: Uint8Array, start: number, end: number): number {
  const to = bytes[end - 1] === CLOSING ? end - 1 : end
  let from = to
  while (from > start && !isBeforeHalf(bytes[from - 1]!)) from--
  return isHex(bytes, from, to) ? lowHalfIn(bytes, from + 2, to) : decimalIn(bytes, from, to)
}

const CLOSING = 41
/** Hexadecimal digits of 64 bits. */
const LUID_DIGITS = 16

/** An opening bracket, a comma or a blank. */
const isBeforeHalf = (byte: number): boolean => byte === 40 || byte === 44 || byte === 32

function lowHalfIn(bytes: Uint8Array, start: number, end: number): number {
  if (start === end || end - start > LUID_DIGITS) return Number.NaN
  let value = 0
  for (let at = start; at < end; at++) {
    const digit = hexDigit(bytes[at]!)
    if (digit < 0) return Number.NaN
    value = (value << 4) | digit
  }
  return value >>> 0
}

export function contains(bytes: Uint8Array, start: number, end: number, byte: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i] === byte) return true
  return false
}

/** Whether a word stands at some place of the range, without regard to case; `word` is in lower case. */
export function mentions(bytes: Uint8Array, start: number, end: number, word: string): boolean {
  for (let i = start; i + word.length <= end; i++) {
    let k = 0
    while (k < word.length && (bytes[i + k]! | 32) === word.charCodeAt(k)) k++
    if (k === word.length) return true
  }
  return false
}

/** Hexadecimal digits of the keywords of an event, and the digit that says of an audit whether it failed (bit 52). */
const KEYWORD_DIGITS = 16
const AUDIT_DIGIT = 4
const MINUS = 45
const WORD = 2 ** 64
const FAILURE = 2 ** 52

/** The type of an entry that is an audit that failed, as a number (EVENTLOG_AUDIT_FAILURE of winnt.h). */
const AUDIT_FAILURE = 16

/** Whether the keywords of an event, as a number of 64 bits (`0x8010000000000000`, or signed decimal), or the number of its type say that an audit failed. */
export function hasFailureBit(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start === KEYWORD_DIGITS + 2 && bytes[start] === 48) return (hexDigit(bytes[start + AUDIT_DIGIT]!) & 1) === 1
  if (bytes[start] !== MINUS) return end - start === 2 && decimalIn(bytes, start, end) === AUDIT_FAILURE
  let value = 0
  for (let at = start + 1; at < end && isDigit(bytes[at]!); at++) value = value * 10 + bytes[at]! - 48
  return Math.floor((WORD - value) / FAILURE) % 2 === 1
}
