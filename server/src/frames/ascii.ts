/** Words and lines in bytes, for scanners of logs whose own words are ASCII. */
export const TAB = 0x09
export const LF = 0x0a
export const CR = 0x0d
export const BLANK = 0x20

/** The bytes of a word. */
export function ascii(word: string): Uint8Array {
  const bytes = new Uint8Array(word.length)
  for (let i = 0; i < word.length; i++) bytes[i] = word.charCodeAt(i)
  return bytes
}

/** Whether `bytes[at, end)` begins with a word. */
export function startsWith(bytes: Uint8Array, at: number, end: number, word: Uint8Array): boolean {
  if (end - at < word.length) return false
  for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word[i]) return false
  return true
}

/** Whether `bytes[start, end)` ends with a word. */
export const endsWith = (bytes: Uint8Array, start: number, end: number, word: Uint8Array): boolean =>
  end - start >= word.length && startsWith(bytes, end - word.length, end, word)

/** Where a word first stands in `bytes[at, end)`; -1 where it does not. */
export function find(bytes: Uint8Array, at: number, end: number, word: Uint8Array): number {
  const first = word[0]
  for (let i = at; i <= end - word.length; i++) if (bytes[i] === first && startsWith(bytes, i, end, word)) return i
  return -1
}

/**
 * The index of the first line feed in `[at, end)` of a view's bytes; -1 where there is none. Looks at four bytes at a time: of `x`, four bytes that are zero
 * where a line feed stands, the expression has a bit for the first zero byte, and for none before it.
 */
export function lineFeed(view: DataView, at: number, end: number): number {
  let i = at
  for (; i <= end - 4; i += 4) {
    const x = view.getInt32(i, true) ^ 0x0a0a0a0a
    const found = (x - 0x01010101) & ~x & 0x80808080
    if (found !== 0) return i + ((31 - Math.clz32(found & -found)) >>> 3)
  }
  for (; i < end; i++) if (view.getUint8(i) === LF) return i
  return -1
}

/** A view of bytes by which several of them are read at once. */
export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

export const isBlank = (byte: number | undefined): boolean => byte === BLANK || byte === TAB
export const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39

/** The index of the first byte from `at` that is no digit. */
export function skipDigits(bytes: Uint8Array, at: number, end: number): number {
  let i = at
  while (i < end && isDigit(bytes[i])) i++
  return i
}

/** The index of the first byte from `at` that is no blank or tab. */
export function skipBlanks(bytes: Uint8Array, at: number, end: number): number {
  let i = at
  while (i < end && isBlank(bytes[i])) i++
  return i
}

/** Where bytes begin that say something: behind the zeros a crash left before them. */
export function afterZeros(bytes: Uint8Array, at: number, end: number): number {
  let first = at
  while (first < end && bytes[first] === 0) first++
  return first
}

/** The end of `bytes[start, end)` without the blanks, line ends and zero bytes it closes with. */
export function trimEnd(bytes: Uint8Array, start: number, end: number): number {
  let i = end
  while (i > start && bytes[i - 1]! <= BLANK) i--
  return i
}

/** The number that all of `bytes[start, end)` spells in a base up to 16; NaN where it is none or longer than a 32-bit number is. */
export function unsigned(bytes: Uint8Array, start: number, end: number, base: number): number {
  let value = start < end ? 0 : Number.NaN
  for (let i = start; i < end; i++) {
    const digit = digitOf(bytes[i]!)
    value = digit < base ? value * base + digit : Number.NaN
  }
  return value <= 0xffffffff ? value : Number.NaN
}

function digitOf(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const letter = byte | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : 16
}
