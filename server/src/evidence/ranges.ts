import type { Format } from '../formats/format.ts'
import { readBytes } from './byteSource.ts'
import type { TextSource } from './encoding.ts'
import type { Range } from './readTable.ts'

/** Bytes behind a place in which a record must begin for the file to be cut there. */
const LOOKED_AT = 1 << 20
const LINE_FEED = 10

/**
 * A source cut into ranges of about the same size, the first one larger by `ahead` bytes; each begins with a record by the look of its first line. One range
 * where the format cannot be cut.
 */
export function rangesOf(format: Format, source: TextSource, count: number, ahead = 0): readonly Range[] {
  const first = source.bom + ahead
  const each = (source.size - first) / count
  const places = Array.from({ length: count - 1 }, (_, i) => recordFrom(format, source, Math.floor(first + each * (i + 1))))
  const cuts = [...new Set(places.filter(place => place > source.bom && place < source.size))]
  return [source.bom, ...cuts].map((from, i) => ({ from, to: cuts[i] ?? source.size }))
}

/** Where the first record begins at or behind an offset, by the look of its line; −1 where none is in sight. */
export function recordFrom(format: Format, source: TextSource, offset: number): number {
  if (format.nextRecord === undefined || source.encoding !== 'utf-8') return -1
  const start = Math.max(source.bom, offset - 1)
  const bytes = readBytes(source, start, LOOKED_AT)
  const line = start === source.bom ? 0 : bytes.indexOf(LINE_FEED) + 1
  const found = line === 0 && start > source.bom ? -1 : format.nextRecord(bytes, line, bytes.length)
  return found < 0 ? -1 : start + found
}
