import type { Format, Scanner, ScanState } from '../formats/format.ts'
import type { TextSource } from './encoding.ts'
import { type Shift, shifted, type TableJoiner, tableJoiner } from './joinTables.ts'
import { closed, type OpenTable } from './openTable.ts'
import { recordFrom } from './ranges.ts'
import { type Place, type Range, readOpenTable, type ReadOptions } from './readTable.ts'
import type { WholeLog } from './readFile.ts'
import { watchReturns } from './returns.ts'

/** Bytes that are read to know what the first records of a stretch go by. */
export interface Look {
  /** At the start of the file: what its records have in common, such as heading, language, order of dates. */
  readonly head: number
  /** Just before the stretch. */
  readonly lead: number
}
const LOOK: Look = { head: 1 << 18, lead: 1 << 20 }

/** A part of a file as one scanner read it, from a place at which it took something for known. */
export interface Stretch {
  readonly before: Place
  readonly table: OpenTable
  /** Whether a carriage return stands alone in it. */
  readonly hasLoneReturn: boolean
}

/** What a file's first scanner knows. */
export const startOf = (source: TextSource): Place => ({ offset: source.bom, state: { line: 1, year: 0, known: null } })

/** Reads a range that begins at a known place. */
export function readStretch(source: TextSource, format: Format, before: Place, to: number, options: ReadOptions = {}): Stretch {
  const isStart = before.offset === source.bom
  const scanner = format.scanner(isStart ? undefined : before.state)
  const watch = watchReturns(source)
  // What is looked at behind the range belongs to the next one.
  const readInto: TextSource['readInto'] = (target, at, offset, length) =>
    (offset < to ? watch.text : source).readInto(target, at, offset, length)
  const table = readOpenTable({ ...source, readInto }, scanner, { ...options, range: { from: before.offset, to } })
  return { before, table, hasLoneReturn: watch.sawLoneReturn() }
}

/**
 * What the records before a range leave known, as far as some of them tell: the head of the file, or what a range further up left (`guess`), then those just
 * before it. Whether that is true only the one who reads everything before can say.
 */
export function placeBefore(
  source: TextSource,
  format: Format,
  { from }: Range,
  guess?: ScanState,
  { head, lead } = LOOK,
): Place | undefined {
  const known = guess ?? stateBehind(source, format.scanner(), { from: source.bom, to: Math.min(from, source.bom + head) })
  if (known === undefined) return undefined
  const first = from - lead <= source.bom + head ? source.bom : recordFrom(format, source, from - lead)
  const start = first < 0 || first > from ? from : first
  const scanner = format.scanner(start === source.bom ? undefined : known)
  const state = start === from ? known : stateBehind(source, scanner, { from: start, to: from })
  return state && { offset: from, state }
}

const stateBehind = (source: TextSource, scanner: Scanner, range: Range): ScanState | undefined =>
  readOpenTable(source, scanner, { range }).data.settled?.state

/**
 * Joins the stretches of a file, in their order. A stretch that took something else for known than the records before it leave is read again: the table is
 * the one that a single reading would give, whatever was taken for known.
 */
export interface Chain {
  /** Takes the stretch up to `to`, and reads it where there is none. False where it cannot be told what the records of this file leave known: it must be read at once. */
  add(stretch: Stretch | undefined, to: number): boolean
  /** Up to where the file was read, and what is known there. */
  end(): Place | undefined
  log(): WholeLog
}

export function chain({ table: first, ...begun }: Stretch, reread: (before: Place, to: number) => Stretch): Chain {
  let joiner: TableJoiner | undefined
  let end: Place | undefined = first.data.settled
  let bytes = first.data.bytes
  let { hasLoneReturn } = begun
  return {
    add: (stretch, to) => {
      if (end === undefined) return false
      if (end.offset >= to) return true
      const taken = stretch !== undefined && isTrue(stretch.before, end) ? stretch : reread(end, to)
      const { before, table } = taken
      hasLoneReturn ||= taken.hasLoneReturn
      const shift: Shift = { lines: end.state.line - before.state.line, years: end.state.year - before.state.year }
      joiner ??= tableJoiner(first.data, first.days)
      joiner.add(table, shift)
      const { settled } = table.data
      end = settled && { offset: settled.offset, state: shifted(settled.state, shift) }
      bytes = table.data.bytes
      return end !== undefined
    },
    end: () => end,
    log: () => ({ table: closed(joiner === undefined ? first : joiner.freeze(bytes)), hasLoneReturn }),
  }
}

/** Whether what was taken for known is what the records before leave. */
const isTrue = (taken: Place, end: Place): boolean =>
  taken.offset === end.offset && JSON.stringify(taken.state.known) === JSON.stringify(end.state.known)
