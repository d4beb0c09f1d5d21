import type { Rows } from '../../formats/format.ts'
import { type Core, MOST_ROWS } from './core.ts'
import type { Plan } from './plan.ts'

const NONE = new Uint32Array(0)
const ALL_ZERO = new Uint32Array(MOST_ROWS)

export const NO_ROWS: Rows = { offset: NONE, length: NONE, line: NONE, second: NONE, milli: NONE, who: NONE, what: NONE, logon: ALL_ZERO }

/** The columns of the core in which it tells of rows of a plan. */
export function planRows(core: Core, { who, what, session }: Plan): Rows {
  const column = (at: number): Uint32Array => new Uint32Array(core.memory.buffer, at, MOST_ROWS)
  return {
    offset: column(core.offsets_at()),
    length: column(core.lengths_at()),
    line: column(core.lines_at()),
    second: column(core.seconds_at()),
    milli: column(core.millis_at()),
    who: column(core.said_at(who)),
    what: column(core.said_at(what)),
    logon: ALL_ZERO,
    ...(session === undefined ? {} : { session: column(core.said_at(session)) }),
  }
}
