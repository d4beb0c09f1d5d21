import type { EntrySink, Scanner } from '../../formats/format.ts'
import { LF, lineFeed, viewOf } from '../ascii.ts'
import { type Cell, valueOf, valuesOf } from './cells.ts'
import { decoded, type Line, linesOf, LONGEST_LINE } from './lines.ts'
import { afterBlankLine, emptyPlainRow, type PlainRow, splitPlainRow, splitQuotedRow } from './plainRow.ts'
import { isAboveRuler } from './plainValue.ts'
import { LONGEST_KEPT, RowMemory } from './rowMemory.ts'

/** A record with its values. */
export interface Listed {
  readonly text: string
  readonly cells: readonly Cell[]
  /** The first value of a field; '' where there is none. */
  value(field: string): string
  values(field: string): readonly string[]
}

/** How a kind of list is read; made anew for every file. What a record's values are depends on nothing but its text and the heading in force. */
export interface ListReader {
  /** How many lines (0, 1 or 2) are a heading: names of columns, and a ruler. */
  headingLines(first: string, second: string | undefined): number
  /** How many lines from `at` on are one record; 0 where none begins. */
  recordLines(lines: readonly Line[], at: number, heading: string): number
  cells(heading: string, record: string): readonly Cell[]
  /** Sets what a record states on the sink; false where it states nothing. */
  draft(record: Listed, heading: string, sink: EntrySink): boolean
  /** Takes in a line that is neither heading nor record. */
  onOther?(line: string): void
  /** A heading is in force from here on. */
  onHeading?(): void
  /** Reads the rows below a heading without their texts, as `draft` would; undefined where that cannot be. */
  plainReader?(heading: string): PlainReader | undefined
  /** The same for blocks, which begin at the row's `start`; it is not split. */
  blockReader?(heading: string): PlainReader | undefined
  /** Whether what a plain row states follows from nothing but its text and the heading: one that comes again is not read again then. */
  readonly rowsStandAlone?: boolean
  /** Why a line below a heading that is no record is a gap; undefined where it is none. */
  gap(line: string): string | undefined
}

/** Sets what a plain row states on the sink, and reads on below it as far as `end`; false, with nothing set, where its text must be read. */
export type PlainReader = (row: PlainRow, end: number, sink: EntrySink) => boolean

/** Prompt and command of a console that were copied with the list. */
export const isPrompt = (line: string): boolean => /^[A-Za-z]:\\[^>]*>|^PS [^>]*>/.test(line)

/** Reads what commands print: headings, and records of one or more lines. */
export function listScanner(reader: ListReader): Scanner {
  let heading = ''
  let line = 1
  let plain = reader.plainReader?.('')
  let block = reader.blockReader?.('')
  let isQuoted = false
  const row = emptyPlainRow()
  const memory = reader.rowsStandAlone === true ? new RowMemory() : undefined
  const headingNumbers = new Map<string, number>()
  let headingNumber = 0
  return {
    scan(bytes, start, end, last, sink) {
      const view = viewOf(bytes)
      let at = readPlain(start)
      const lines = linesOf(bytes, at, end, last)
      for (let i = 0; i < lines.length; ) {
        const { text } = lines[i]!
        const headings = reader.headingLines(text, lines[i + 1]?.text)
        const records = headings > 0 || text === '' || isPrompt(text) ? 0 : reader.recordLines(lines, i, heading)
        const count = Math.max(1, headings, records)
        // What a line is shows in the next one: a heading by its ruler, a record by what goes on below it.
        if (i + count >= lines.length && !last) break
        const stop = lines[i + count - 1]!.end
        if (headings > 0) heading = readHeading(lines.slice(i, i + headings), stop)
        else if (records > 0) readRecord(bytes, lines, i, trimmed(lines, i, records), stop)
        else readOther(lines[i]!)
        line += count
        at = stop
        if (at === end && bytes[end - 1] !== LF) return at
        i += count
        const read = readPlain(at)
        if (read === at) continue
        at = read
        while (i < lines.length && lines[i]!.start < at) i++
      }
      return at

      /** Reads rows from `first` on for as long as they are plain. */
      function readPlain(first: number): number {
        let from = first
        if (plain === undefined && block === undefined) return first
        for (;;) {
          if (readPlainOne(from)) sink.add(from, row.stop, line)
          else if (afterBlankLine(bytes, from, end, row) >= 0 && !isAboveRuler(row)) sink.rest(from, row.stop, line)
          else return from
          line += row.lines
          from = row.stop
        }
      }

      function readPlainOne(from: number): boolean {
        if (isRecalled(from)) return true
        const isRead = readNew(from)
        if (isRead) memory?.keep(sink)
        return isRead
      }

      /** Whether a row is drafted as it was when it stood here before. */
      function isRecalled(from: number): boolean {
        if (memory === undefined || plain === undefined) return false
        const feed = lineFeed(view, from, Math.min(end, from + LONGEST_KEPT))
        if (!memory.recall(view, from, feed, headingNumber, sink)) return false
        row.stop = feed + 1
        row.lines = 1
        return true
      }

      function readNew(from: number): boolean {
        if (block !== undefined) {
          row.bytes = bytes
          row.start = from
          return block(row, end, sink)
        }
        const stop = isQuoted ? splitQuotedRow(bytes, from, end, row) : splitPlainRow(bytes, from, end, row)
        return stop >= 0 && plain?.(row, end, sink) === true
      }

      function readHeading(of: readonly Line[], stop: number): string {
        const text = of.map(one => one.text).join('\n')
        sink.heading(text)
        headingNumber = headingNumbers.get(text) ?? headingNumbers.size + 1
        headingNumbers.set(text, headingNumber)
        sink.rest(of[0]!.start, stop, line)
        reader.onHeading?.()
        plain = reader.plainReader?.(text)
        block = reader.blockReader?.(text)
        isQuoted = text.startsWith('"')
        return text
      }

      function readRecord(all: Uint8Array, within: readonly Line[], first: number, count: number, stop: number): void {
        const from = within[first]!.start
        const to = within[first + count - 1]!.end
        const text = count === 1 ? within[first]!.text : decoded(all.subarray(from, to))
        const record = listed(text, reader.cells(heading, text))
        if (reader.draft(record, heading, sink)) sink.add(from, to, line)
        else sink.gap(from, to, line, reader.gap('') ?? 'nothing is stated')
        if (stop > to) sink.rest(to, stop, line + count)
      }

      function readOther(one: Line): void {
        reader.onOther?.(one.text)
        if (one.end - one.start > LONGEST_LINE) return sink.gap(one.start, one.end, line, 'the line is longer than any of a list')
        const because = heading === '' || one.text === '' || isPrompt(one.text) ? undefined : reader.gap(one.text)
        if (because === undefined) sink.rest(one.start, one.end, line)
        else sink.gap(one.start, one.end, line, because)
      }
    },
  }
}

/** Lines of a record without the blank ones behind it. */
function trimmed(lines: readonly Line[], first: number, count: number): number {
  let kept = count
  while (kept > 1 && lines[first + kept - 1]!.text === '') kept--
  return kept
}

const listed = (text: string, cells: readonly Cell[]): Listed => ({
  text,
  cells,
  value: field => valueOf(text, cells, field),
  values: field => valuesOf(text, cells, field),
})
