import { type EntrySink, NO_TIME, type Rows } from '../../formats/format.ts'
import { beginGroups } from '../alike/groups.ts'
import {
  BEHIND,
  type Core,
  coreOf,
  INPUT_BYTES,
  isOwner,
  LONGEST_LISTED,
  MOST_GAPS,
  MOST_ROWS,
  own,
  STOPPED,
  TO_BE_TOLD,
} from '../alike/core.ts'
import { BLANKS } from '../alike/plan.ts'
import type { Span } from './columns.ts'
import { keyOf, type Unread } from './unread.ts'

/** A record as it was read, or a blank line: positions are those of the bytes in hand. */
export interface ReadRecord {
  readonly start: number
  readonly stop: number
  readonly lines: number
  /** Where that ends which was looked at below it. */
  readonly seen: number
  readonly reliance: number
}

const NO_ROWS = new Uint32Array(0)
const ALL_ZERO = new Uint32Array(MOST_ROWS)
const NO_TIMES = new Uint32Array(MOST_ROWS).fill(NO_TIME)
/** The groups of the core whose places the who and the what of records take. */
const WHO = 0
const WHAT = 1

/**
 * The records of a list as they were read: lists are made again and again, and most of their records are the same ones in the same order. So the record that came
 * next before is looked for first, and only where another one stands, the one that begins alike. The core (`alike/lists.h`) finds and keeps them.
 */
export class RowMemory {
  private readonly core: Core = coreOf()
  private readonly holds: (reliance: number) => boolean
  private readonly unread: Unread[] = []
  private heading = 0
  private bytes: Uint8Array = new Uint8Array(0)
  /** Where the bytes end that are in hand; and those of them that lie in the memory of the core. */
  private end = 0
  private from = 0
  private to = 0
  /** Where the record begins that was looked for last, and was not found. */
  private missed = -1
  /** The memory of the core, and where it says there at what it stopped. */
  private words = new Int32Array(0)
  private stopped = 0
  private rows: Rows = {
    offset: NO_ROWS,
    length: NO_ROWS,
    line: NO_ROWS,
    second: NO_TIMES,
    milli: ALL_ZERO,
    who: NO_ROWS,
    what: NO_ROWS,
    logon: ALL_ZERO,
  }
  /** Lines that were read last. */
  lines = 0

  /** `holds` says of what a record relied on beside its text, a number that its reader gave, whether it still is so. */
  constructor(holds: (reliance: number) => boolean) {
    this.holds = holds
  }

  /** Takes bytes that are read next, up to `end`. */
  open(bytes: Uint8Array, end: number): void {
    this.bytes = bytes
    this.end = end
    this.to = 0
    this.missed = -1
  }

  /** What follows stands below a heading, which has a number: 0, or one more than the last that was new. */
  below(heading: number, unread: () => Unread): void {
    this.heading = heading
    if (this.unread[heading] === undefined) {
      this.unread[heading] = unread()
      if (isOwner(this)) this.addHeading(this.unread[heading])
    }
    if (isOwner(this)) this.core.set_heading(heading)
  }

  /** From what of the records nothing is read that stand below the heading in force. */
  get unreadBelow(): Unread {
    return this.unread[this.heading]!
  }

  /** Forgets all records, and what numbers headings have. */
  forget(): void {
    this.unread.length = 1
    if (isOwner(this)) own(undefined)
  }

  /** Adds the records from `at` on that are known, the first of them in a line; returns where the first begins that is not. */
  read(at: number, line: number, sink: EntrySink): number {
    const { core } = this
    if (!isOwner(this)) this.begin()
    if (at < this.from || at >= this.to) this.take(at)
    let stopped = this.readTaken(at, line, sink)
    while (this.isCut(stopped)) {
      this.take(stopped)
      stopped = this.readTaken(stopped, core.line_stopped(), sink)
    }
    this.lines = core.line_stopped() - line
    this.missed = stopped
    return stopped
  }

  /**
   * Keeps the record at which the last `read` stopped, as it was read: how many of its first bytes may hold other figures, where nothing is read that may be any letters
   * but the one behind it, and the numbers of what it says, or `NO_ENTRY`.
   */
  keep({ start, stop, lines, seen, reliance }: ReadRecord, loose: number, gaps: readonly Span[], who: number, what: number): void {
    if (start !== this.missed || seen > this.to || !isOwner(this)) return
    const { core, words } = this
    const count = Math.min(gaps.length, MOST_GAPS)
    for (let i = 0, at = core.gaps_at() >> 2; i < count; i++) {
      words[at++] = gaps[i]!.start
      words[at++] = gaps[i]!.end
    }
    core.keep_listed(start - this.from + core.input_at(), seen - start, stop - start, lines, loose, reliance, count, who, what)
  }

  /** Whether the bytes that were taken in may end before the record does at which it stopped. */
  private isCut(stopped: number): boolean {
    return this.to < this.end && stopped > this.from && this.to - stopped < LONGEST_LISTED
  }

  private begin(): void {
    const { core } = this
    beginGroups(core, this, 0, BLANKS, [])
    core.begin_lists()
    for (const unread of this.unread) this.addHeading(unread)
    core.set_heading(this.heading)
    this.to = 0
  }

  private addHeading(unread: Unread): void {
    const { signs, sign } = keyOf(unread)
    const at = this.core.add_heading(unread.of !== 'blocks', signs, sign)
    if (unread.of !== 'rows') return
    const loose = new Uint8Array(this.core.memory.buffer, at, LONGEST_LISTED)
    for (const { start, end } of unread.spans) loose.fill(0xff, start, end)
  }

  private take(from: number): void {
    const to = Math.min(this.end, from + INPUT_BYTES)
    new Uint8Array(this.core.memory.buffer, this.core.input_at()).set(this.bytes.subarray(from, to))
    this.from = from
    this.to = to
  }

  private readTaken(first: number, line: number, sink: EntrySink): number {
    const { core } = this
    this.look()
    const { words, stopped, holds } = this
    const shift = this.from - core.input_at()
    const end = this.to - shift
    let at = first
    for (;;) {
      let count = core.listed(at - shift, end, line, 0)
      while (count < MOST_ROWS && words[stopped + BEHIND] !== 0 && holds(words[stopped + TO_BE_TOLD]!)) count = core.listed_on(end, count)
      const behind = words[stopped + STOPPED]! + shift
      this.add(at, behind, line, count, sink)
      if (count < MOST_ROWS) return behind
      line = core.line_stopped()
      at = behind
    }
  }

  /** Adds the entries that were found in `[from, to)`; lines in front of the first are none. */
  private add(from: number, to: number, line: number, count: number, sink: EntrySink): void {
    const { rows } = this
    const first = count === 0 ? to : this.from + rows.offset[0]!
    if (from < first) sink.rest(from, first, line)
    if (count > 0) sink.addAlike(this.from, rows, count)
  }

  /** The memory of the core has moved where it has grown: what looks at the old one is empty then. */
  private look(): void {
    if (this.words.length > 0) return
    const { core } = this
    const { buffer } = core.memory
    const column = (at: number): Uint32Array => new Uint32Array(buffer, at, MOST_ROWS)
    this.words = new Int32Array(buffer)
    this.stopped = core.stopped_at() >> 2
    this.rows = {
      ...this.rows,
      offset: column(core.offsets_at()),
      length: column(core.lengths_at()),
      line: column(core.lines_at()),
      who: column(core.said_at(WHO)),
      what: column(core.said_at(WHAT)),
    }
  }
}
