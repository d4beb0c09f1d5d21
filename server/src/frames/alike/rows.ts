import type { EntrySink, Rows } from '../../formats/format.ts'
import { BEHIND, type Core, coreOf, INPUT_BYTES, isOwner, MOST_ROWS, own, SPLIT_COLUMNS, STOPPED, TO_BE_TOLD } from './core.ts'
import { beginPlan } from './beginPlan.ts'
import { learnGroups } from './groups.ts'
import { Patience } from './patience.ts'
import { groupsUpTo, type Plan } from './plan.ts'
import { NO_ROWS, planRows } from './planRows.ts'
import type { Teller } from './teller.ts'

/** Rows in vain before it is asked whether most of them are new, and rows that are then read without asking. */
const MOST_IN_VAIN = 4096
const REST = 65_536
const LF = 10
/** Seconds from here on are none that columns hold. */
const LAST_SECOND = 0xfffe0000

/**
 * Adds the rows of one log that say what rows before them said, but for their time. All others are left to the reader of the format, which tells afterwards what
 * follows from their columns.
 */
export class AlikeRows {
  private readonly core: Core = coreOf()
  private readonly plan: Plan
  private readonly teller: Teller
  private readonly whoGroups: number
  private readonly withGroup: number
  /** The group that says the session, as a bit. */
  private readonly sessionGroup: number
  private bytes: Uint8Array = new Uint8Array(0)
  /** The whole lines that are read; and those of them that lie in the memory of the core. */
  private end = 0
  private from = 0
  private to = 0
  /** The memory of the core, and what stands there: where it was stopped, what groups say, the rows that are known and how the last one is split. */
  private words = new Int32Array(0)
  private stopped = 0
  private said: readonly number[] = []
  private rows = NO_ROWS
  private readonly split = { starts: new Int32Array(0), ends: new Int32Array(0), doubled: new Uint8Array(0), shift: 0 }
  /** Whether the core stopped at the row that the format reads now. */
  private isAsked = false
  /** Whether it was told of the row that the format read last. */
  private isTold = false
  private readonly patience = new Patience(MOST_IN_VAIN, REST)
  /** Rows in hand up to here were told of. */
  private passed = 0
  /** Rows that were added by the last `read`. */
  count = 0

  constructor(plan: Plan, teller: Teller) {
    this.plan = plan
    this.teller = teller
    this.whoGroups = groupsUpTo(plan.groups, plan.who)
    this.withGroup = plan.groups[plan.who]?.with ?? -1
    this.sessionGroup = plan.session === undefined ? 0 : 1 << plan.session
  }

  /** Takes whole lines up to `end`. */
  open(bytes: Uint8Array, end: number): void {
    this.bytes = bytes
    this.end = end
    this.from = 0
    this.to = 0
  }

  /** Adds the rows from `at` on that are known, the first of them in a line; returns where the first begins that is not. Positions of entries are `moved`. */
  read(at: number, line: number, moved: number, sink: EntrySink): number {
    this.count = 0
    this.isAsked = false
    if (this.patience.isResting()) return at
    if (!isOwner(this)) this.begin()
    // Where the format goes by the day of the row it read last, no row is known of another one.
    else if (!this.isTold && this.plan.clock.days === 1) this.core.forget_day()
    this.isTold = false
    while (at < this.end && !this.isAsked) {
      if (at >= this.to && !this.take(at)) return at
      at = this.readTaken(at, line + this.count, moved, sink)
    }
    if (this.patience.isOver(this.count)) own(undefined)
    return at
  }

  /** The same for rows without a date: the day begins at a civil second, and the row before was of its second `last`. One that goes back from it is not known. */
  readOf(day: number, last: number, at: number, line: number, moved: number, sink: EntrySink): number {
    this.count = 0
    this.isAsked = false
    if (!(day >= 0 && day < LAST_SECOND)) return at
    if (!isOwner(this)) this.begin()
    this.core.set_day(day, last)
    return this.read(at, line, moved, sink)
  }

  /** The second of the day of the last row that `readOf` added. */
  get last(): number {
    return this.core.last_time()
  }

  /** Learns from the row that was read by the format, and added. */
  learn(time: number, sink: EntrySink): void {
    if (!this.isAsked || !isOwner(this)) return
    learnGroups(this.core, this.teller.says, -1, this.whoGroups, sink)
    this.learnDay(time)
  }

  /** Learns from that row what day it is, and nothing else. */
  learnDay(time: number): void {
    if (!this.isAsked || !isOwner(this)) return
    this.isAsked = false
    this.isTold = true
    this.core.learn_time(time >= 0 && time < LAST_SECOND * 1000 ? time : -1)
  }

  private begin(): void {
    beginPlan(this.core, this, this.plan)
    this.to = 0
  }

  /** Brings whole lines from `from` on into the memory of the core; false where the first is too long. */
  private take(from: number): boolean {
    const most = Math.min(this.end, from + INPUT_BYTES)
    const to = most === this.end ? most : this.bytes.subarray(from, most).lastIndexOf(LF) + 1 + from
    if (to <= from) return false
    if (this.core.is_full() !== 0) this.begin()
    new Uint8Array(this.core.memory.buffer, this.core.input_at()).set(this.bytes.subarray(from, to))
    this.from = from
    this.to = to
    return true
  }

  private readTaken(at: number, line: number, moved: number, sink: EntrySink): number {
    const { core } = this
    const shift = this.from - core.input_at()
    let count = 0
    this.passed = 0
    for (;;) {
      count = core.rows(at - shift, this.to - shift, line, count)
      this.look()
      at = this.words[this.stopped + STOPPED]! + shift
      if (count === MOST_ROWS || at >= this.to) break
      this.isAsked = !this.tell(count, shift, sink)
      if (this.isAsked) break
      count++
      at = this.words[this.stopped + BEHIND]! + shift
      if (count === MOST_ROWS || at >= this.to) break
    }
    if (count > 0) this.add(count, moved, sink)
    return at
  }

  /** Has what is new in the row that was stopped at read from where its values lie, and goes on as if it had been known; false where the format must read it. */
  private tell(row: number, shift: number, sink: EntrySink): boolean {
    const { words, stopped, split } = this
    if (words[stopped + BEHIND] === 0) return false
    split.shift = shift
    const unknown = words[stopped + TO_BE_TOLD]!
    if ((unknown & ~(this.whoGroups | this.sessionGroup)) !== 0) return this.tellAll(row, shift, sink)
    if ((unknown & this.sessionGroup) !== 0) this.tellSession(row, sink)
    return (unknown & this.whoGroups) === 0 || this.tellWho(row, sink)
  }

  private tellSession(row: number, sink: EntrySink): void {
    const { teller, rows, sessionGroup } = this
    teller.readSession!(this.bytes, this.split, sink)
    rows.session![row] = sink.session
    sink.session = 0
    learnGroups(this.core, teller.says, sessionGroup, 0, sink)
    this.look()
  }

  private tellWho(row: number, sink: EntrySink): true {
    const { teller, words, said, rows } = this
    const number = this.withGroup < 0 ? 0 : words[said[this.withGroup]! + row]!
    if (rows.session !== undefined) sink.session = rows.session[row]!
    teller.readWho(this.bytes, this.split, number, sink)
    sink.internWho()
    rows.who[row] = sink.lastWho
    learnGroups(this.core, teller.says, -1, this.whoGroups, sink)
    this.look()
    return true
  }

  private tellAll(row: number, shift: number, sink: EntrySink): boolean {
    const { teller, rows } = this
    if (teller.readRow === undefined) return false
    this.pass(row)
    sink.time = rows.second[row]! * 1000 + rows.milli[row]!
    if (!teller.readRow(this.bytes, this.split, this.words[this.stopped + BEHIND]! + shift, sink)) {
      sink.time = Number.NaN
      return false
    }
    if (rows.session !== undefined) rows.session[row] = sink.session
    sink.internDraft()
    rows.who[row] = sink.lastWho
    rows.what[row] = sink.lastWhat
    learnGroups(this.core, teller.says, -1, this.whoGroups, sink)
    this.look()
    return true
  }

  /** The memory of the core has moved where it has grown: what looks at the old one is empty then. To ask for its buffer takes longer. */
  private look(): void {
    if (this.words.length > 0) return
    const { core, plan } = this
    const { buffer } = core.memory
    this.words = new Int32Array(buffer)
    this.stopped = core.stopped_at() >> 2
    this.said = plan.groups.map((_, group) => core.said_at(group) >> 2)
    this.split.starts = new Int32Array(buffer, core.starts_at(), SPLIT_COLUMNS)
    this.split.ends = new Int32Array(buffer, core.ends_at(), SPLIT_COLUMNS)
    this.split.doubled = new Uint8Array(buffer, core.doubled_at(), SPLIT_COLUMNS)
    this.rows = planRows(core, plan)
  }

  private add(count: number, moved: number, sink: EntrySink): void {
    const { rows } = this
    sink.addAlike(this.from + moved, rows, count)
    this.count += count
    this.pass(count)
  }

  /** Tells of the rows in front of one, as far as they were not told of. */
  private pass(row: number): void {
    if (this.passed < row) this.teller.pass?.(latest(this.rows, this.passed, row))
    this.passed = row
  }
}

function latest({ second, milli }: Rows, from: number, to: number): number {
  let time = 0
  for (let row = from; row < to; row++) time = Math.max(time, second[row]! * 1000 + milli[row]!)
  return time
}
