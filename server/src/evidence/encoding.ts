import { type ByteSource, readBytes } from './byteSource.ts'
import { endsLinesWithReturns, withLineFeeds } from './returns.ts'

/** How the characters of a file are written as bytes. `utf-8` stands for every page whose first 128 characters are ASCII. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** A source as UTF-8, and where in the file its parts lie. */
export interface TextSource extends ByteSource {
  readonly encoding: Encoding
  /** Bytes of a byte order mark at the start: not part of the first record. */
  readonly bom: number
  /** Where its blocks begin, for whoever opens the same source again; absent where the bytes are those of the file. */
  readonly blocks?: Blocks
  /** The offset in the file of a UTF-8 offset: the same but for UTF-16 files. */
  fileOffset(offset: number): number
}

/** The UTF-8 offset of each block of UTF-16, and of the end: to know it, all of the file has to be read. */
export type Blocks = Float64Array

/** The encoding by byte order mark, or, without one, by the zero bytes that ASCII text has in UTF-16. */
export function detectEncoding(head: Uint8Array): { readonly encoding: Encoding; readonly bom: number } {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', bom: 3 }
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bom: 2 }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bom: 2 }
  const [even, odd] = zeros(head.subarray(0, 4096))
  const most = Math.min(head.length, 4096) / 2
  if (odd > most * 0.7 && even < most * 0.1) return { encoding: 'utf-16le', bom: 0 }
  if (even > most * 0.7 && odd < most * 0.1) return { encoding: 'utf-16be', bom: 0 }
  return { encoding: 'utf-8', bom: 0 }
}

function zeros(bytes: Uint8Array): readonly [number, number] {
  const counts: [number, number] = [0, 0]
  bytes.forEach((byte, i) => {
    if (byte === 0) counts[(i & 1) as 0 | 1]++
  })
  return counts
}

/** A source read as UTF-8 with line feeds, whatever its encoding, also where carriage returns alone end its lines. `blocks` are those it had when it was opened before. */
export function textSource(source: ByteSource, blocks?: Blocks): TextSource {
  const text = decodedSource(source, blocks)
  return endsLinesWithReturns(text) ? withLineFeeds(text) : text
}

function decodedSource(source: ByteSource, blocks: Blocks | undefined): TextSource {
  const { encoding, bom } = detectEncoding(readBytes(source, 0, 4096))
  if (encoding !== 'utf-8') return transcoded(source, encoding, bom, blocks ?? blocksOf(source, encoding, bom))
  return {
    encoding,
    bom,
    size: source.size,
    fileOffset: offset => offset,
    readInto: (target, at, offset, length) => source.readInto(target, at, offset, length),
  }
}

type Utf16 = Exclude<Encoding, 'utf-8'>

/** UTF-16 units transcoded at a time. */
const BLOCK = 32_768
/** The most bytes that one of them takes as UTF-8. */
const MOST_BYTES = 3

function blocksOf(source: ByteSource, encoding: Utf16, bom: number): Blocks {
  const starts = new Float64Array(Math.ceil((source.size - bom) / 2 / BLOCK) + 1)
  const read = blockReader(source, encoding, bom)
  for (let block = 0; block + 1 < starts.length; block++) starts[block + 1] = starts[block]! + Buffer.byteLength(read(block))
  return starts
}

/** UTF-16 as UTF-8: block by block, with the UTF-8 offset of every block, so that any part can be read again. */
function transcoded(source: ByteSource, encoding: Utf16, bom: number, starts: Blocks): TextSource {
  const blocks = starts.length - 1
  const read = blockReader(source, encoding, bom)
  const encoder = new TextEncoder()
  const utf8 = new Uint8Array((BLOCK + 1) * MOST_BYTES)
  let kept = { block: -1, bytes: utf8 }
  /** A block as UTF-8, until the next one is asked for. */
  const bytesOf = (block: number): Uint8Array => {
    if (kept.block !== block) kept = { block, bytes: utf8.subarray(0, encoder.encodeInto(read(block), utf8).written) }
    return kept.bytes
  }
  const blockAt = (offset: number): number => {
    let low = 0
    let high = blocks
    while (low < high) {
      const middle = (low + high) >>> 1
      if (starts[middle + 1]! <= offset) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    encoding,
    bom: 0,
    blocks: starts,
    size: starts[blocks]!,
    fileOffset: offset => {
      const block = blockAt(offset)
      if (block >= blocks) return source.size
      const before = bytesOf(block).subarray(0, offset - starts[block]!)
      return bom + block * BLOCK * 2 + new TextDecoder().decode(before).length * 2
    },
    readInto: (target, at, offset, length) => {
      let done = 0
      for (let block = blockAt(offset); block < blocks && done < length; block++) {
        const bytes = bytesOf(block)
        const from = Math.max(0, offset + done - starts[block]!)
        const part = bytes.subarray(from, from + length - done)
        target.set(part, at + done)
        done += part.length
      }
      return done
    },
  }
}

/**
 * Reads the characters of a block, whose bytes are put into the same memory each time. A surrogate pair that two blocks share is read by the first. Node's own decoder
 * takes a third of the time of `TextDecoder`.
 */
function blockReader(source: ByteSource, encoding: Utf16, bom: number): (block: number) => string {
  const bytes = Buffer.allocUnsafe(BLOCK * 2 + 2)
  const high = encoding === 'utf-16le' ? 1 : 0
  return block => {
    const offset = bom + block * BLOCK * 2
    const length = source.readInto(bytes, 0, offset, Math.min(bytes.length, source.size - offset))
    const isLow = (at: number): boolean => at + 1 < length && (bytes[at + high]! & 0xfc) === 0xdc
    const start = block > 0 && isLow(0) ? 2 : 0
    const end = isLow(BLOCK * 2) ? BLOCK * 2 + 2 : Math.min(length & ~1, BLOCK * 2)
    const units = bytes.subarray(start, end)
    return (encoding === 'utf-16be' ? units.swap16() : units).toString('utf16le')
  }
}
