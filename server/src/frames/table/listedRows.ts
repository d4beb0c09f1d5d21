import { NO_TIME, type Rows } from '../../formats/format.ts'
import { type Core, MOST_ROWS } from '../alike/core.ts'

/** The groups of the core whose places the who, the what and the port of records take. */
const WHO = 0
const WHAT = 1
const PORT = 2

const ALL_ZERO = new Uint32Array(MOST_ROWS)
const NO_TIMES = new Uint32Array(MOST_ROWS).fill(NO_TIME)

export type ListedRows = Rows & { readonly port: Uint32Array }

/** The columns of the core in which it tells of records of lists, which have no times. */
export function listedRows(core: Core): ListedRows {
  const column = (at: number): Uint32Array => new Uint32Array(core.memory.buffer, at, MOST_ROWS)
  return {
    offset: column(core.offsets_at()),
    length: column(core.lengths_at()),
    line: column(core.lines_at()),
    second: NO_TIMES,
    milli: ALL_ZERO,
    who: column(core.said_at(WHO)),
    what: column(core.said_at(WHAT)),
    logon: ALL_ZERO,
    port: column(core.said_at(PORT)),
  }
}
