import { YEARLESS_YEAR } from '../model/civil.ts'
import { NO_TIME } from '../formats/format.ts'
import { type EntryColumns, SEGMENT_ENTRIES, type Segment } from './entryColumns.ts'
import type { NewIds } from './joinDictionaries.ts'
import type { Shift } from './joinTables.ts'
import type { TableData } from './tableData.ts'

/** What becomes of entries that get another place: lines and times count on, and ids of tuples and sessions are others. */
interface Move extends Shift {
  readonly sessionIds?: NewIds
  readonly whoIds?: NewIds
  readonly whatIds?: NewIds
}
const NOTHING: Move = { lines: 0, years: 0 }

/** Puts the first entries of a table into columns that are empty, and returns how many there are. Full segments are taken as they are. */
export function goOn(columns: EntryColumns, table: TableData, entries = Number.POSITIVE_INFINITY): number {
  columns.addLong(new Map([...table.long].filter(([entry]) => entry < entries)))
  const full = table.segments.filter(fullSegments(entries))
  columns.goOn(full)
  let count = full.length * SEGMENT_ENTRIES
  for (const segment of table.segments.slice(full.length)) {
    const some = Math.min(segment.count, entries - count)
    if (some <= 0) break
    appendSegment(columns, segment, some, NOTHING)
    count += some
  }
  return count
}

/** Tells, of segments in their order, those that are full up to the first that is not, or has more than the first `entries`. */
function fullSegments(entries: number): (segment: Segment) => boolean {
  let count = 0
  let goes = true
  return segment => {
    count += segment.count
    goes &&= segment.count === SEGMENT_ENTRIES && count <= entries
    return goes
  }
}

/** Appends the entries of a table, and returns how many there are. */
export function appendTable(columns: EntryColumns, table: TableData, move: Move): number {
  columns.addLong(table.long)
  for (const segment of table.segments) appendSegment(columns, segment, segment.count, move)
  return table.segments.reduce((sum, segment) => sum + segment.count, 0)
}

const NAMES = ['offset', 'length', 'line', 'second', 'milli', 'who', 'what', 'logon', 'session', 'port'] as const
/** The columns of a segment on their way: loops over them are compiled for one kind of array. */
const rows = Object.fromEntries(NAMES.map(name => [name, new Uint32Array(SEGMENT_ENTRIES)])) as unknown as Record<
  (typeof NAMES)[number],
  Uint32Array
>

function appendSegment(columns: EntryColumns, segment: Segment, count: number, { lines, years, sessionIds, whoIds, whatIds }: Move): void {
  for (const name of NAMES) {
    const column = segment[name]
    if (column === undefined) rows[name].fill(0, 0, count)
    else rows[name].set(column.subarray(0, count))
  }
  const { line, second } = rows
  const firstLine = segment.firstLine + lines
  const before = segment.firstSecond + (years * YEARLESS_YEAR) / 1000 - 1
  for (let i = 0; i < count; i++) {
    line[i]! += firstLine
    second[i] = second[i] === 0 ? NO_TIME : second[i]! + before
  }
  if (whoIds !== undefined) renumber(rows.who, count, whoIds)
  if (whatIds !== undefined) renumber(rows.what, count, whatIds)
  if (sessionIds !== undefined) renumber(rows.session, count, sessionIds)
  const session = segment.session === undefined ? undefined : rows.session
  const port = segment.port === undefined ? undefined : rows.port
  columns.append(segment.base, { ...rows, session, port }, count)
}

function renumber(ids: Uint32Array, count: number, newIds: NewIds): void {
  for (let i = 0; i < count; i++) ids[i] = newIds[ids[i]!]!
}
