import type { EntrySink } from '../../formats/format.ts'
import { type Core, coreOf, INPUT_BYTES, isOwner, MOST_ROWS, own } from './core.ts'
import { beginGroups, learnGroups } from './groups.ts'
import { groupsUpTo, type Plan } from './plan.ts'

/** Where the values of a row lie, by column, from `shift` before the beginning of the bytes at hand. */
export interface Split {
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** Added to them. */
  readonly shift: number
}

/** What the reader of a format knows of its rows beyond their plan. */
export interface Teller {
  /** What each group is to say of the row that was read last: a number, `FURTHER`, `OTHERWISE`, or `ADDED`. */
  readonly says: Int32Array
  /**
   * Drafts the who of a row of which all else is known. `number` is what the group says that the who goes by. Fills `says` for the groups of the who.
   */
  readWho(bytes: Uint8Array, split: Split, number: number, sink: EntrySink): void
  /** Rows up to this time (civil milliseconds) were added. */
  pass(time: number): void
}

/** Rows in vain before it is asked whether most of them are new, and rows that are then read without asking. */
const PATIENCE = 4096
const REST = 65_536
const LF = 10
const DAY = 86_400
/** Seconds from here on are none that columns hold. */
const LAST_SECOND = 0xfffe0000

const ALL_ZERO = new Uint32Array(MOST_ROWS)

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
  private bytes: Uint8Array = new Uint8Array(0)
  /** The whole lines that are read; and those of them that lie in the memory of the core. */
  private end = 0
  private from = 0
  private to = 0
  private words = new Int32Array(0)
  private readonly split = { starts: new Int32Array(0), ends: new Int32Array(0), shift: 0 }
  /** Whether the core stopped at the row that the format reads now. */
  private isAsked = false
  /** Whether it was told of the row that the format read last. */
  private isTold = false
  private known = 0
  private vain = 0
  private rest = 0
  /** Rows that were added by the last `read`. */
  count = 0

  constructor(plan: Plan, teller: Teller) {
    this.plan = plan
    this.teller = teller
    this.whoGroups = groupsUpTo(plan.groups, plan.who)
    this.withGroup = plan.groups[plan.who]!.with ?? -1
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
    if (this.rest > 0) this.rest--
    else {
      if (!isOwner(this)) this.begin()
      // The format goes by the day of the row it read last, so no row is known of another one.
      else if (!this.isTold) this.core.forget_day()
      this.isTold = false
      while (at < this.end && !this.isAsked) {
        if (at >= this.to && !this.take(at)) return at
        at = this.readTaken(at, line + this.count, moved, sink)
      }
      this.weigh()
    }
    return at
  }

  /** Learns from the row that was read by the format, and added. */
  learn(time: number, sink: EntrySink): void {
    if (!this.isAsked || !isOwner(this)) return
    this.isAsked = false
    this.isTold = true
    learnGroups(this.core, this.teller.says, -1, group => (((this.whoGroups >> group) & 1) !== 0 ? sink.lastWho : sink.lastWhat))
    const second = Math.floor(time / 1000 / DAY) * DAY
    this.core.learn_day(second >= 0 && second < LAST_SECOND ? second : -1)
  }

  /** Rows that are nearly all new cost more when they are looked for. */
  private weigh(): void {
    this.known += this.count
    if (++this.vain < PATIENCE) return
    if (this.known < this.vain) {
      this.rest = REST
      own(undefined)
    }
    this.known = 0
    this.vain = 0
  }

  private begin(): void {
    const { core, plan } = this
    beginGroups(core, this, plan.columns, plan.groups)
    core.set_clock(plan.clock.column, plan.clock.behind, plan.clock.least)
    for (const column of plan.clock.day) core.add_day_part(column)
    this.to = 0
  }

  /** Brings whole lines from `from` on into the memory of the core; false where the first is too long. */
  private take(from: number): boolean {
    const most = Math.min(this.end, from + INPUT_BYTES)
    const to = most === this.end ? most : this.bytes.subarray(from, most).lastIndexOf(LF) + 1 + from
    if (to <= from) return false
    new Uint8Array(this.core.memory.buffer, this.core.input_at()).set(this.bytes.subarray(from, to))
    this.from = from
    this.to = to
    return true
  }

  private readTaken(at: number, line: number, moved: number, sink: EntrySink): number {
    const { core } = this
    const shift = this.from - core.input_at()
    let count = 0
    for (;;) {
      count = core.rows(at - shift, this.to - shift, line, count)
      at = core.stopped() + shift
      if (count === MOST_ROWS || at >= this.to) break
      this.isAsked = !this.canTell()
      if (this.isAsked) break
      this.tell(count++, shift, sink)
      at = core.behind() + shift
      if (count === MOST_ROWS || at >= this.to) break
    }
    if (count > 0) this.add(count, moved, sink)
    return at
  }

  /** Whether of the row that was stopped at only the who is new. */
  private canTell(): boolean {
    return this.core.behind() !== 0 && (this.core.unknown_groups() & ~this.whoGroups) === 0
  }

  /** Has the who of the row read, and goes on as if it had been known. */
  private tell(row: number, shift: number, sink: EntrySink): void {
    const { core, plan, teller } = this
    this.look()
    const { words, split } = this
    const number = this.withGroup < 0 ? 0 : words[(core.said_at(this.withGroup) >> 2) + row]!
    split.shift = shift
    teller.readWho(this.bytes, split, number, sink)
    const who = sink.internWho()
    words[(core.said_at(plan.who) >> 2) + row] = who
    learnGroups(core, teller.says, this.whoGroups, () => who)
  }

  /** The memory of the core has moved where it has grown. */
  private look(): void {
    const { core } = this
    const { buffer } = core.memory
    if (this.words.buffer === buffer) return
    this.words = new Int32Array(buffer)
    this.split.starts = new Int32Array(buffer, core.starts_at(), this.plan.columns)
    this.split.ends = new Int32Array(buffer, core.ends_at(), this.plan.columns)
  }

  private add(count: number, moved: number, sink: EntrySink): void {
    const { core, plan } = this
    const { buffer } = core.memory
    const column = (at: number): Uint32Array => new Uint32Array(buffer, at, count)
    const second = column(core.seconds_at())
    const milli = column(core.millis_at())
    sink.addAlike(
      this.from + moved,
      {
        offset: column(core.offsets_at()),
        length: column(core.lengths_at()),
        line: column(core.lines_at()),
        second,
        milli,
        who: column(core.said_at(plan.who)),
        what: column(core.said_at(plan.what)),
        logon: ALL_ZERO.subarray(0, count),
      },
      count,
    )
    this.count += count
    this.teller.pass(latest(second, milli))
  }
}

function latest(second: Uint32Array, milli: Uint32Array): number {
  let time = 0
  for (let row = 0; row < second.length; row++) time = Math.max(time, second[row]! * 1000 + milli[row]!)
  return time
}
