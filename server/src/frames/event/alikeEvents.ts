import type { EntrySink } from '../../formats/format.ts'
import { isNobodysSession } from '../../model/logonSession.ts'
import type { BlockColumns, BlockPlan, BlockTeller } from '../alike/blockPlan.ts'
import { OTHERWISE } from '../alike/core.ts'
import { ADDED } from '../alike/groups.ts'
import { STATED, WHERE_ODD } from '../alike/plan.ts'
import { readRows } from '../alike/readRows.ts'
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
/**
 * What the kind of an event says: that no machine is named to which its process belongs, so that logon ids say which it is; that its subject is its user; and that it
 * begins, ends or tells of a session.
 */
const ASKS_LOGON_IDS = 1
const SUBJECT_IS_USER = 2
const OF_SESSION = 4

/** How events that are alike are found by their slots. Times and sessions are read of every one. */
export const EVENT_PLAN: BlockPlan = {
  slots: S.SLOTS,
  groups: [
    { columns: [S.EVENT_ID, S.TITLE, S.EVENT_SOURCE, S.COMPUTER + STATED, S.PROCESS_ID + STATED] },
    { columns: [...NAMING, S.CALLER_LOGON_ID + WHERE_ODD, S.SUBJECT_LOGON_ID + WHERE_ODD], with: KIND },
    { columns: SAYING, with: KIND },
  ],
  who: WHO,
  what: WHAT,
  noted: [S.DATE, S.TIME, S.LOGON_ID, S.SUBJECT_LOGON_ID],
}

/** The slots whose values are read anew of events that are alike; of others it is enough that their bytes are the same. */
export const READ_OF_ALIKE: ReadonlySet<number> = new Set([...NAMING, ...EVENT_PLAN.noted, S.CALLER_LOGON_ID])

/** How far ahead of the clock of its entry the time of an event is written, in milliseconds. */
export type OffsetIn = (bytes: Uint8Array, start: number, end: number) => number

export interface AlikeEvents extends BlockTeller {
  /**
   * An event of a kind was read. Whoever appears in it, and what it says, follows from its slots alone where it `isPlain`; `isPlaced` says that no process appears in
   * it, or the machine is named on which it runs.
   */
  tell(kind: EventKind, isPlain: boolean, isPlaced: boolean): void
}

/** What is known of the events of one log that are alike. */
export function alikeEvents({ from, to }: Slots, times: WrittenTimes, who: EventWho, offsetIn: OffsetIn): AlikeEvents {
  const says = new Int32Array([OTHERWISE, ADDED, ADDED])
  const rows = readRows()

  /** Hands on the records from one to another, whose days are all assumed, or none. */
  function hand(base: number, columns: BlockColumns, start: number, end: number, isAssumed: boolean, sink: EntrySink): void {
    if (start === end) return
    if (isAssumed) sink.assumeDay(times.isMonthFirst(), end - start)
    sink.addAlike(base, rows.from(columns, start), end - start)
  }

  return {
    says,
    from,
    to,
    tell: (kind, isPlain, isPlaced) => {
      const asked = isPlaced ? 0 : ASKS_LOGON_IDS
      says[KIND] = isPlain ? asked | (kind.subjectIsUser ? SUBJECT_IS_USER : 0) | (kind.session ? OF_SESSION : 0) : OTHERWISE
    },
    readWho: (bytes, number, sink) => {
      who.draft(bytes, (number & SUBJECT_IS_USER) !== 0, sink)
      return true
    },
    add: (bytes, columns, { count, base, shift }, sink) => {
      const { noted } = columns
      const [dates, clocks, logons, subjects] = noted
      const kinds = columns.said[KIND]!
      let handed = 0
      let isAssumed = false
      for (let row = 0; row < count; row++) {
        const [date, dateEnd, clock, clockEnd] = [dates![0][row]!, dates![1][row]!, clocks![0][row]!, clocks![1][row]!]
        const [dateShift, clockShift] = [dateEnd === 0 ? 0 : shift, clockEnd === 0 ? 0 : shift]
        const time = times.read(bytes, date + dateShift, dateEnd + dateShift, clock + clockShift, clockEnd + clockShift)
        rows.setTime(row, time - offsetIn(bytes, date + dateShift, dateEnd + dateShift))
        const [start, end] =
          logons![1][row]! > logons![0][row]! ? [logons![0][row]!, logons![1][row]!] : [subjects![0][row]!, subjects![1][row]!]
        rows.logon[row] = (kinds[row]! & OF_SESSION) === 0 || end === 0 ? 0 : sessionIn(bytes, start + shift, end + shift)
        const settled = times.hasSettled()
        if (times.isAssumed() === isAssumed && settled === undefined) continue
        hand(base, columns, handed, row, isAssumed, sink)
        handed = row
        isAssumed = times.isAssumed()
        if (settled !== undefined) sink.settleDays(settled === 'other')
      }
      hand(base, columns, handed, count, isAssumed, sink)
    },
  }
}

/** The logon session that is named; those of the system itself are nobody's. */
export function sessionIn(bytes: Uint8Array, start: number, end: number): number {
  const logonId = logonIdIn(bytes, start, end)
  return Number.isNaN(logonId) || isNobodysSession(logonId) ? 0 : logonId >>> 0
}
