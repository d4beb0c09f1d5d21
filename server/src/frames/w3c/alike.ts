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
  /** The groups that say the who and the what, and the session where that is no part of the who. */
  readonly who: number
  readonly what: number
  readonly session?: number
  /** What each group is to say of the row that was read last. */
  readonly says: Int32Array
  /** Drafts the who of a row of which all else is known, by what the group says that the who goes by. */
  readWho(bytes: Uint8Array, row: Row, number: number, sink: EntrySink): void
  /** Gives the sink the session of a row of which that is not known. */
  readSession?(bytes: Uint8Array, row: Row, sink: EntrySink): void
  /** Rows up to this time were added. */
  pass?(time: number): void
}

/** A reader that knows that. */
export type AlikeReader = RowReader & { readonly alike: Alike }

/** What stands around the session in front of a command. */
const OPENING = 0x5b
const CLOSING = 0x5d

/** Slots of a row and the columns that they lie in, by turns. */
type Placed = Uint8Array

/** How rows are written: what stands between their values, how many bytes a time has at least, and how many days are known at a time. */
export interface Layout {
  readonly separator: Plan['separator']
  readonly least: Plan['clock']['least']
  readonly days: number
}
const W3C: Layout = { separator: BLANKS, least: 8, days: 1 }

/** The plan of the rows of a service, and what places the values of one: those that its who or its session is read from, or all. */
export interface Planned {
  readonly plan: Plan
  readonly placeWho: (split: Split) => void
  readonly placeSession: (split: Split) => void
  readonly placeRow: (split: Split) => void
}

/** The plan of rows whose columns, so many, have these slots. */
export function planned(alike: Alike, slots: Columns['slots'], count: number, row: Row, { separator, least, days }: Layout): Planned {
  const isCut = alike.groups.some(group => group.slots.includes(CS_METHOD_VERB)) && slots.includes(CS_METHOD)
  const columnOf = (slot: number): number => {
    if (slot < CS_METHOD_SESSION) return slots.indexOf(slot)
    return isCut ? placeColumn(slot - CS_METHOD_SESSION) : -1
  }
  const placed = (all: Iterable<number>): Placed =>
    Uint8Array.from(
      Array.from(all)
        .filter(slot => slot !== UNUSED && columnOf(slot) >= 0)
        .flatMap(slot => [slot, columnOf(slot)]),
    )
  const who = alike.groups[alike.who]!
  const ofSession = placed(alike.session === undefined ? [] : alike.groups[alike.session]!.slots)
  const ofWho = placed([...who.slots, ...(who.whereOdd ?? [])])
  const ofRow = placed(slots)
  const plan: Plan = {
    separator,
    columns: count,
    ...(isCut ? { cut: { column: columnOf(CS_METHOD), opening: OPENING, byte: CLOSING } } : {}),
    clock: { column: columnOf(TIME), behind: 0, least, day: slots.includes(DATE) ? [columnOf(DATE)] : [], days },
    addresses: [],
    groups: groupsUnder(alike.groups, columnOf),
    who: alike.who,
    what: alike.what,
    ...(alike.session === undefined ? {} : { session: alike.session }),
  }
  return {
    plan,
    placeWho: split => place(row, split, ofWho),
    placeSession: split => place(row, split, ofSession),
    placeRow: split => place(row, split, ofRow),
  }
}

/** Finds the rows under some columns that are alike; undefined where the reader knows none, or rows have no time, or too many columns. */
export function alikeRows(readRow: RowReader, columns: Columns, row: Row): AlikeRows | undefined {
  const { alike } = readRow
  if (alike === undefined || !columns.timed || columns.count > MOST_COLUMNS) return undefined
  const { plan, placeWho, placeSession, placeRow } = planned(alike, columns.slots, columns.count, row, W3C)
  return new AlikeRows(plan, {
    says: alike.says,
    pass: time => alike.pass?.(time),
    readWho: (bytes, split, number, sink) => {
      placeWho(split)
      alike.readWho(bytes, row, number, sink)
    },
    readSession: (bytes, split, sink) => {
      placeSession(split)
      alike.readSession?.(bytes, row, sink)
    },
    readRow: (bytes, split, _, sink) => {
      placeRow(split)
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
