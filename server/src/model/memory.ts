/** Four bytes at any position of memory, as the little-endian number they spell: `words` is that memory; it must reach one word beyond the position's. */
export function wordAt(words: Int32Array, position: number): number {
  const at = position >> 2
  const bits = (position & 3) << 3
  return (words[at]! >>> bits) | ((words[at + 1]! << 1) << (31 - bits))
}

/** The memory behind bytes, as words; a byte of `bytes` lies `bytes.byteOffset` further on there. */
export const wordsOf = (bytes: Uint8Array): Int32Array => new Int32Array(bytes.buffer, 0, bytes.buffer.byteLength >> 2)
