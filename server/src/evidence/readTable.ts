import type { Scanner } from '../formats/format.ts'
import { bytesWithRoom } from '../model/memory.ts'
import type { TextSource } from './encoding.ts'
import type { TableData } from './tableData.ts'
import { TableBuilder } from './tableBuilder.ts'

/** Bytes read at a time. */
export const CHUNK = 1 << 18
/** A record of more than this is a gap: no log writes one. */
export const LONGEST_RECORD = 1 << 20

export interface ReadOptions {
  /** Bytes read at a time; for tests. */
  readonly chunk?: number
  /** Called after each chunk with the bytes done; false stops the reading, what was read is kept. */
  readonly onProgress?: (done: number) => boolean
}

/** Reads a whole source through a scanner, chunk by chunk in one reused buffer, into an entry table. */
export function readTable(source: TextSource, scanner: Scanner, options: ReadOptions = {}): TableData {
  const builder = new TableBuilder()
  const bytes = scanSource(source, scanner, builder, options)
  return builder.freeze(bytes)
}

/** Feeds a scanner and returns how many bytes it was given. An unfinished record is carried over to the next chunk. */
export function scanSource(source: TextSource, scanner: Scanner, builder: TableBuilder, options: ReadOptions): number {
  const chunk = options.chunk ?? CHUNK
  let buffer = bytesWithRoom(Math.min(chunk * 2, source.size + 1))
  let kept = 0
  let offset = source.bom
  for (;;) {
    if (buffer.length < kept + Math.min(chunk, source.size - offset)) buffer = enlarged(buffer, kept + chunk)
    const got = source.readInto(buffer, kept, offset, Math.min(chunk, source.size - offset))
    offset += got
    const end = kept + got
    const last = got === 0 || offset >= source.size
    builder.base = offset - end
    const done = scanner.scan(buffer, 0, end, last || end > LONGEST_RECORD, builder)
    if (last || options.onProgress?.(offset) === false) return offset
    kept = end - done
    buffer.copyWithin(0, done, end)
  }
}

function enlarged(buffer: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const larger = bytesWithRoom(Math.max(length, buffer.length * 2))
  larger.set(buffer)
  return larger
}
