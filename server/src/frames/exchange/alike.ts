import { MOST_COLUMNS } from '../alike/core.ts'
import { COMMAS, type Plan } from '../alike/plan.ts'
import { AlikeRows } from '../alike/rows.ts'
import { groupsUnder } from '../alike/slots.ts'
import { placeRow } from '../csv/alike.ts'
import { ABSENT, type Row } from '../csv/row.ts'
import { type Ahead, ENTRY } from '../csv/scan.ts'
import { type Cells, type ExchangeLog, TIME } from './cells.ts'
import { DATE_BYTES } from './stamp.ts'

/** Finds the rows that are alike under the columns of `cells`, and reads others from where their values lie; undefined where rows have no time, or too many columns. */
export function alikeRows({ alike, read }: ExchangeLog, cells: Cells, ahead: () => Ahead | undefined, row: Row): AlikeRows | undefined {
  const { of, names } = cells.columns
  if (of[TIME] === ABSENT || names.length > MOST_COLUMNS) return undefined
  const columnOf = (slot: number): number => (of[slot] === ABSENT ? -1 : of[slot]!)
  const plan: Plan = {
    separator: COMMAS,
    columns: names.length,
    clock: { column: of[TIME]!, behind: DATE_BYTES, least: 13, day: [], days: 4 },
    groups: groupsUnder(alike.groups, columnOf),
    addresses: alike.addresses.map(columnOf).filter(column => column >= 0),
    who: alike.who,
    what: alike.what,
  }
  return new AlikeRows(plan, {
    says: alike.says,
    readWho: (bytes, split, _number, sink) => {
      cells.bytes = bytes
      cells.row = row
      placeRow(split, of, row)
      alike.readWho(cells, sink)
    },
    readRow: (bytes, split, next, sink) => {
      const behind = ahead()
      if (behind === undefined) return false
      behind.next = next
      cells.bytes = bytes
      cells.row = row
      placeRow(split, of, row)
      return read(cells, sink, behind) === ENTRY
    },
  })
}
