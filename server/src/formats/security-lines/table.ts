import { isDigit } from '../../frames/ascii.ts'
import { keep } from '../../frames/event/message.ts'
import * as S from '../../frames/event/slots.ts'
import type { Slots } from '../../frames/event/slotValues.ts'
import { isDateLike, spellsAt } from './marks.ts'

const BLANK = 32
const DASH = 45
const COLON = 58
/** Digits of the number of an event, or of its instance. */
const MOST_DIGITS = 10

/** Where the columns lie from which something is read, in characters, and how far at most: text begins under its name, a number ends there. */
interface Columns {
  readonly time: number
  readonly timeEnd: number
  readonly idEnd: number
  readonly source: number
  readonly sourceEnd: number
}

const TIMES: ReadonlySet<string> = new Set(['timecreated', 'timegenerated', 'time'])
const IDS: ReadonlySet<string> = new Set(['id', 'eventid', 'instanceid'])
/** What tables of other things do not have beside both. */
const OTHERS: ReadonlySet<string> = new Set(
  'entrytype instanceid leveldisplayname taskdisplayname keywordsdisplaynames providername source logname machinename message'.split(' '),
)
const SOURCES: ReadonlySet<string> = new Set(['source', 'providername'])
/** Behind the last column. */
const MOST = 0x7fffffff
const SECURITY = 'Microsoft-Windows-Security-Auditing'

const decoder = new TextDecoder()

/** The columns of a table of events whose heading is a line and whose ruler is the next one, as PowerShell prints them; undefined for what is none. */
export function columnsOf(heading: string, ruler: string): Columns | undefined {
  if (!/^ *-+(?: +-+)+ *$/.test(ruler.trimEnd())) return undefined
  const names = [...ruler.matchAll(/-+/g)].map(({ 0: dashes, index }) => ({
    name: heading
      .slice(index, index + dashes.length)
      .trim()
      .toLowerCase(),
    start: index,
    end: index + dashes.length,
  }))
  const find = (of: ReadonlySet<string>): number => names.findIndex(({ name }) => of.has(name))
  const startOf = (column: number): number => names[column]?.start ?? MOST
  const [time, id, source] = [find(TIMES), find(IDS), find(SOURCES)]
  if (time < 0 || id <= time || !names.some(({ name }) => OTHERS.has(name))) return undefined
  return {
    time: startOf(time),
    timeEnd: time + 1 === id ? MOST : startOf(time + 1),
    idEnd: names[id]!.end,
    source: source < 0 ? MOST : startOf(source),
    sourceEnd: source + 1 === id ? MOST : startOf(source + 1),
  }
}

const columnsIn = (bytes: Uint8Array, heading: number, ruler: number, end: number): Columns | undefined =>
  columnsOf(decoder.decode(bytes.subarray(heading, ruler)), decoder.decode(bytes.subarray(ruler, end)))

/** Where time and number of an event begin and end in a row. */
interface Row {
  time: number
  id: number
  idEnd: number
}
const row: Row = { time: 0, id: 0, idEnd: 0 }

/** Whether a line is a row of a table: a number ends where it should, and something that holds a time of day begins where that should. */
export function isRow(bytes: Uint8Array, start: number, end: number, { time, idEnd }: Columns): boolean {
  row.id = row.idEnd = byteAt(bytes, start, end, idEnd)
  while (row.id > start && isDigit(bytes[row.id - 1])) row.id--
  row.time = byteAt(bytes, start, end, time)
  const digits = row.idEnd - row.id
  if (row.time < 0 || digits === 0 || digits > MOST_DIGITS || bytes[row.id - 1] !== BLANK || (row.idEnd < end && bytes[row.idEnd]! > BLANK))
    return false
  if (row.time >= row.id || bytes[row.time]! <= BLANK || (row.time > start && bytes[row.time - 1] !== BLANK)) return false
  const colon = bytes.indexOf(COLON, row.time)
  return colon > row.time && colon < row.id && isDigit(bytes[colon - 1]) && isDigit(bytes[colon + 1])
}

/** The byte at which the character of a line stands, or its end, that has so many before it; -1 where it has fewer. */
function byteAt(bytes: Uint8Array, start: number, end: number, characters: number): number {
  let left = characters
  for (let at = start; at < end; at++) if ((bytes[at]! & 0xc0) !== 0x80 && left-- === 0) return at
  return left === 0 ? end : -1
}

/** A table of events: where its columns lie, and who wrote them, where a line above says that for all. */
export interface Table {
  readonly columns: Columns
  readonly provider: Uint8Array
}

const GROUP = 'ProviderName: '

/** What is known of tables at a line of a log: the one in force, and who wrote the events of the one that comes next. */
interface Known {
  readonly table: Table | undefined
  readonly next: Uint8Array
}

/** Follows the tables of a log. One for each file. */
export interface Tables {
  /** The table whose row a line is that begins no event; the line before it begins at `before`. */
  at(bytes: Uint8Array, before: number, start: number, end: number): Table | undefined
  /** To be put back before lines are read again. */
  known: Known
}

export function tablesOf(): Tables {
  const tables: Tables = {
    known: { table: undefined, next: NOBODY },
    at: (bytes, before, start, end) => {
      const { table, next } = tables.known
      let first = start
      while (first < end && bytes[first] === BLANK) first++
      if (bytes[first] === DASH && bytes[first + 1] === DASH) {
        const columns = columnsIn(bytes, before, start, end)
        if (columns !== undefined) tables.known = { table: { columns, provider: next }, next: NOBODY }
      } else if (first > start && spellsAt(bytes, first, end, GROUP)) tables.known = { table, next: bytes.slice(first + GROUP.length, end) }
      else if (table !== undefined && isRow(bytes, start, end, table.columns)) return table
      return undefined
    },
  }
  return tables
}

const NOBODY: Uint8Array = new Uint8Array(0)

/** Puts what a row says into the slots; returns the bytes in which that lies: those of the line, and behind them who wrote it. A time without its year is none. */
export function readRow(slots: Slots, bytes: Uint8Array, start: number, end: number, { columns, provider }: Table): Uint8Array {
  const said = new Uint8Array(end - start + provider.length)
  said.set(bytes.subarray(start, end))
  said.set(provider, end - start)
  const stop = end - start
  if (!isRow(said, 0, stop, columns)) return said
  const { time, id, idEnd } = row
  keep(slots, said, S.EVENT_ID, id, idEnd)
  const timeEnd = cellEnd(said, time, Math.min(id, byteOr(said, stop, columns.timeEnd)))
  if (isDateLike(said, time, timeEnd)) keep(slots, said, S.DATE, time, timeEnd)
  const source = byteOr(said, stop, columns.source)
  const sourceEnd = cellEnd(said, source, Math.min(source < id ? id : stop, byteOr(said, stop, columns.sourceEnd)))
  if (source < sourceEnd && !mayBeSecurity(said, source, sourceEnd)) keep(slots, said, S.EVENT_SOURCE, source, sourceEnd)
  else keep(slots, said, S.EVENT_SOURCE, stop, said.length)
  return said
}

const byteOr = (bytes: Uint8Array, end: number, characters: number): number => {
  const at = byteAt(bytes, 0, end, characters)
  return at < 0 ? end : at
}

/** Where a cell ends: before two blanks, or the next one. */
function cellEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  while (at < end && !(bytes[at] === BLANK && bytes[at + 1] === BLANK)) at++
  return at
}

/** Whether a source, which may have been cut (`Microsoft-Windows...`), is the Security log. */
function mayBeSecurity(bytes: Uint8Array, start: number, end: number): boolean {
  const text = decoder.decode(bytes.subarray(start, end)).trim()
  const known = text.replace(/(?:\.\.\.|…)$/, '')
  return known === text ? text === SECURITY : SECURITY.startsWith(known)
}
