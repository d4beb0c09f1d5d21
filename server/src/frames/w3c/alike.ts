import type { EntrySink } from '../../formats/format.ts'
import { MOST_COLUMNS } from '../alike/core.ts'
import { type Plan, STATED, WHERE_ODD } from '../alike/plan.ts'
import { AlikeRows, type Split } from '../alike/rows.ts'
import { type Columns, DATE, TIME } from './columns.ts'
import type { Row } from './row.ts'

/** A question about rows that has the same answer where these slots are the same (`frames/alike/plan.ts`). */
export interface SlotGroup {
  readonly slots: readonly number[]
  /** Slots of which it counts only whether they state something. */
  readonly stated?: readonly number[]
  /** Slots that count only where the number of the group `with` is odd. */
  readonly whereOdd?: readonly number[]
  readonly with?: number
  readonly behind?: number
}

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
  const columnsOf = (slots: readonly number[]): readonly number[] =>
    slots.map(slot => columns.slots.indexOf(slot)).filter(column => column >= 0)
  const groups = alike.groups.map(({ slots, stated = [], whereOdd = [], ...rest }) => ({
    ...rest,
    columns: [
      ...columnsOf(slots),
      ...columnsOf(stated).map(column => column + STATED),
      ...columnsOf(whereOdd).map(column => column + WHERE_ODD),
    ],
  }))
  const { slots, whereOdd = [] } = alike.groups[alike.who]!
  const placed = [...slots, ...whereOdd].map(slot => [slot, columns.slots.indexOf(slot)] as const).filter(([, column]) => column >= 0)
  const [clock] = columnsOf([TIME])
  const plan: Plan = {
    columns: columns.count,
    clock: { column: clock!, behind: 0, least: 8, day: columnsOf([DATE]) },
    groups,
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
