import { type ByteSource, readBytes } from './byteSource.ts'
import { narrowed } from './columns.ts'
import type { Segment } from './entryColumns.ts'
import type { TableData } from './tableData.ts'

const BLOCK = 1 << 16
const LF = 10
const CR = 13

/** The 1-based line of an offset, as an editor counts them. Offsets are asked for in rising order. */
type LineOf = (offset: number) => number

/** Counts the lines of a text as an editor does: a carriage return that stands alone ends one too. */
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
  const lines = Uint32Array.from(segment.offset, offset => lineOf(segment.base + offset) - firstLine)
  return { ...segment, firstLine, line: narrowed(lines, segment.count) }
}
