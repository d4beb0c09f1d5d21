import { headOf, type Recognised } from '../formats/recognise.ts'
import { windowOf } from './claims.ts'
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
  /** The first line of an entry. */
  lineOf(entry: number): number
  /** The first line behind an entry; 0 behind none. */
  lineBehind(entry: number): number
}

export function runningLog({ recognition, from }: Log, lines: Lines, table: EntryTable): RunningLog {
  const endOf = (entry: number): number => table.offset(entry) + table.length(entry)
  const entryAt = entryFinder(table, lines)
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
    lineOf: entry => table.line(entry) - 1,
    lineBehind: entry => (entry < 0 ? 0 : firstLineFrom(lines, endOf(entry))),
  }
}

/** Whether a format reads an entry below a heading that it would not know as its own there: tables take in whatever stands below. */
export function isDoubtful({ lines, table, recognition, ...running }: RunningLog, entry: number): boolean {
  const heading = table.heading(entry)
  if (heading === '') return false
  const { text } = windowOf(lines, running.lineOf(entry), running.lineBehind(entry))
  return recognition.format.recognise(headOf('', `${heading}\n${text}`)) === undefined
}

/** The last of the entries up to one that is not doubted, or begins above a line; -1 where there is none. */
export function lastSure(above: number, running: RunningLog, line: number): number {
  let entry = above
  while (entry >= 0 && running.lineOf(entry) >= line && isDoubtful(running, entry)) entry--
  return entry
}

/** Finds the entry of a line; one line after the other is asked for, mostly. */
function entryFinder(table: EntryTable, lines: Lines): (line: number) => number {
  let found = -1
  let from = 0
  let next = table.count > 0 ? table.offset(0) : Number.POSITIVE_INFINITY
  return line => {
    const start = lines.starts[line]!
    if (start < from) found = table.atOffset(start)
    else if (start < next) return found
    else if (found + 1 < table.count) found = start < offsetOf(found + 2) ? found + 1 : table.atOffset(start)
    from = found < 0 ? 0 : table.offset(found)
    next = offsetOf(found + 1)
    return found
  }
  function offsetOf(entry: number): number {
    return entry < table.count ? table.offset(entry) : Number.POSITIVE_INFINITY
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
