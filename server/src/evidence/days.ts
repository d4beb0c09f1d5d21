import type { DateOrder } from '../../../shared/caseFile.ts'
import { withYear, yearIndexOf } from '../model/civil.ts'
import { type DayOrder, type OpenDays, withDaysSwapped } from './dayOrder.ts'
import { type EntryTable, entryTable } from './entryTable.ts'
import { basisOf, type LogFile } from './evidenceFile.ts'

const DAY = 86_400_000

/** First and last moment of a log, civil milliseconds. */
interface Span {
  readonly from: number
  readonly to: number
}

/** What a person said about the dates of a log. */
export interface StatedOrder {
  readonly order: DateOrder
  readonly because: string
}

/**
 * Logs in which no date says which number is the day, read as a person said, or else so that they fit what else is known: a log was not written after its
 * file, and logs of one case are of the same days. What fits both ways, or neither, stays assumed.
 */
export function withDays(unsaid: readonly LogFile[], orderOf: (file: LogFile) => StatedOrder | undefined): readonly LogFile[] {
  const files = unsaid.map(file => stated(file, orderOf(file)))
  const open = files.filter(({ table }) => table.data.days?.how === 'assumed')
  if (open.length === 0) return files
  const others = files.filter(({ table }) => table.data.days === undefined)
  return files.map(file => (open.includes(file) ? settled(file, others) : file))
}

function stated(file: LogFile, said: StatedOrder | undefined): LogFile {
  const { days } = file.table.data
  if (days === undefined || said === undefined) return file
  const asRead = days.isMonthFirst === (said.order === 'month-first')
  return { ...file, table: decidedTable(file.table, asRead, { how: 'configured', because: said.because }) }
}

function settled(file: LogFile, others: readonly LogFile[]): LogFile {
  const { days } = file.table.data
  const turned = days === undefined ? file.table : turnedTable(file.table, days)
  const [asRead, otherwise] = [spanOf(file.table), spanOf(turned)]
  if (days === undefined || asRead === undefined || otherwise === undefined || asRead.from === otherwise.from) return file
  const known = [isBefore(asRead, file), isBefore(otherwise, file)] as const
  if (known[0] !== known[1]) return decided(file, known[0], 'read the other way round, its dates lie after the file was written')
  const met = [others.some(other => meets(asRead, other)), others.some(other => meets(otherwise, other))] as const
  return met[0] === met[1] ? file : decided(file, met[0], 'only read so do its dates meet those of another log')
}

function decided(file: LogFile, asRead: boolean, because: string): LogFile {
  return { ...file, table: decidedTable(file.table, asRead, { how: 'estimated', because }) }
}

const tables = new WeakMap<EntryTable, Map<string, EntryTable>>()

/** The same table as long as nothing about it changes: what was worked out of it still holds. */
function decidedTable(table: EntryTable, asRead: boolean, order: DayOrder): EntryTable {
  const kept = tables.get(table) ?? new Map<string, EntryTable>()
  tables.set(table, kept)
  const key = `${asRead} ${order.because}`
  const { days } = table.data
  const runs = days?.runs ?? []
  const isMonthFirst = (days?.isMonthFirst ?? false) === asRead
  const found =
    kept.get(key) ??
    entryTable({
      ...table.data,
      segments: withDaysSwapped(table.data.segments, asRead ? [] : runs),
      days: { ...order, isMonthFirst, runs },
    })
  kept.set(key, found)
  return found
}

const turnedTable = (table: EntryTable, days: OpenDays): EntryTable => decidedTable(table, false, days)

/** Whether everything in a span was written before the file was last changed. */
const isBefore = ({ to }: Span, { modified }: LogFile): boolean => modified === undefined || to <= modified + DAY

function meets(span: Span, other: LogFile): boolean {
  const basis = basisOf(other)
  if (basis === 'none') return false
  const theirs = spanOf(other.table)
  if (theirs === undefined) return false
  if (basis !== 'yearless') return overlap(span, theirs)
  const first = new Date(span.from).getUTCFullYear() - yearIndexOf(theirs.to)
  return overlap(span, { from: withYear(theirs.from, first), to: withYear(theirs.to, first) })
}

const overlap = (a: Span, b: Span): boolean => a.from <= b.to + DAY && b.from <= a.to + DAY

function spanOf(table: EntryTable): Span | undefined {
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  for (let entry = 0; entry < table.count; entry++) {
    const written = table.written(entry)
    if (written < from) from = written
    if (written > to) to = written
  }
  return from > to ? undefined : { from, to }
}
