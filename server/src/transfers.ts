import type { TableData } from './evidence/tableData.ts'

/** The memory of a table's columns, which can change threads without being copied. */
export function buffersOf({ segments, who, what }: TableData): ArrayBuffer[] {
  const columns = segments.flatMap(({ offset, length, line, second, milli, who: whos, what: whats, logon }) => [
    offset,
    length,
    line,
    second,
    milli,
    whos,
    whats,
    logon,
  ])
  const tuples = [who, what].flatMap(({ columns: members, counts }) => [counts, ...members])
  return [...new Set([...columns, ...tuples].flatMap(column => (column === undefined ? [] : [column.buffer as ArrayBuffer])))]
}
