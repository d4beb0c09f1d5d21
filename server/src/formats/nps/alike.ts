import { COMMAS, type Plan, placeColumn } from '../../frames/alike/plan.ts'
import { AlikeRows } from '../../frames/alike/rows.ts'
import { groupsUnder, type SlotGroup } from '../../frames/alike/slots.ts'
import type { Split } from '../../frames/alike/teller.ts'
import { PACKET_GROUPS, type Told, tellOf, WHAT, WHO, WHO_SLOTS } from '../../frames/radius/alike.ts'
import * as A from '../../frames/radius/attributes.ts'
import type { Attributes, PacketReader } from '../../frames/radius/packet.ts'
import { DATABASE_SLOTS, isDatabaseAt, PAIRS_SLOTS, READ_NUMBERS, RECORD_DATE, RECORD_TIME, TELLING } from './columns.ts'

/** Stands for the column that tells the encoding: it says which policy and reason a record has. */
const ENCODING = A.SLOTS
const GROUPS: readonly SlotGroup[] = PACKET_GROUPS.map((group, i) => (i === WHAT ? { ...group, slots: [ENCODING, ...group.slots] } : group))
const ALL_SLOTS = Array.from({ length: A.SLOTS }, (_, slot) => slot)
const PAIRS = {
  from: PAIRS_SLOTS.length,
  places: READ_NUMBERS,
  columns: [...PAIRS_SLOTS.entries()].filter(([, slot]) => slot !== A.UNREAD),
}
/** Records of another shape, one after the other, before theirs is looked for. */
const PATIENCE = 64

/** Finds records that are alike among those of one shape: one encoding, and where each value has a column of its own, so many columns. */
export interface AlikeRecords {
  readonly rows: () => AlikeRows | undefined
  /** Takes in the shape of a record that was read. */
  readonly use: (isDatabase: boolean, values: number) => void
}

export function alikeRecords(attributes: Attributes, reader: PacketReader): AlikeRecords {
  let rows: AlikeRows | undefined
  let shape = 0
  let misfits = PATIENCE
  const told = tellOf(attributes, reader)
  return {
    rows: () => rows,
    use: (isDatabase, values) => {
      const used = isDatabase ? values : 0
      if (used === shape) told.all()
      else told.nothing()
      if (used === shape && rows !== undefined) misfits = 0
      else if (++misfits > PATIENCE) rows = rowsOf((shape = used), attributes, reader, told)
    },
  }
}

/** The records of the database format with so many values; with 0, those of pairs. */
function rowsOf(values: number, { from, to }: Attributes, reader: PacketReader, told: Told): AlikeRows {
  const columnOf = (slot: number): number => {
    if (slot === ENCODING) return TELLING
    return values > 0 ? DATABASE_SLOTS.subarray(0, values).indexOf(slot) : placeColumn(slot)
  }
  const columns = ALL_SLOTS.map(columnOf)
  const place = ({ starts, ends, shift }: Split, slots: readonly number[]): void => {
    for (const slot of slots) {
      const column = columns[slot]!
      from[slot] = column < 0 ? 0 : starts[column]! + shift
      to[slot] = column < 0 ? 0 : ends[column]! + shift
    }
  }
  const plan: Plan = {
    separator: COMMAS,
    columns: values,
    ...(values > 0 ? {} : { pairs: PAIRS }),
    clock: { column: RECORD_TIME, behind: 0, least: 7, day: [RECORD_DATE], days: 4 },
    addresses: [],
    groups: groupsUnder(GROUPS, columnOf),
    who: WHO,
    what: WHAT,
  }
  return new AlikeRows(plan, {
    says: told.says,
    readWho: (bytes, split, named, sink) => {
      place(split, WHO_SLOTS)
      reader.readWho(bytes, named, sink)
      told.who()
    },
    readRow: (bytes, split, _next, sink) => {
      const { starts, ends, shift } = split
      if (isDatabaseAt(bytes, starts[TELLING]! + shift, ends[TELLING]! + shift) !== values > 0) return false
      place(split, ALL_SLOTS)
      if (reader.read(bytes, sink) !== undefined) return false
      told.all()
      return true
    },
  })
}
