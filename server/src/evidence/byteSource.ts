/** The bytes of a file or of an open document, read on demand and never written. Reads are synchronous, so that answers are functions. */
export interface ByteSource {
  /** Bytes in all. */
  readonly size: number
  /** Copies up to `length` bytes from `offset` to `target[at…]` and returns how many there were. A file that vanished gives 0. */
  readInto(target: Uint8Array, at: number, offset: number, length: number): number
}

/** Bytes that are in memory. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    readInto: (target, at, offset, length) => {
      const part = bytes.subarray(offset, Math.min(offset + length, bytes.length))
      target.set(part, at)
      return part.length
    },
  }
}

/** A part of a source as bytes of its own; shorter where the source ends. */
export function readBytes(source: ByteSource, offset: number, length: number): Uint8Array {
  const bytes = new Uint8Array(Math.max(0, Math.min(length, source.size - offset)))
  return bytes.subarray(0, source.readInto(bytes, 0, offset, bytes.length))
}
