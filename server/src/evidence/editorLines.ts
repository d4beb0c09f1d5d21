import { type ByteSource, readBytes } from './byteSource.ts'
import { narrowed } from './columns.ts'
import type { Segment } from './entryColumns.ts'
import type { TableData } from './tableData.ts'

/** Bytes looked through for a carriage return that stands alone: what damages line ends does so from the beginning. */
const LOOKED_AT = 1 << 21
const BLOCK = 1 << 16
const LF = 10
const CR = 13

/** The 1-based line of an offset, as an editor counts them. Offsets are asked for in rising order. */
export type LineOf = (offset: number) => number

/** Counts the lines of a file in which carriage returns stand alone: to an editor they end lines, to most logs they are text. Undefined for every other file. */
export const editorLines = (source: ByteSource): LineOf | undefined => (hasLoneReturn(source) ? lineCounter(source) : undefined)

function hasLoneReturn(source: ByteSource): boolean {
  for (let offset = 0; offset < Math.min(source.size, LOOKED_AT); offset += BLOCK) {
    const bytes = readBytes(source, offset, BLOCK + 1)
    const end = Math.min(bytes.length, BLOCK)
    for (let at = bytes.indexOf(CR); at >= 0 && at < end; at = bytes.indexOf(CR, at + 2)) if (bytes[at + 1] !== LF) return true
  }
  return false
}

function lineCounter(source: ByteSource): LineOf {
  let block: Uint8Array = new Uint8Array()
  let start = 0
  let at = 0
  let line = 1
  let before = 0
  return offset => {
    while (at < offset) {
      if (at >= start + block.length) {
        start = at
        block = readBytes(source, start, BLOCK)
        if (block.length === 0) return line
      }
      const byte = block[at - start]!
      if (byte === CR || (byte === LF && before !== CR)) line++
      before = byte
      at++
    }
    return line
  }
}

/** The same entries and gaps at the lines of an editor. */
export function atEditorLines(table: TableData, source: ByteSource): TableData {
  const gapLine = lineCounter(source)
  const entryLine = lineCounter(source)
  return {
    ...table,
    segments: table.segments.map(segment => segmentAt(segment, entryLine)),
    gaps: table.gaps.map(gap => ({ ...gap, line: gapLine(gap.offset) })),
  }
}

function segmentAt(segment: Segment, lineOf: LineOf): Segment {
  const firstLine = lineOf(segment.base + segment.offset[0]!)
  const lines = Uint32Array.from(segment.offset, offset => lineOf(segment.base + offset) - firstLine)
  return { ...segment, firstLine, line: narrowed(lines, segment.count) }
}
