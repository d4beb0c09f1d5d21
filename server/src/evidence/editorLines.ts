import { marksOf } from '../model/memory.ts'
import { type ByteSource, readBytes } from './byteSource.ts'
import { narrowed } from './columns.ts'
import type { Segment } from './entryColumns.ts'
import type { TableData } from './tableData.ts'

const BLOCK = 1 << 16
const LF = 10
const CR = 13

/** Four bytes alike, as a number; the half of a byte that is 0 in control characters up to 15; and the high bits, which are marks. */
const RETURNS = 0x0d0d0d0d
const FEEDS = 0x0a0a0a0a
const ONES = 0x01010101
const HALVES = 0xf0f0f0f0 | 0
const HIGHS = 0x80808080 | 0
const WORD = 4

/** The 1-based line of an offset, as an editor counts them. Offsets are asked for in rising order. */
type LineOf = (offset: number) => number

/** Counts the lines of a text as an editor does: a carriage return that stands alone ends one too. */
function lineCounter(source: ByteSource): LineOf {
  let view: DataView = new DataView(new ArrayBuffer(0))
  let start = 0
  let at = 0
  let line = 1
  return offset => {
    while (at < offset) {
      if (at >= start + view.byteLength) {
        // The byte before tells whether a line feed at the beginning belongs to a carriage return.
        start = Math.max(0, at - 1)
        const { buffer, byteOffset, length } = readBytes(source, start, BLOCK)
        if (start + length <= at) return line
        view = new DataView(buffer, byteOffset, length)
      }
      const stop = Math.min(offset, start + view.byteLength)
      line += lineEnds(view, at - start, stop - start)
      at = stop
    }
    return line
  }
}

/** How many lines end in `[from, to)`; the byte before is looked at too. Four bytes are asked at once. */
function lineEnds(view: DataView, from: number, to: number): number {
  let count = 0
  let at = from
  if (at === 0 && to > 0) count += endsLine(view.getUint8(at++), 0)
  for (; at <= to - WORD; at += WORD) {
    const letters = view.getInt32(at, true)
    const halves = letters & HALVES
    if (((halves - ONES) & ~halves & HIGHS) === 0) continue
    const ends = marksOf(letters, RETURNS) | (marksOf(letters, FEEDS) & ~marksOf(view.getInt32(at - 1, true), RETURNS))
    count += Math.imul(ends >>> 7, ONES) >>> 24
  }
  for (; at < to; at++) count += endsLine(view.getUint8(at), view.getUint8(at - 1))
  return count
}

/** 1 for a byte that ends a line, 0 for others. */
const endsLine = (byte: number, before: number): number => Number(byte === CR || (byte === LF && before !== CR))

/** What was read of a text from a line on (0-based). */
interface Stretch {
  readonly start: number
  readonly line: number
  readonly table: TableData
}

/** The same stretches of a text, in order, with their entries and gaps at the lines of an editor. */
export function atEditorLines<S extends Stretch>(stretches: readonly S[], source: ByteSource): readonly S[] {
  const [startLine, gapLine, entryLine] = [lineCounter(source), lineCounter(source), lineCounter(source)]
  return stretches.map(stretch => {
    const { segments, gaps } = stretch.table
    const table = {
      ...stretch.table,
      segments: segments.map(segment => segmentAt(segment, entryLine)),
      gaps: gaps.map(gap => ({ ...gap, line: gapLine(gap.offset) })),
    }
    return { ...stretch, line: startLine(stretch.start) - 1, table }
  })
}

function segmentAt(segment: Segment, lineOf: LineOf): Segment {
  const firstLine = lineOf(segment.base + segment.offset[0]!)
  const lines = new Uint32Array(segment.offset.length)
  for (let i = 0; i < lines.length; i++) lines[i] = lineOf(segment.base + segment.offset[i]!) - firstLine
  return { ...segment, firstLine, line: narrowed(lines, segment.count) }
}
