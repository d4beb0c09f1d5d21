import type { EntrySink } from '../../formats/format.ts'
import { NO_ENTRY } from '../alike/core.ts'
import { startsWith } from '../ascii.ts'
import { pairOf } from './blocks.ts'
import { isAscii } from './cells.ts'
import { afterBlankLine, afterLines, emptyPlainRow, NOT_KEPT } from './plainRow.ts'
import { isAboveRuler } from './plainValue.ts'
import type { Line } from './lines.ts'
import { RowMemory } from './rowMemory.ts'
import { type RowSplitter, splitterBelow } from './splitRow.ts'
import type { Listed, ListReader, PlainReader } from './scan.ts'
import { ALL_IS_READ, gapsIn, kindBelow, looseIn } from './unread.ts'

/** Reads the records of a list that need no text; those that were read before it recalls. The heading in force it knows again, too. */
export interface PlainScan {
  /** Takes bytes that are read next, up to `end`. */
  open(bytes: Uint8Array, end: number): void
  /** A heading is in force from here on, which is written in `bytes`, with its line ends. */
  below(heading: Heading): void
  /** Takes in a record that was read as text, `count` lines from the `first` of some on, and added last; bytes are in hand up to `end`. */
  added(record: Listed, lines: readonly Line[], first: number, count: number, end: number, sink: EntrySink): void
  /** Takes in a line that was read as text and is neither heading nor record; bytes are in hand up to `end`. */
  passed(line: Line, end: number): void
  /** Reads records from `first` on for as long as they are plain, and returns where the others begin. `line` is the line of the first one. */
  read(bytes: Uint8Array, first: number, end: number, line: number, sink: EntrySink): number
  /** How many lines were read last. */
  lines(): number
}

/** The names of columns, and a ruler: as text without line ends, and as it is written. */
export interface Heading {
  readonly text: string
  readonly bytes: Uint8Array
  readonly lines: number
}

const NO_HEADING: Heading = { text: '', bytes: new Uint8Array(0), lines: 0 }

/** Headings that are known. A log has a few; of one with more, all are forgotten. */
const HEADINGS = 64

/** Lines that are no records and are known, in a log whose reader takes them in. */
const OTHERS = 64
/** What lines ask for that are met again: that the heading in force does so, or that the reader takes one in, by its number. */
const HEADING_AGAIN = NOT_KEPT - 1
const FIRST_OTHER = HEADING_AGAIN - 1

/** How records below a heading are read. */
interface Below {
  readonly number: number
  readonly plain: PlainReader | undefined
  readonly block: PlainReader | undefined
  readonly split: RowSplitter
}

export function plainScan(reader: ListReader): PlainScan {
  const row = emptyPlainRow()
  const memory = new RowMemory(reliance => reader.holds?.(reliance) ?? true, redo)
  /** Lines that are no records, and are known. */
  const others: string[] = []
  const known = new Map<string, Below>()
  let heading = NO_HEADING
  let { plain, block, split } = readersBelow('')
  let lines = 0
  memory.below(0, () => ALL_IS_READ)

  function readersBelow(text: string): Below {
    const number = known.size + 1
    const free = reader.free?.(text) ?? -1
    return { number, plain: reader.plainReader?.(text), block: reader.blockReader?.(text), split: splitterBelow(text, free) }
  }

  function putInForce(text: string): void {
    const key = `${text}\n${reader.machine?.() ?? ''}`
    const before = known.get(key)
    if (before === undefined && known.size === HEADINGS) {
      known.clear()
      memory.forget()
    }
    const below = before ?? readersBelow(text)
    known.set(key, below)
    ;({ plain, block, split } = below)
    memory.below(below.number, () => (block !== undefined ? ALL_IS_READ : { of: kindBelow(text), spans: reader.unread?.(text) ?? [] }))
  }

  /** Does what a line asks for that is met again. */
  function redo(deed: number): void {
    if (deed !== HEADING_AGAIN) return reader.onOther?.(others[FIRST_OTHER - deed]!)
    reader.onHeading?.()
    if (reader.machine !== undefined) putInForce(heading.text)
  }

  /** Passes over the heading in force where it stands at the row's start again, and what stands below it may be a row; else false. */
  function passHeading(bytes: Uint8Array, end: number): boolean {
    const { bytes: written, lines: count } = heading
    if (count === 0 || !startsWith(bytes, row.start, end, written)) return false
    if (!afterLines(bytes, row.start, row.start + written.length, count, end, row) || isAboveRuler(row)) return false
    row.reliance = reader.onHeading === undefined ? 0 : HEADING_AGAIN
    memory.pass(row)
    redo(HEADING_AGAIN)
    return true
  }

  /** What a line that is no record asks for; `NOT_KEPT` where there are too many. */
  function deedOf(other: string): number {
    if (!others.includes(other) && others.push(other) > OTHERS) others.pop()
    const index = others.indexOf(other)
    return index < 0 ? NOT_KEPT : FIRST_OTHER - index
  }

  function readNew(bytes: Uint8Array, end: number, sink: EntrySink): boolean {
    row.reliance = 0
    row.caller.end = 0
    if (block !== undefined) return block(row, end, sink)
    if (plain === undefined) return false
    return split(bytes, row.start, end, row) >= 0 && plain(row, end, sink)
  }

  /** Adds the record that begins at the row's start, which is not known; false where it is not plain. */
  function addNew(bytes: Uint8Array, end: number, sink: EntrySink): boolean {
    if (!readNew(bytes, end, sink)) return false
    const { unreadBelow: unread } = memory
    memory.add(row, looseIn(row, row.ends[row.words - 1]!, unread), gapsIn(row, unread), sink)
    return true
  }

  /** Passes over the blank line that begins at the row's start; false where none does. */
  function passBlank(bytes: Uint8Array, end: number): boolean {
    if (afterBlankLine(bytes, row.start, end, row) < 0 || isAboveRuler(row)) return false
    row.reliance = 0
    memory.pass(row)
    return true
  }

  return {
    open(bytes, end) {
      row.bytes = bytes
      memory.open(bytes, end)
    },
    below(next) {
      heading = next
      putInForce(next.text)
    },
    added(record, within, first, count, end, sink) {
      const again = reader.knownBy?.(record, heading.text)
      const { start } = within[first]!
      const { end: stop, trimmed } = within[first + count - 1]!
      if (again === undefined || !afterLines(row.bytes, start, stop, count, end, row) || isAboveRuler(row)) return
      if (count > 1) {
        const name = nameBelow(within, first + count)
        if (name < 0) return
        row.seen = name
      }
      row.reliance = again.reliance
      const { gaps } = again
      // Columns are counted in letters.
      const loose = gaps === 'figures' && isAscii(record.text) ? looseIn(row, trimmed, memory.unreadBelow) : 0
      memory.keep(row, loose, gaps === 'figures' ? [] : gaps, sink.lastWho, sink.lastWhat)
    },
    passed({ start, end: stop, text }, end) {
      if (reader.isOther?.(text) !== true || !afterLines(row.bytes, start, stop, 1, end, row) || isAboveRuler(row)) return
      row.reliance = reader.onOther === undefined ? 0 : deedOf(text)
      memory.keep(row, 0, [], NO_ENTRY, 0)
    },
    read(bytes, first, end, line, sink) {
      lines = 0
      if (plain === undefined && block === undefined && reader.knownBy === undefined) return first
      memory.goTo(first, line)
      do {
        memory.readKnown(sink)
        row.start = memory.at
      } while (passHeading(bytes, end) || addNew(bytes, end, sink) || passBlank(bytes, end))
      memory.flush(sink)
      lines = memory.line - line
      return memory.at
    },
    lines: () => lines,
  }
}

/** Where the name of the next block ends, or else the line, below a blank line at `at`; -1 where another line stands there. */
function nameBelow(lines: readonly Line[], at: number): number {
  if (lines[at]?.text !== '') return -1
  const below = lines.slice(at).find(({ text }) => text !== '')
  if (below === undefined || below.text.length !== below.trimmed - below.start) return -1
  const pair = pairOf(below.text)
  return pair === undefined ? below.end : below.start + pair.valueAt + (below.text[pair.valueAt - 1] === ':' ? 1 : 0)
}
