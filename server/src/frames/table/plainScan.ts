import type { EntrySink } from '../../formats/format.ts'
import { viewOf } from '../ascii.ts'
import { afterBlankLine, emptyPlainRow, NOT_KEPT, splitPlainRow, splitQuotedRow } from './plainRow.ts'
import { isAboveRuler } from './plainValue.ts'
import { RowMemory } from './rowMemory.ts'
import type { ListReader, PlainReader } from './scan.ts'

/** Reads the records of a list that need no text; those that were read before it recalls. */
export interface PlainScan {
  /** A heading is in force from here on. */
  below(heading: string): void
  /** Reads records from `first` on for as long as they are plain, and returns where the others begin. `line` is the line of the first one. */
  read(bytes: Uint8Array, first: number, end: number, line: number, sink: EntrySink): number
  /** How many lines were read last. */
  lines(): number
}

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
  let { plain, block, isQuoted } = readersBelow('')
  let lines = 0

  function readersBelow(heading: string): Below {
    const number = known.size + 1
    return { number, plain: reader.plainReader?.(heading), block: reader.blockReader?.(heading), isQuoted: heading.startsWith('"') }
  }

  function readNew(bytes: Uint8Array, end: number, sink: EntrySink): boolean {
    row.reliance = 0
    if (block !== undefined) return block(row, end, sink)
    const stop = isQuoted ? splitQuotedRow(bytes, row.start, end, row) : splitPlainRow(bytes, row.start, end, row)
    return stop >= 0 && plain?.(row, end, sink) === true
  }

  /** Drafts the record that begins at the row's start; false where it is not plain. */
  function draft(bytes: Uint8Array, view: DataView, end: number, sink: EntrySink): boolean {
    const before = memory.recall(row, view, end)
    if (before > 0) sink.recallDraft(before)
    else if (!readNew(bytes, end, sink)) return false
    else if (row.reliance !== NOT_KEPT) {
      const place = memory.keep(row, view)
      if (place > 0) sink.keepDraft(place)
    }
    return true
  }

  return {
    below(heading) {
      const key = `${heading}\n${reader.machine?.() ?? ''}`
      const before = known.get(key)
      if (before === undefined && known.size === HEADINGS) {
        known.clear()
        memory.forget()
      }
      const below = before ?? readersBelow(heading)
      known.set(key, below)
      ;({ plain, block, isQuoted } = below)
      memory.below(below.number, reader.unread?.(heading) ?? [])
    },
    read(bytes, first, end, line, sink) {
      lines = 0
      if (plain === undefined && block === undefined) return first
      const view = viewOf(bytes)
      row.bytes = bytes
      for (let from = first; ; from = row.stop) {
        row.start = from
        if (draft(bytes, view, end, sink)) sink.add(from, row.stop, line + lines)
        else if (afterBlankLine(bytes, from, end, row) >= 0 && !isAboveRuler(row)) sink.rest(from, row.stop, line + lines)
        else return from
        lines += row.lines
      }
    },
    lines: () => lines,
  }
}
