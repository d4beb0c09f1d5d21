import type { Recognised } from '../formats/recognise.ts'
import type { EntryTable } from './entryTable.ts'
import type { Lines } from './lineShapes.ts'

/** A log of a file: what it is, and its first line (0-based). */
export interface Log {
  readonly recognition: Recognised
  readonly from: number
}

/** A log and what is read if all that follows belongs to it; the log of another format may begin among its lines (0-based). */
export interface RunningLog extends Log {
  readonly lines: Lines
  readonly table: EntryTable
  /** The last entry that begins at or before a line; -1 before the first. */
  entryAt(line: number): number
  /** Whether an entry begins with the line. */
  begins(line: number): boolean
  /** Whether the line is one of an entry. */
  holds(line: number): boolean
  /** The first line behind an entry; 0 behind none. */
  lineBehind(entry: number): number
}

export function runningLog({ recognition, from }: Log, lines: Lines, table: EntryTable): RunningLog {
  const endOf = (entry: number): number => table.offset(entry) + table.length(entry)
  const entryAt = (line: number): number => table.atOffset(lines.starts[line]!)
  return {
    recognition,
    from,
    lines,
    table,
    entryAt,
    begins: line => entryAt(line) >= 0 && table.offset(entryAt(line)) === lines.starts[line],
    holds: line => entryAt(line) >= 0 && endOf(entryAt(line)) > lines.starts[line]!,
    lineBehind: entry => (entry < 0 ? 0 : firstLineFrom(lines, endOf(entry))),
  }
}

/** The first line that begins at an offset or behind it. */
function firstLineFrom(lines: Lines, offset: number): number {
  let low = 0
  let high = lines.count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (lines.starts[middle]! < offset) low = middle + 1
    else high = middle
  }
  return low
}
