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

/** Bytes taken at a time by who reads many places, and how many of them before the place that is asked for: asking costs more than a few kilobytes. */
const BLOCK = 1 << 12
const BEFORE = 1 << 6

/** The same bytes taken from the source in larger pieces, for whoever reads many places in their order. What the last piece holds costs no reading. */
export function inBlocks(source: ByteSource): ByteSource {
  const block = new Uint8Array(BLOCK)
  let start = 0
  let held = 0
  return {
    size: source.size,
    readInto: (target, at, offset, length) => {
      if (length > BLOCK - BEFORE) return source.readInto(target, at, offset, length)
      if (offset < start || offset + Math.min(length, source.size - offset) > start + held) {
        start = Math.max(0, offset - BEFORE)
        held = source.readInto(block, 0, start, BLOCK)
      }
      const part = block.subarray(offset - start, Math.min(offset - start + length, held))
      target.set(part, at)
      return part.length
    },
  }
}
