import { memorySource, readBytes } from '../../evidence/byteSource.ts'
import { type TextSource, textSource } from '../../evidence/encoding.ts'
import { type EntryTable, entryTable } from '../../evidence/entryTable.ts'
import { scanSource } from '../../evidence/readTable.ts'
import { decodeText } from '../../evidence/text.ts'
import { withYear, yearIndexOf } from '../../model/civil.ts'
import type { What } from '../../model/entry.ts'
import { identityText, type Role, type Who } from '../../model/identity.ts'
import type { ClockBasis, Format } from '../format.ts'
import { RecordingBuilder, type Span } from './recordingBuilder.testing.ts'

/** What an entry of a fixture says, in the shape of `<trap>.expected.json`. `who` names every role; `what` is compared member by member. */
export interface ReadEntry {
  readonly line: number
  /** Last line of the entry, inclusive. */
  readonly endLine: number
  /** The civil time as written, without year where the log writes none; null where it states no time. */
  readonly time: string | null
  readonly class: What['class']
  readonly outcome: What['outcome']
  readonly code: string
  readonly who: { readonly [R in Role]?: string }
  readonly what?: Partial<What>
}

export interface Reading {
  readonly entries: readonly ReadEntry[]
  readonly gaps: readonly { readonly line: number; readonly because: string }[]
}

/** A file that was read with every span recorded. */
export interface Recorded {
  readonly table: EntryTable
  readonly text: TextSource
  readonly spans: readonly Span[]
}

/** Reads bytes with the scanner of a format, whatever recognition would say. */
export function record(format: Format, bytes: Uint8Array, chunk?: number): Recorded {
  const text = textSource(memorySource(bytes))
  const builder = new RecordingBuilder()
  const done = scanSource(text, format.scanner(), builder, chunk === undefined ? {} : { chunk })
  return { table: entryTable(builder.freeze(done)), text, spans: builder.spans }
}

/** What a format reads in bytes, in the shape that fixtures expect. */
export function reading(format: Format, bytes: Uint8Array, chunk?: number): Reading {
  const { table, text } = record(format, bytes, chunk)
  return {
    entries: Array.from({ length: table.count }, (_, entry) => readEntry(format.basis, table, text, entry)),
    gaps: table.gaps.map(({ line, because }) => ({ line, because })),
  }
}

function readEntry(basis: ClockBasis, table: EntryTable, text: TextSource, entry: number): ReadEntry {
  const { line, written, who, what } = table.read(entry)
  const { class: kind, outcome, code, ...rest } = what
  const more = statedOf(rest)
  const endLine = line + breaksInside(readBytes(text, table.offset(entry), table.length(entry)))
  const head = { line, endLine, time: timeText(basis, written), class: kind, outcome, code, who: whoText(who) }
  return Object.keys(more).length === 0 ? head : { ...head, what: more }
}

/** Line breaks within a record; the one that ends it is none. */
const breaksInside = (bytes: Uint8Array): number =>
  decodeText(bytes)
    .replace(/(\r\n|\n|\r)$/, '')
    .split(/\r\n|\n|\r/).length - 1

function statedOf({ codes, protocol, outbound, ...words }: Omit<What, 'class' | 'outcome' | 'code'>): Partial<What> {
  return {
    ...(codes.length === 0 ? {} : { codes }),
    ...(protocol === 'unknown' ? {} : { protocol }),
    ...(outbound ? { outbound } : {}),
    ...words,
  }
}

export function timeText(basis: ClockBasis, written: number): string | null {
  if (Number.isNaN(written)) return null
  if (basis !== 'yearless') return new Date(written).toISOString().slice(0, -1)
  return new Date(withYear(written, 1972 - yearIndexOf(written))).toISOString().slice(5, -1)
}

const whoText = (who: Who): ReadEntry['who'] =>
  Object.fromEntries(Object.entries(who).map(([role, identity]) => [role, identityText(identity)]))

/** A reading as JSON with one line for each entry, to be read by eye and compared in a diff. */
export function readingText({ entries, gaps }: Reading): string {
  const list = (items: readonly unknown[]): string =>
    items.length === 0 ? '[]' : `[\n${items.map(item => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`
  return `{\n  "entries": ${list(entries)},\n  "gaps": ${list(gaps)}\n}\n`
}
