import type { EntrySink } from '../../formats/format.ts'
import { MOST_COLUMNS } from '../alike/core.ts'
import { BLANKS, type Plan } from '../alike/plan.ts'
import { AlikeRows, type Split } from '../alike/rows.ts'
import { groupsUnder, type SlotGroup } from '../alike/slots.ts'
import { type Columns, DATE, TIME } from './columns.ts'
import type { Row } from './row.ts'

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

/** Finds the rows under some columns that are alike; undefined where rows have no date and time, or too many columns. */
export function alikeRows(alike: Alike, columns: Columns, row: Row): AlikeRows | undefined {
  if (!columns.dated || !columns.timed || columns.count > MOST_COLUMNS) return undefined
  const columnOf = (slot: number): number => columns.slots.indexOf(slot)
  const { slots, whereOdd = [] } = alike.groups[alike.who]!
  const placed = [...slots, ...whereOdd].map(slot => [slot, columnOf(slot)] as const).filter(([, column]) => column >= 0)
  const plan: Plan = {
    separator: BLANKS,
    columns: columns.count,
    clock: { column: columnOf(TIME), behind: 0, least: 8, day: [columnOf(DATE)], days: 1 },
    addresses: [],
    groups: groupsUnder(alike.groups, columnOf),
    who: alike.who,
    what: alike.what,
  }
  return new AlikeRows(plan, {
    says: alike.says,
    pass: time => alike.pass?.(time),
    readWho: (bytes: Uint8Array, { starts, ends, shift }: Split, number: number, sink: EntrySink): void => {
      for (const [slot, column] of placed) {
        row.starts[slot] = starts[column]! + shift
        row.ends[slot] = ends[column]! + shift
      }
      row.alikeTo = 0
      alike.readWho(bytes, row, number, sink)
    },
  })
}
