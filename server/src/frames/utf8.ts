/** Writes a character as UTF-8 and returns where it ends. */
export function writeUtf8(code: number, into: Uint8Array, at: number): number {
  if (code < 0x80) {
    into[at] = code
    return at + 1
  }
  if (code < 0x800) {
    into[at] = 0xc0 | (code >> 6)
    into[at + 1] = 0x80 | (code & 63)
    return at + 2
  }
  if (code < 0x10000) {
    into[at] = 0xe0 | (code >> 12)
    into[at + 1] = 0x80 | ((code >> 6) & 63)
    into[at + 2] = 0x80 | (code & 63)
    return at + 3
  }
  into[at] = 0xf0 | (code >> 18)
  into[at + 1] = 0x80 | ((code >> 12) & 63)
  into[at + 2] = 0x80 | ((code >> 6) & 63)
  into[at + 3] = 0x80 | (code & 63)
  return at + 4
}
