import type { EntrySink } from '../../formats/format.ts'
import { MOST_COLUMNS } from '../alike/core.ts'
import { BLANKS, placeColumn, type Plan } from '../alike/plan.ts'
import { AlikeRows } from '../alike/rows.ts'
import { groupsUnder, type SlotGroup } from '../alike/slots.ts'
import type { Split } from '../alike/teller.ts'
import { type Columns, CS_METHOD, CS_METHOD_SESSION, CS_METHOD_VERB, DATE, TIME, UNUSED } from './columns.ts'
import type { Row } from './row.ts'
import type { RowReader } from './scan.ts'

/** What a service knows of its rows that are alike. */
export interface Alike {
  readonly groups: readonly SlotGroup[]
  /** The groups that say the who and the what. */
  readonly who: number
  readonly what: number
  /** What each group is to say of the row that was read last. */
  readonly says: Int32Array
  /** Drafts the who of a row of which all else is known, by what the group says that the who goes by. */
  readWho(bytes: Uint8Array, row: Row, number: number, sink: EntrySink): void
  /** Rows up to this time were added. */
  pass?(time: number): void
}

/** What stands around the session in front of a command. */
const OPENING = 0x5b
const CLOSING = 0x5d

/** Slots of a row and the columns that they lie in, by turns. */
type Placed = Uint8Array

/** Finds the rows under some columns that are alike; undefined where the reader knows none, or rows have no time, or too many columns. */
export function alikeRows(readRow: RowReader, columns: Columns, row: Row): AlikeRows | undefined {
  const { alike } = readRow
  if (alike === undefined || !columns.timed || columns.count > MOST_COLUMNS) return undefined
  const isCut = alike.groups.some(({ slots }) => slots.includes(CS_METHOD_VERB)) && columns.slots.includes(CS_METHOD)
  const columnOf = (slot: number): number => {
    if (slot < CS_METHOD_SESSION) return columns.slots.indexOf(slot)
    return isCut ? placeColumn(slot - CS_METHOD_SESSION) : -1
  }
  const { slots, whereOdd = [] } = alike.groups[alike.who]!
  const placed = (all: Iterable<number>): Placed =>
    Uint8Array.from(
      Array.from(all)
        .filter(slot => slot !== UNUSED && columnOf(slot) >= 0)
        .flatMap(slot => [slot, columnOf(slot)]),
    )
  const ofWho = placed([...slots, ...whereOdd])
  const ofRow = placed(columns.slots)
  const plan: Plan = {
    separator: BLANKS,
    columns: columns.count,
    ...(isCut ? { cut: { column: columnOf(CS_METHOD), opening: OPENING, byte: CLOSING } } : {}),
    clock: { column: columnOf(TIME), behind: 0, least: 8, day: columns.dated ? [columnOf(DATE)] : [], days: 1 },
    addresses: [],
    groups: groupsUnder(alike.groups, columnOf),
    who: alike.who,
    what: alike.what,
  }
  return new AlikeRows(plan, {
    says: alike.says,
    pass: time => alike.pass?.(time),
    readWho: (bytes, split, number, sink) => {
      place(row, split, ofWho)
      alike.readWho(bytes, row, number, sink)
    },
    readRow: (bytes, split, _, sink) => {
      place(row, split, ofRow)
      readRow(bytes, row, sink)
      return true
    },
  })
}

/** Places the values of a row that was split. */
function place(row: Row, { starts, ends, shift }: Split, placed: Placed): void {
  for (let i = 0; i < placed.length; i += 2) {
    const slot = placed[i]!
    const column = placed[i + 1]!
    row.starts[slot] = starts[column]! + shift
    row.ends[slot] = ends[column]! + shift
  }
}
