import { type EntrySink, NO_TIME } from '../../formats/format.ts'
import { isNobodysSession } from '../../model/logonSession.ts'
import type { BlockPlan, BlockRows, BlockTeller } from '../alike/blockPlan.ts'
import { MOST_ROWS, OTHERWISE } from '../alike/core.ts'
import { ADDED } from '../alike/groups.ts'
import { STATED } from '../alike/plan.ts'
import { logonIdIn } from './bytesOf.ts'
import { type EventWho, NAMING } from './eventWho.ts'
import { SAYING } from './eventWhat.ts'
import type { EventKind } from './judge.ts'
import * as S from './slots.ts'
import type { Slots } from './slotValues.ts'
import type { WrittenTimes } from './written.ts'

/** The questions that events answer alike: what kind one is, who appears in it, and what it says. */
const KIND = 0
const WHO = 1
const WHAT = 2
/** What the kind of an event says: that its subject is its user, and that it begins, ends or tells of a session. */
const SUBJECT_IS_USER = 1
const OF_SESSION = 2

/** How events that are alike are found by their slots. Times and sessions are read of every one. */
export const EVENT_PLAN: BlockPlan = {
  slots: S.SLOTS,
  groups: [
    { columns: [S.EVENT_ID, S.EVENT_SOURCE, S.COMPUTER + STATED] },
    { columns: NAMING, with: KIND },
    { columns: SAYING, with: KIND },
  ],
  who: WHO,
  what: WHAT,
  noted: [S.DATE, S.TIME, S.LOGON_ID, S.SUBJECT_LOGON_ID],
}

export interface AlikeEvents extends BlockTeller {
  /** An event of a kind was read. Whoever appears in it, and what it says, follows from its slots alone where it `isPlain`. */
  tell(kind: EventKind, isPlain: boolean): void
}

/** What is known of the events of one log that are alike. */
export function alikeEvents({ from, to }: Slots, times: WrittenTimes, who: EventWho): AlikeEvents {
  const says = new Int32Array([OTHERWISE, ADDED, ADDED])
  const second = new Uint32Array(MOST_ROWS)
  const milli = new Uint32Array(MOST_ROWS)
  const logon = new Uint32Array(MOST_ROWS)

  function setTime(row: number, time: number): void {
    const whole = Math.floor(time / 1000)
    const isTime = time >= 0 && whole < NO_TIME - 1
    second[row] = isTime ? whole : NO_TIME
    milli[row] = isTime ? time - whole * 1000 : 0
  }

  /** Hands on the records from one to another, whose days are all assumed, or none. */
  function hand({ base, offset, length, line, ...rows }: BlockRows, start: number, end: number, isAssumed: boolean, sink: EntrySink): void {
    if (start === end) return
    if (isAssumed) sink.assumeDay(times.isMonthFirst(), end - start)
    const part = (column: Uint32Array): Uint32Array => column.subarray(start, end)
    const columns = { offset: part(offset), length: part(length), line: part(line), who: part(rows.who), what: part(rows.what) }
    sink.addAlike(base, { ...columns, second: part(second), milli: part(milli), logon: part(logon) }, end - start)
  }

  return {
    says,
    from,
    to,
    tell: (kind, isPlain) => {
      says[KIND] = isPlain ? (kind.subjectIsUser ? SUBJECT_IS_USER : 0) | (kind.session ? OF_SESSION : 0) : OTHERWISE
    },
    readWho: (bytes, number, sink) => who.draft(bytes, (number & SUBJECT_IS_USER) !== 0, sink),
    add: (bytes, rows, sink) => {
      const { count, noted, shift } = rows
      const [dates, clocks, logons, subjects] = noted
      const kinds = rows.said(KIND)
      let handed = 0
      let isAssumed = false
      for (let row = 0; row < count; row++) {
        const [date, dateEnd, clock, clockEnd] = [dates![0][row]!, dates![1][row]!, clocks![0][row]!, clocks![1][row]!]
        const [dateShift, clockShift] = [dateEnd === 0 ? 0 : shift, clockEnd === 0 ? 0 : shift]
        setTime(row, times.read(bytes, date + dateShift, dateEnd + dateShift, clock + clockShift, clockEnd + clockShift))
        const [start, end] =
          logons![1][row]! > logons![0][row]! ? [logons![0][row]!, logons![1][row]!] : [subjects![0][row]!, subjects![1][row]!]
        logon[row] = (kinds[row]! & OF_SESSION) === 0 || end === 0 ? 0 : sessionIn(bytes, start + shift, end + shift)
        const settled = times.hasSettled()
        if (times.isAssumed() === isAssumed && settled === undefined) continue
        hand(rows, handed, row, isAssumed, sink)
        handed = row
        isAssumed = times.isAssumed()
        if (settled !== undefined) sink.settleDays(settled === 'other')
      }
      hand(rows, handed, count, isAssumed, sink)
    },
  }
}

/** The logon session that is named; those of the system itself are nobody's. */
export function sessionIn(bytes: Uint8Array, start: number, end: number): number {
  const logonId = logonIdIn(bytes, start, end)
  return Number.isNaN(logonId) || isNobodysSession(logonId) ? 0 : logonId >>> 0
}
