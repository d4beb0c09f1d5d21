import type { ClockBasis, Format, Recognition } from '../formats/format.ts'
import { type Clock, toUtc } from './clock.ts'
import { type ByteSource, readBytes } from './byteSource.ts'
import type { EntryTable } from './entryTable.ts'
import type { Layout } from './layout.ts'
import { decodeText } from './text.ts'

/** A file as it was read: its entries, and where its text can be looked up. Immutable; a change of the file makes a new one. */
export interface LogFile {
  readonly uri: string
  /** Name for people and documents: the path relative to the folder that was opened. */
  readonly path: string
  readonly format: Format
  readonly recognition: Recognition
  readonly table: EntryTable
  /** The lines this is about, 0-based, the last one exclusive, where the file holds logs of several kinds; then each of them is a `LogFile`. */
  readonly lines?: { readonly from: number; readonly to: number }
  /** Where this is a log as a view shows it. */
  readonly shown?: Showing
  /** When the file was last changed, UTC milliseconds, where that is known. */
  readonly modified?: number
  /** The text as UTF-8 bytes, positions as in the table. */
  readonly source: ByteSource
  /** The offset in the file of a position in the table (differs for UTF-16 only). */
  fileOffset(offset: number): number
}

/** On what clock a file is written: its format says, or its own heading. */
export function basisOf({ format, table }: Pick<LogFile, 'format' | 'table'>): ClockBasis {
  if (format.basisUnder === undefined) return format.basis
  for (const { text } of table.data.headings) {
    const basis = format.basisUnder(text)
    if (basis !== undefined) return basis
  }
  return format.basis
}

/** A file as evidence: what was read, the clock it was written by, the machine that wrote it. */
export interface EvidenceFile extends LogFile {
  readonly clock: Clock
  readonly host?: HostAssumption
}

/** Which entries of a log a view shows, and how. Its table has the lines of the view; texts and offsets are those of the log itself. */
export interface Showing {
  readonly log: EvidenceFile
  /** For each entry of the view, which entry of the log it is. */
  readonly entries: readonly number[]
  /** The last line (1-based) of each in the view, and the UTF-16 units before it on its first line. */
  readonly ends: readonly number[]
  readonly indents: readonly number[]
  readonly layout: Layout
}

/** The machine a file tells about, for formats that do not name it. */
export interface HostAssumption {
  readonly name: string
  readonly how: 'configured' | 'estimated'
  readonly because: string
}

/** One entry of one file. */
export interface EntryRef {
  readonly file: EvidenceFile
  readonly entry: number
}

/** An entry itself, where a view shows it. What is asked about an entry is asked about this one; only where it stands is the view's. */
export function itself({ file, entry }: EntryRef): EntryRef {
  const original = file.shown?.entries[entry]
  return file.shown === undefined || original === undefined ? { file, entry } : { file: file.shown.log, entry: original }
}

/** The text of an entry, line end included; '' where the file is gone. */
export const entryText = (file: LogFile, entry: number): string =>
  decodeText(readBytes(file.source, file.table.offset(entry), file.table.length(entry)))

/** The last line of an entry, 1-based. Costs no reading where the next entry follows without a gap. */
export function endLine(file: LogFile, entry: number): number {
  const { table, shown } = file
  if (shown !== undefined) return shown.ends[entry] ?? 0
  const end = table.offset(entry) + table.length(entry)
  if (entry + 1 < table.count && table.offset(entry + 1) === end) return Math.max(table.line(entry), table.line(entry + 1) - 1)
  return table.line(entry) + breaksInside(readBytes(file.source, table.offset(entry), table.length(entry)))
}

/** Line breaks within a record; the one that ends it is none. */
function breaksInside(bytes: Uint8Array): number {
  let breaks = 0
  for (let i = 0; i < bytes.length - 1; i++) if (bytes[i] === LF || (bytes[i] === CR && bytes[i + 1] !== LF)) breaks++
  return breaks
}

const LF = 10
const CR = 13

/** UTC milliseconds of an entry; NaN where it states no time. The stretches of a clock count the entries of the log, not those of a view. */
export const utcOf = ({ clock, table, shown }: EvidenceFile, entry: number): number =>
  toUtc(clock, table.written(entry), shown?.entries[entry] ?? entry)
