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
  const entryAt = entryFinder(lines, table)
  return {
    recognition,
    from,
    lines,
    table,
    entryAt,
    begins: line => {
      const entry = entryAt(line)
      return entry >= 0 && table.offset(entry) === lines.starts[line]
    },
    holds: line => {
      const entry = entryAt(line)
      return entry >= 0 && endOf(entry) > lines.starts[line]!
    },
    lineBehind: entry => (entry < 0 ? 0 : firstLineFrom(lines, endOf(entry))),
  }
}

/** Finds the last entry that begins at or before a line. Mostly lines are asked for one after the other, and it is the entry found before or the next. */
function entryFinder({ starts }: Lines, table: EntryTable): (line: number) => number {
  let found = -1
  const isPast = (entry: number, offset: number): boolean => entry >= table.count || table.offset(entry) > offset
  return line => {
    const offset = starts[line]!
    if (found < 0 || table.offset(found) > offset) found = table.atOffset(offset)
    else if (!isPast(found + 1, offset)) found = isPast(found + 2, offset) ? found + 1 : table.atOffset(offset)
    return found
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
