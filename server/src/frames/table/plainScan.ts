import type { EntrySink } from '../../formats/format.ts'
import { NO_ENTRY } from '../alike/core.ts'
import { startsWith } from '../ascii.ts'
import { afterBlankLine, afterLines, emptyPlainRow, NOT_KEPT, splitPlainRow, splitQuotedRow } from './plainRow.ts'
import { isAboveRuler } from './plainValue.ts'
import { RowMemory } from './rowMemory.ts'
import type { ListReader, PlainReader } from './scan.ts'
import { ALL_IS_READ, gapsIn, looseIn } from './unread.ts'

/** Reads the records of a list that need no text; those that were read before it recalls. The heading in force it knows again, too. */
export interface PlainScan {
  /** Takes bytes that are read next, up to `end`. */
  open(bytes: Uint8Array, end: number): void
  /** A heading is in force from here on, which is written in `bytes`, with its line ends. */
  below(heading: Heading): void
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

/** How records below a heading are read. */
interface Below {
  readonly number: number
  readonly plain: PlainReader | undefined
  readonly block: PlainReader | undefined
  readonly isQuoted: boolean
}

export function plainScan(reader: ListReader): PlainScan {
  const row = emptyPlainRow()
  const memory = new RowMemory(reliance => reader.holds?.(reliance) ?? true)
  const known = new Map<string, Below>()
  memory.below(0, () => ALL_IS_READ)
  let heading = NO_HEADING
  let { plain, block, isQuoted } = readersBelow('')
  let lines = 0

  function readersBelow(text: string): Below {
    const number = known.size + 1
    return { number, plain: reader.plainReader?.(text), block: reader.blockReader?.(text), isQuoted: text.startsWith('"') }
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
    ;({ plain, block, isQuoted } = below)
    memory.below(below.number, () => {
      if (block !== undefined) return ALL_IS_READ
      return { of: isQuoted ? 'quoted' : 'rows', spans: reader.unread?.(text) ?? [] }
    })
  }

  /** Whether the heading in force stands at the row's start again: then it is read, and what stands below it may be a row. */
  function isHeadingAgain(bytes: Uint8Array, end: number, line: number, sink: EntrySink): boolean {
    const { text, bytes: written, lines: count } = heading
    if (count === 0 || !startsWith(bytes, row.start, end, written)) return false
    if (!afterLines(bytes, row.start, row.start + written.length, count, end, row) || isAboveRuler(row)) return false
    sink.heading(text)
    sink.rest(row.start, row.stop, line)
    reader.onHeading?.()
    if (reader.machine !== undefined) putInForce(text)
    return true
  }

  function readNew(bytes: Uint8Array, end: number, sink: EntrySink): boolean {
    row.reliance = 0
    if (block !== undefined) return block(row, end, sink)
    const stop = isQuoted ? splitQuotedRow(bytes, row.start, end, row) : splitPlainRow(bytes, row.start, end, row)
    return stop >= 0 && plain?.(row, end, sink) === true
  }

  /** Reads the record that begins at the row's start, which is not known; false where it is not plain. */
  function addNew(bytes: Uint8Array, end: number, line: number, sink: EntrySink): boolean {
    if (!readNew(bytes, end, sink)) return false
    sink.add(row.start, row.stop, line)
    if (row.reliance === NOT_KEPT) return true
    const { unreadBelow: unread } = memory
    memory.keep(row, looseIn(row, unread), gapsIn(row, unread), sink.lastWho, sink.lastWhat)
    return true
  }

  /** Passes over the blank line that begins at the row's start; false where none does. */
  function passBlank(bytes: Uint8Array, end: number, line: number, sink: EntrySink): boolean {
    if (afterBlankLine(bytes, row.start, end, row) < 0 || isAboveRuler(row)) return false
    sink.rest(row.start, row.stop, line)
    row.reliance = 0
    memory.keep(row, 0, [], NO_ENTRY, 0)
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
    read(bytes, first, end, line, sink) {
      lines = 0
      if (plain === undefined && block === undefined) return first
      for (let from = first; ; from = row.stop) {
        row.start = memory.read(from, line + lines, sink)
        lines += memory.lines
        const at = line + lines
        if (!isHeadingAgain(bytes, end, at, sink) && !addNew(bytes, end, at, sink) && !passBlank(bytes, end, at, sink)) return row.start
        lines += row.lines
      }
    },
    lines: () => lines,
  }
}
