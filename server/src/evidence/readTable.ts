import type { Scanner, ScanState } from '../formats/format.ts'
import type { ByteSource } from './byteSource.ts'
import { bytesWithRoom } from '../model/memory.ts'
import type { TextSource } from './encoding.ts'
import type { OpenTable } from './openTable.ts'
import type { TableData } from './tableData.ts'
import { TableBuilder } from './tableBuilder.ts'

/** Bytes read at a time. */
export const CHUNK = 1 << 18
/** A record of more than this is a gap: no log writes one. */
const LONGEST_RECORD = 1 << 20

export interface ReadOptions {
  /** Bytes read at a time; for tests. */
  readonly chunk?: number
  /** Called after each chunk with the bytes done, and those of memory that the table takes; false stops the reading, what was read is kept. */
  readonly onProgress?: (done: number, held: number) => boolean
  /** The stretch of the source that is read, where it is not all of it. */
  readonly range?: Range
}

/** Bytes of a source that are read by themselves. */
export interface Range {
  readonly from: number
  /** Where the next range begins, with a record; the end of the source where there is none. */
  readonly to: number
}

/** Where a scanner goes on, and what it knows of what lies before. */
export interface Place {
  readonly offset: number
  readonly state: ScanState
}

/** Reads a source through a scanner, chunk by chunk in one reused buffer, into an entry table. */
export function readTable(source: TextSource, scanner: Scanner, options: ReadOptions = {}): TableData {
  const builder = new TableBuilder()
  const bytes = scanSource(source, scanner, builder, options)
  return builder.freeze(bytes)
}

/** Reads a stretch of a source, of whose days the rest may tell more. */
export function readOpenTable(source: TextSource, scanner: Scanner, options: ReadOptions): OpenTable {
  const builder = new TableBuilder()
  const bytes = scanSource(source, scanner, builder, options)
  return builder.freezeOpen(bytes)
}

/** Feeds a scanner and returns how far it came. An unfinished record is carried over to the next chunk. */
export function scanSource(source: TextSource, scanner: Scanner, builder: TableBuilder, options: ReadOptions): number {
  const { chunk = CHUNK, range: { from, to } = { from: source.bom, to: source.size } } = options
  const feed = feeder(source, scanner, builder, from)
  const settle = (): void => builder.settle(feed.offset(), scanner.state?.(builder))
  for (;;) {
    const isLast = feed.more(Math.min(chunk, to - feed.read())) || feed.read() >= to
    if (isLast || options.onProgress?.(feed.read(), builder.held) === false) {
      if (isLast && to < source.size) feed.toNextRecord(to)
      settle()
      if (isLast && to >= source.size) feed.finish()
      return feed.read()
    }
  }
}

/** Hands a source to a scanner piece by piece. */
function feeder(source: ByteSource, scanner: Scanner, builder: TableBuilder, from: number) {
  let buffer = bytesWithRoom(Math.min(CHUNK * 2, source.size + 1))
  let kept = 0
  let offset = from
  /** Scans what is in hand; what is longer than any record is handed on as if nothing followed. */
  const scan = (): void => {
    const end = kept
    builder.base = offset - end
    let done = scanner.scan(buffer, 0, end, false, builder)
    while (end - done >= LONGEST_RECORD) {
      scanner.scan(buffer, done, done + LONGEST_RECORD, true, builder)
      done = scanner.scan(buffer, done + LONGEST_RECORD, end, false, builder)
    }
    kept = end - done
    buffer.copyWithin(0, done, end)
  }
  /** Takes in and scans up to so many bytes more; says whether there were none. */
  const more = (length: number): boolean => {
    if (buffer.length < kept + length) buffer = enlarged(buffer, kept + length)
    const got = source.readInto(buffer, kept, offset, length)
    offset += got
    kept += got
    if (got > 0) scan()
    return got === 0
  }
  return {
    more,
    /** Bytes read. */
    read: () => offset,
    /** Where the first record lies that is not read yet. */
    offset: () => offset - kept,
    /** Where a record goes on up to the next one, that one has to be seen: its first line is looked at. */
    toNextRecord: (to: number): void => {
      if (kept === 0) return
      more(lineLength(source, to))
    },
    finish: (): void => {
      builder.base = offset - kept
      scanner.scan(buffer, 0, kept, true, builder)
    },
  }
}

/** Bytes of the line at an offset, with its end. */
function lineLength(source: ByteSource, offset: number): number {
  const bytes = new Uint8Array(Math.min(LONGEST_RECORD, Math.max(0, source.size - offset)))
  const line = bytes.subarray(0, source.readInto(bytes, 0, offset, bytes.length))
  const feed = line.indexOf(LINE_FEED)
  return feed < 0 ? line.length : feed + 1
}

const LINE_FEED = 10

function enlarged(buffer: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const larger = bytesWithRoom(Math.max(length, buffer.length * 2))
  larger.set(buffer)
  return larger
}
