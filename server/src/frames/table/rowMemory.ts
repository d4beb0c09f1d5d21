import type { EntrySink } from '../../formats/format.ts'
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
  NO_ENTRY,
  own,
  STOPPED,
  TO_BE_TOLD,
} from '../alike/core.ts'
import { BLANKS } from '../alike/plan.ts'
import type { Span } from './columns.ts'
import { type ListedRows, listedRows } from './listedRows.ts'
import { NOT_KEPT, type ReadRecord } from './plainRow.ts'
import { keyOf, type Unread } from './unread.ts'

/** Who a record names that has an address, the first column, which may be another. */
const WHO_BY_ADDRESS = [{ columns: [0] }]

/**
 * The records of a list as they were read: lists are made again and again, and most of their records are the same ones in the same order. So the record that came
 * next before is looked for first, and only where another one stands, the one that begins alike. The core (`alike/lists.h`) finds and keeps them.
 */
export class RowMemory {
  private readonly core: Core = coreOf()
  private readonly holds: (reliance: number) => boolean
  private readonly redo: (deed: number) => void
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
  /** The entries that are not added yet, and where the bytes begin in which they lie. */
  private rows: ListedRows | undefined
  /** Whether any entry of the file has a port. */
  private isPorted = false
  private count = 0
  private first = 0
  private firstLine = 0
  /** How far the reading has come, and in which line that is. */
  at = 0
  line = 0

  /** `holds` says whether it still is so what a record relied on; `redo` does what a line asks for that is met again. */
  constructor(holds: (reliance: number) => boolean, redo: (deed: number) => void) {
    this.holds = holds
    this.redo = redo
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

  /** The next record begins at `at`, in a line. */
  goTo(at: number, line: number): void {
    this.at = this.first = at
    this.line = this.firstLine = line
  }

  /** Reads on as long as records are known. */
  readKnown(sink: EntrySink): void {
    if (!isOwner(this)) this.begin(sink)
    if (this.at < this.from || this.at >= this.to) this.take(sink)
    this.readTaken(sink)
    // The bytes that were taken in may end before the record does at which it stopped.
    while (this.to < this.end && this.at > this.from && this.to - this.at < LONGEST_LISTED) {
      this.take(sink)
      this.readTaken(sink)
    }
    this.missed = this.at
  }

  /** Reads on behind a record that was read, and is the draft of the sink. Where it is not loose, or has gaps, is as `keep` has it. */
  add(record: ReadRecord, loose: number, gaps: readonly Span[], sink: EntrySink): void {
    if (this.count === MOST_ROWS) this.flush(sink)
    const { port } = sink
    if (port !== 0) this.isPorted = true
    sink.internDraft()
    const { count } = this
    const rows = this.rows!
    rows.port[count] = port
    rows.offset[count] = record.start - this.from
    rows.length[count] = record.stop - record.start
    rows.line[count] = this.line
    rows.who[count] = sink.lastWho
    rows.what[count] = sink.lastWhat
    this.count++
    this.keep(record, loose, gaps, sink.lastWho, sink.lastWhat, port)
    this.goBehind(record)
  }

  /** Reads on behind a line that is no entry. */
  pass(line: ReadRecord): void {
    this.keep(line, 0, [], NO_ENTRY, 0)
    this.goBehind(line)
  }

  /**
   * Keeps the record that was looked for and not found, as it was read: how many of its first bytes may hold other figures, where nothing is read that may be any letters
   * but the one behind it, and the numbers of what it says, or `NO_ENTRY`.
   */
  keep(record: ReadRecord, loose: number, gaps: readonly Span[], who: number, what: number, ofPort = 0): void {
    const { start, stop, lines, seen, reliance, caller } = record
    if (reliance === NOT_KEPT || start !== this.missed || seen > this.to || !isOwner(this)) return
    const { core, words } = this
    const count = Math.min(gaps.length, MOST_GAPS)
    for (let i = 0, at = core.gaps_at() >> 2; i < count; i++) {
      words[at++] = gaps[i]!.start
      words[at++] = gaps[i]!.end
    }
    core.keep_listed(
      start - this.from + core.input_at(),
      seen - start,
      stop - start,
      lines,
      loose,
      reliance,
      count,
      who,
      what,
      ofPort,
      caller.start,
      caller.end,
    )
    this.look()
    if (core.is_full() !== 0) own(undefined)
  }

  /** Adds the entries that were found; lines in front of the first are none. */
  flush(sink: EntrySink): void {
    const { rows, count, first, at } = this
    const entry = count === 0 ? at : this.from + rows!.offset[0]!
    if (first < entry) sink.rest(first, entry, this.firstLine)
    if (count > 0) sink.addAlike(this.from, this.isPorted ? rows! : { ...rows!, port: undefined }, count)
    this.count = 0
    this.first = at
    this.firstLine = this.line
  }

  private goBehind({ stop, lines }: ReadRecord): void {
    this.at = stop
    this.line += lines
  }

  private begin(sink: EntrySink): void {
    const { core } = this
    this.look()
    this.flush(sink)
    beginGroups(core, this, 1, BLANKS, WHO_BY_ADDRESS)
    core.begin_lists()
    for (const unread of this.unread) this.addHeading(unread)
    core.set_heading(this.heading)
    this.to = 0
  }

  private addHeading(unread: Unread): void {
    const { signs, sign } = keyOf(unread)
    const at = this.core.add_heading(unread.of !== 'blocks', signs, sign)
    this.look()
    if (unread.of !== 'rows') return
    const loose = new Uint8Array(this.words.buffer, at, LONGEST_LISTED)
    for (const { start, end } of unread.spans) loose.fill(0xff, start, end)
  }

  /** Brings bytes into the memory of the core. */
  private take(sink: EntrySink): void {
    this.flush(sink)
    const to = Math.min(this.end, this.at + INPUT_BYTES)
    new Uint8Array(this.words.buffer, this.core.input_at()).set(this.bytes.subarray(this.at, to))
    this.from = this.at
    this.to = to
  }

  private readTaken(sink: EntrySink): void {
    const { core, stopped, holds } = this
    for (;;) {
      const shift = this.from - core.input_at()
      const end = this.to - shift
      let count = core.listed(this.at - shift, end, this.line, this.count)
      while (this.words[stopped + BEHIND] !== 0 && holds(this.words[stopped + TO_BE_TOLD]!)) count = core.listed_on(end, count)
      this.count = count
      this.at = this.words[stopped + STOPPED]! + shift
      this.line = core.line_stopped()
      const deed = this.words[stopped + TO_BE_TOLD]!
      if (count === MOST_ROWS) this.flush(sink)
      else if (deed >= 0) return
      if (deed < 0) this.redo(deed)
      if (!isOwner(this)) this.begin(sink)
      if (this.at >= this.to) this.take(sink)
    }
  }

  /** The memory of the core has moved where it has grown: what looks at the old one is empty then. */
  private look(): void {
    if (this.rows !== undefined && this.words.length > 0) return
    const { core } = this
    this.words = new Int32Array(core.memory.buffer)
    this.stopped = core.stopped_at() >> 2
    this.rows = listedRows(core)
  }
}
