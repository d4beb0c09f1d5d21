import type { Format } from '../formats/format.ts'
import { memorySource } from './byteSource.ts'
import { textSource } from './encoding.ts'
import { type EntryTable, entryTable } from './entryTable.ts'
import type { Lines } from './lineShapes.ts'
import { readTable } from './readTable.ts'
import { decodeText } from './text.ts'

/** What a format reads in the lines from `from` up to `to` (exclusive), as if nothing else were in the file. */
export function readLines(format: Format, lines: Lines, from: number, to: number): EntryTable {
  const source = textSource(memorySource(lines.bytes.subarray(lines.starts[from], lines.starts[to])))
  return entryTable(readTable(source, format.scanner()))
}

/** Lines in which records are looked for below those of a claim. */
const LINES_BELOW = 60

/** What a format reads in lines that it claims and those below. */
export interface Told {
  /** How many records. */
  readonly count: number
  /** All that the first one says, and the heading above it, but not its place. */
  readonly first: string
  /** Whether it begins with the first line. */
  readonly isAtTop: boolean
}

export function toldIn(format: Format, lines: Lines, from: number, to: number): Told {
  const table = readLines(format, lines, from, to + LINES_BELOW)
  const { count } = table
  if (count === 0) return { count, first: '', isAtTop: false }
  return { count, first: JSON.stringify([table.written(0), table.who(0), table.what(0), table.heading(0)]), isAtTop: table.offset(0) === 0 }
}

/** Whether more is told with a line than without it: more records, or more of the first one, as it begins there or by what stands above it. */
export const tellsMore = (above: Told, below: Told): boolean =>
  above.count > below.count || (above.count === below.count && (above.isAtTop || above.first.length > below.first.length))

/** What may stand between two records: blank lines, a comma, and what the line of the second one begins with. */
const NEXT = /^[\s,]*[^\n]*$/

/** Whether a format reads a record in lines that it claims and those below; where two are asked for, the second one must follow at once. */
export function hasRecords(format: Format, lines: Lines, from: number, to: number, least: number): boolean {
  const table = readLines(format, lines, from, to + LINES_BELOW)
  if (table.count < least) return false
  const start = lines.starts[from]!
  return least === 1 || NEXT.test(decodeText(lines.bytes.subarray(start + table.offset(0) + table.length(0), start + table.offset(1))))
}

/** Lines of a claim and below it that stand above its first record. */
export function firstRecord(format: Format, lines: Lines, from: number, to: number): number {
  const table = readLines(format, lines, from, to + LINES_BELOW)
  return table.count === 0 ? 0 : table.line(0) - 1
}
