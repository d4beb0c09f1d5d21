import type { EntrySink, Scanner } from '../../formats/format.ts'
import { LF } from '../ascii.ts'
import { type Cell, valueOf, valuesOf } from './cells.ts'
import { decoded, type Line, linesOf, LONGEST_LINE } from './lines.ts'
import type { PlainRow } from './plainRow.ts'
import { plainScan } from './plainScan.ts'
import type { Span } from './columns.ts'

/** A record with its values. */
export interface Listed {
  readonly text: string
  readonly cells: readonly Cell[]
  /** The first value of a field; '' where there is none. */
  value(field: string): string
  values(field: string): readonly string[]
}

/** How a record that was read as text is known when it comes again. */
export interface Known {
  /**
   * Stretches of its text from which nothing is read, which may hold any plain letters but the one behind them; where it is a row below its heading,
   * figures may be others instead (`unread`).
   */
  readonly gaps: readonly Span[] | 'figures'
  /** What it relies on beside its text and the heading (`PlainRow.reliance`). */
  readonly reliance: number
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
  /** Whether a line that is neither, and no gap, is so whatever stands below it, unless that is a ruler. */
  isOther?(line: string): boolean
  /** A heading is in force from here on; where lines above it say whose list stands below, this takes it from them. */
  onHeading?(): void
  /** Whose list stands below the heading, where a line above it says so. */
  machine?(): string
  /** Reads the rows below a heading without their texts, as `draft` would; undefined where that cannot be. */
  plainReader?(heading: string): PlainReader | undefined
  /** Of rows of values between commas, the one that may hold commas itself, by its number; absent, or -1, where none does. */
  free?(heading: string): number
  /** The same for blocks, which begin at the row's `start`; it is not split. */
  blockReader?(heading: string): PlainReader | undefined
  /**
   * The stretches of a plain row below a heading from whose figures nothing is read: in a row that comes again they may be others. Of quoted rows, the values from which
   * nothing is read, by their numbers.
   */
  unread?(heading: string): readonly Span[]
  /** How a record that was read as text is known again: absent, or undefined, where it is to be read every time. One of more lines is known only above a blank one. */
  knownBy?(record: Listed, heading: string): Known | undefined
  /** Whether what a plain row that comes again relied on still holds (`PlainRow.reliance`); absent where rows rely on nothing but their text and the heading. */
  holds?(reliance: number): boolean
  /** Why a line below a heading that is no record is a gap; undefined where it is none. */
  gap(line: string): string | undefined
}

/** Lines that are looked at together where plain rows stand behind them, and where none do; more where a record has more. */
const FEW = 4
const MANY = 32

/** Sets what a plain row states on the sink, and reads on below it as far as `end`; false, with nothing set, where its text must be read. */
export type PlainReader = (row: PlainRow, end: number, sink: EntrySink) => boolean

/** Prompt and command of a console that were copied with the list. */
export const isPrompt = (line: string): boolean => /^[A-Za-z]:\\[^>]*>|^PS [^>]*>/.test(line)

/** Reads what commands print: headings, and records of one or more lines. */
export function listScanner(reader: ListReader): Scanner {
  let heading = ''
  let line = 1
  const plain = plainScan(reader)
  return {
    scan(bytes, start, end, last, sink) {
      plain.open(bytes, end)
      let at = readPlain(start)
      let most = FEW
      while (at < end) {
        const lines = linesOf(bytes, at, end, last, most)
        const read = readLines(lines, last && lines.at(-1)?.end === end)
        if (read === 0 && lines.length < most) return at
        if (read === 0) most *= 2
        else most = at > lines.at(-1)!.end ? FEW : MANY
      }
      return at

      /** Reads what stands in some lines, and then what is plain behind it; says of how many lines the first was. */
      function readLines(lines: readonly Line[], isAll: boolean): number {
        let i = 0
        while (i < lines.length) {
          const { text } = lines[i]!
          const headings = reader.headingLines(text, lines[i + 1]?.text)
          const records = headings > 0 || text === '' || isPrompt(text) ? 0 : reader.recordLines(lines, i, heading)
          const count = Math.max(1, headings, records)
          // What a line is shows in the next one: a heading by its ruler, a record by what goes on below it.
          if (i + count >= lines.length && !isAll) break
          const stop = lines[i + count - 1]!.end
          if (headings > 0) heading = readHeading(lines.slice(i, i + headings), stop)
          else if (records > 0) readRecord(bytes, lines, i, trimmed(lines, i, records), stop)
          else readOther(lines[i]!)
          line += count
          at = stop
          i += count
          if (at === end && bytes[end - 1] !== LF) break
          at = readPlain(at)
          while (i < lines.length && lines[i]!.start < at) i++
        }
        return i
      }

      /** Reads rows from `first` on for as long as they are plain, and returns where the others begin. */
      function readPlain(first: number): number {
        const stop = plain.read(bytes, first, end, line, sink)
        line += plain.lines()
        return stop
      }

      function readHeading(of: readonly Line[], stop: number): string {
        const text = of.map(one => one.text).join('\n')
        sink.heading(text)
        sink.rest(of[0]!.start, stop, line)
        reader.onHeading?.()
        plain.below({ text, bytes: bytes.slice(of[0]!.start, stop), lines: of.length })
        return text
      }

      function readRecord(all: Uint8Array, within: readonly Line[], first: number, count: number, stop: number): void {
        const from = within[first]!.start
        const to = within[first + count - 1]!.end
        const text = count === 1 ? within[first]!.text : decoded(all.subarray(from, to))
        const record = listed(text, reader.cells(heading, text))
        if (reader.draft(record, heading, sink)) {
          sink.add(from, to, line)
          plain.added(record, within, first, count, end, sink)
        } else sink.gap(from, to, line, reader.gap('') ?? 'nothing is stated')
        if (stop > to) sink.rest(to, stop, line + count)
      }

      function readOther(one: Line): void {
        reader.onOther?.(one.text)
        if (one.end - one.start > LONGEST_LINE) return sink.gap(one.start, one.end, line, 'the line is longer than any of a list')
        const because = heading === '' || one.text === '' || isPrompt(one.text) ? undefined : reader.gap(one.text)
        if (because === undefined) {
          sink.rest(one.start, one.end, line)
          plain.passed(one, end)
        } else sink.gap(one.start, one.end, line, because)
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
