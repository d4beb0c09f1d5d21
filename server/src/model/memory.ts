/** Four bytes at any position of memory, as the little-endian number they spell: `words` is that memory; it must reach one word beyond the position's. */
export function wordAt(words: Int32Array, position: number): number {
  const at = position >> 2
  const bits = (position & 3) << 3
  return (words[at]! >>> bits) | ((words[at + 1]! << 1) << (31 - bits))
}

/** The memory behind bytes, as words; a byte of `bytes` lies `bytes.byteOffset` further on there. */
export const wordsOf = (bytes: Uint8Array): Int32Array => new Int32Array(bytes.buffer, 0, bytes.buffer.byteLength >> 2)

/** Bytes that lie in memory behind those that are read, so that four at a time can be read of the last of them. */
export const ROOM = 4

/** Bytes with room behind them, all 0. */
export const bytesWithRoom = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(new ArrayBuffer(length + ROOM), 0, length)

/** A view of bytes and the room behind them: of their memory, or where that ends with them, of a copy as they are now. */
export function viewOn(bytes: Uint8Array): DataView {
  if (bytes.byteOffset + bytes.length + ROOM <= bytes.buffer.byteLength) return new DataView(bytes.buffer, bytes.byteOffset)
  const copy = bytesWithRoom(bytes.length)
  copy.set(bytes)
  return new DataView(copy.buffer)
}

/** What of four bytes, read as a little-endian number, belongs to a value that goes on for `length` bytes. */
export const firstBytes = (length: number): number => (length >= 4 ? -1 : -1 >>> (32 - (length << 3)))

/** Marks, in the high bit of each byte of a word, the bytes that are those of `like`, which spells one byte four times. */
export function marksOf(word: number, like: number): number {
  const differing = word ^ like
  return ~(((differing & 0x7f7f7f7f) + 0x7f7f7f7f) | differing) & (0x80808080 | 0)
}
