import { ONE_BLANK, placeColumn, type Plan } from '../../frames/alike/plan.ts'
import { AlikeRows } from '../../frames/alike/rows.ts'
import { behindFirst, groupsUnder } from '../../frames/alike/slots.ts'
import type { Split } from '../../frames/alike/teller.ts'
import { BLANK, startsWith } from '../../frames/ascii.ts'
import type { AlikeReader } from '../../frames/w3c/alike.ts'
import * as C from '../../frames/w3c/columns.ts'
import type { Row } from '../../frames/w3c/row.ts'
import { HTTP, isNumber, type Placed } from './line.ts'

const QUOTE = 0x22
const QUESTION = 0x3f

/** The values of a line without blanks in them: `address - user [date:time offset] "METHOD path?query PROTOCOL" status bytes`. */
const ADDRESS = 0
const USER = 2
const STAMP = 3
const OFFSET = 4
const METHOD = 5
const TARGET = 6
const PROTOCOL = 7
const STATUS = 8
const SIZE = 9
const COLUMNS = 10
/** Bytes of `[11/Oct/2006:`. */
const DATE_BYTES = 13

/** Where the values of a web service stand, and the two parts of the target. */
const COLUMN_OF: ReadonlyMap<number, number> = new Map([
  [C.C_IP, ADDRESS],
  [C.CS_USERNAME, USER],
  [C.CS_METHOD, METHOD],
  [C.CS_URI_STEM, placeColumn(0)],
  [C.CS_URI_QUERY, placeColumn(1)],
  [C.SC_STATUS, STATUS],
])
const PLACED = [...COLUMN_OF]

/** Finds the rows of a web service that are alike; those of other services are read every time. */
export function alikeRequests(web: AlikeReader, row: Row): AlikeRows {
  const { alike } = web
  const plan: Plan = behindFirst([PROTOCOL], {
    separator: ONE_BLANK,
    columns: COLUMNS,
    cut: { column: TARGET, byte: QUESTION },
    size: SIZE,
    clock: { column: STAMP, behind: DATE_BYTES, least: 8, day: [OFFSET], days: 2, zoned: true },
    addresses: [],
    groups: groupsUnder(alike.groups, slot => COLUMN_OF.get(slot) ?? -1),
    who: alike.who,
    what: alike.what,
  })
  const says = new Int32Array(plan.groups.length)
  return new AlikeRows(plan, {
    says,
    pass: time => alike.pass?.(time),
    readWho: (bytes, split, number, sink) => {
      place(row, split)
      alike.readWho(bytes, row, number, sink)
    },
    readRow: (bytes, split, _, sink) => {
      if (!isRequest(bytes, split)) return false
      place(row, split)
      web(bytes, row, sink)
      says[0] = 0
      says.set(alike.says, 1)
      return true
    },
  })
}

/** Whether the offset of a line ends with a value. */
export const isInColumns = (bytes: Uint8Array, { stampEnd }: Placed): boolean => bytes[stampEnd + 1] === BLANK

/** Whether a line of so many values, whose time was read, is a request of the web with its answer. */
function isRequest(bytes: Uint8Array, { starts, ends, shift }: Split): boolean {
  const protocolEnd = ends[PROTOCOL]! + shift - 1
  return (
    bytes[starts[METHOD]! + shift] === QUOTE &&
    bytes[protocolEnd] === QUOTE &&
    startsWith(bytes, starts[PROTOCOL]! + shift, protocolEnd, HTTP) &&
    isNumber(bytes, starts[STATUS]! + shift, ends[STATUS]! + shift)
  )
}

function place(row: Row, { starts, ends, shift }: Split): void {
  for (const [slot, column] of PLACED) {
    row.starts[slot] = starts[column]! + shift
    row.ends[slot] = ends[column]! + shift
  }
  row.starts[C.CS_METHOD]!++
}
