import { NO_TIME, type Rows } from '../../formats/format.ts'
import type { BlockColumns } from './blockPlan.ts'
import { MOST_ROWS } from './core.ts'

/** The rows of records that are known, with what is read of every one. One for each file. */
export interface ReadRows {
  /** Their sessions, by number; 0 for none. */
  readonly logon: Uint32Array
  /** Sets the time of one, in civil milliseconds; NaN where it has none. */
  setTime(row: number, time: number): void
  /** Those of the records in columns, from one on. */
  from(columns: BlockColumns, start: number): Rows
}

export function readRows(): ReadRows {
  const second = new Uint32Array(MOST_ROWS)
  const milli = new Uint32Array(MOST_ROWS)
  const logon = new Uint32Array(MOST_ROWS)
  /** The rows of all columns, which are mostly the same as before. */
  let all: Rows | undefined

  return {
    logon,
    setTime: (row, time) => {
      const whole = Math.floor(time / 1000)
      const isTime = time >= 0 && whole < NO_TIME - 1
      second[row] = isTime ? whole : NO_TIME
      milli[row] = isTime ? time - whole * 1000 : 0
    },
    from: ({ offset, length, line, who, what }, start) => {
      if (all?.offset !== offset) all = { offset, length, line, who, what, second, milli, logon }
      return start === 0 ? all : behind(all, start)
    },
  }
}

/** The rows from one on. */
function behind(rows: Rows, start: number): Rows {
  const part = (column: Uint32Array): Uint32Array => column.subarray(start)
  return {
    offset: part(rows.offset),
    length: part(rows.length),
    line: part(rows.line),
    second: part(rows.second),
    milli: part(rows.milli),
    who: part(rows.who),
    what: part(rows.what),
    logon: part(rows.logon),
  }
}
