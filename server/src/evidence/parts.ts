import type { Format } from '../formats/format.ts'
import type { Recognised } from '../formats/recognise.ts'
import { readBytes } from './byteSource.ts'
import type { TextSource } from './encoding.ts'
import { type EntryTable, entryTable } from './entryTable.ts'
import { type Lines, linesOf } from './lineShapes.ts'
import { logsIn } from './logsIn.ts'
import { readTable } from './readTable.ts'
import type { Log } from './runningLog.ts'
import type { TableData } from './tableData.ts'

/**
 * Bytes of a file that are looked through for logs of several kinds, which people put together; what follows belongs to the last one. Further where the first log has
 * gaps: it leaves most lines of another unread.
 */
const LOOKED_THROUGH = 2 << 20
const LOOKED_THROUGH_WITH_GAPS = 16 << 20

/** A stretch of a file that one format reads, and what it reads there. */
export interface Part {
  readonly recognition: Recognised
  /** UTF-8 offset of its first byte, and of the byte behind its last. */
  readonly start: number
  readonly end: number
  /** Lines before it. */
  readonly line: number
  readonly table: TableData
}

/**
 * Reads the stretches of a file whose lines are of different formats, in order; one for nearly every file. It was read as one log first (`table`). Another can begin
 * only with a line that begins no entry of it and looks like none before, so that few lines are asked about.
 */
export function readParts(formats: readonly Format[], text: TextSource, whole: Recognised, table: TableData): readonly Part[] {
  const only: Part = { recognition: whole, start: 0, end: text.size, line: 0, table }
  if (table.bytes < text.size) return [only]
  const lines = linesOf(readBytes(text, 0, table.gaps.length === 0 ? LOOKED_THROUGH : LOOKED_THROUGH_WITH_GAPS))
  const tableFrom = (log: Log): EntryTable => {
    const isOnly = log.from === 0 && log.recognition.format === whole.format
    return entryTable((isOnly ? only : partFrom(text, lines, log, lines.count)).table)
  }
  const logs = logsIn(formats, lines, whole, tableFrom)
  if (logs.length < 2) return [only]
  return logs.map((log, i) => partFrom(text, lines, log, logs[i + 1]?.from ?? lines.count))
}

function partFrom(text: TextSource, lines: Lines, { recognition, from }: Log, to: number): Part {
  return readPart(text, recognition, from === 0 ? 0 : lines.starts[from]!, lines.starts[to] ?? text.size, from)
}

function readPart(text: TextSource, recognition: Recognised, start: number, end: number, line: number): Part {
  const source: TextSource = {
    ...text,
    size: end - start,
    bom: start === 0 ? text.bom : 0,
    readInto: (target, at, offset, length) => text.readInto(target, at, start + offset, Math.min(length, end - start - offset)),
  }
  return { recognition, start, end, line, table: shifted(readTable(source, recognition.format.scanner()), start, line) }
}

/** A table whose first byte and line lie behind others in the file. */
const shifted = (table: TableData, bytes: number, lines: number): TableData => ({
  ...table,
  segments: table.segments.map(segment => ({ ...segment, base: segment.base + bytes, firstLine: segment.firstLine + lines })),
  gaps: table.gaps.map(gap => ({ ...gap, offset: gap.offset + bytes, line: gap.line + lines })),
})
