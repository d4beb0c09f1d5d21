import type { EntrySink } from '../../formats/format.ts'
import type { SlotGroup } from '../alike/slots.ts'
import type { Columns } from '../csv/columns.ts'
import type { Row } from '../csv/row.ts'
import type { Ahead } from '../csv/scan.ts'
import { type ValueReader, valueText } from '../csv/value.ts'
import { RepeatedBytes } from '../repeatedBytes.ts'

/** The slot of the time in every log. */
export const TIME = 0
/** A row in hand: where its values lie, by slot. */
export interface Cells {
  bytes: Uint8Array
  row: Row
  columns: Columns
  /** The `#Log-type` line in force; '' where there is none. */
  logType: string
  /** A value with its doubled quotes made single. */
  readonly value: ValueReader
}

export const startOf = ({ row, columns }: Cells, slot: number): number => row.starts[columns.of[slot]!]!
export const endOf = ({ row, columns }: Cells, slot: number): number => row.ends[columns.of[slot]!]!
export const textOf = ({ bytes, row, columns }: Cells, slot: number): string => valueText(bytes, row, columns.of[slot]!)

/** The id that `read` finds for a column: found once for rows that repeat it, as those of a connection do. */
export function repeatedId(slot: number, read: (cells: Cells, sink: EntrySink) => number): (cells: Cells, sink: EntrySink) => number {
  const values = new RepeatedBytes()
  let id = 0
  return (cells, sink) => {
    if (!values.again(cells.bytes, startOf(cells, slot), endOf(cells, slot))) id = read(cells, sink)
    return id
  }
}

/** One kind of log that Exchange writes. Made anew for every file. */
export interface ExchangeLog {
  /** The columns it looks for, by lower-case name; the time's is `TIME`. */
  readonly slots: ReadonlyMap<string, number>
  /** The columns of a row that has no `#Fields` above it, from its shape. */
  readonly guess: (values: readonly string[]) => readonly string[] | undefined
  /** Fills the draft with what a row states besides its time; says what it is, as `RecordReader.record` does. */
  readonly read: (cells: Cells, sink: EntrySink, ahead: Ahead) => string
  readonly alike: Alike
}

/** What a log knows of its rows that are alike. */
export interface Alike {
  readonly groups: readonly SlotGroup[]
  /** The slots of endpoints whose port says nothing. */
  readonly addresses: readonly number[]
  /** The groups that say the who and the what. */
  readonly who: number
  readonly what: number
  /** What each group is to say of the row that was read last. */
  readonly says: Int32Array
  /** Drafts the who of a row of which all else is known. */
  readWho(cells: Cells, sink: EntrySink): void
}
