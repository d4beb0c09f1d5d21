import { memorySource, readBytes } from '../../server/src/evidence/byteSource.ts'
import { readFile } from '../../server/src/evidence/readFile.ts'
import { decodeText } from '../../server/src/evidence/text.ts'
import type { Format } from '../../server/src/formats/format.ts'
import { FORMATS } from '../../server/src/formats/registry.ts'
import { fixturesOf } from '../../server/src/formats/testing/fixtures.testing.ts'
import { record, type Recorded } from '../../server/src/formats/testing/reading.testing.ts'
import { assertCovers } from '../../server/src/formats/testing/same.testing.ts'
import type { Syntax } from '../../server/src/syntax/syntax.ts'
import { type Chance, chance, joined, mutated } from './mutate.ts'

/** A record that took too long, or a log that was read wrongly: enough to make it again. */
export interface Problem {
  readonly format: string
  readonly batch: number
  readonly what: string
  readonly bytes: Uint8Array
}

export interface FuzzResult {
  readonly records: number
  readonly problems: readonly Problem[]
  /** The slowest record, as read by scanner and grammar. Milliseconds. */
  readonly slowest: number
}

export interface FuzzOptions {
  readonly seed: number
  readonly records: number
  /** No batch begins later than this. Milliseconds. */
  readonly time: number
  /** Longest time for one record. Milliseconds. */
  readonly limit: number
  readonly syntax: Syntax
  /** Told of every batch before it is read. */
  readonly begins?: (batch: number) => void
}

/** Records in a log that is read at a time. */
const BATCH = 100
/** Of so many batches the file of one goes the whole way, from recognition on. */
const WHOLE_WAY = 40
/** Entries of a batch that the grammar reads too. */
const PARSED = 2
const MOST_PROBLEMS = 20

/** Reads logs made of damaged records of all formats and collects what goes wrong. */
export function fuzzFormats({ seed, records, time, limit, syntax, begins }: FuzzOptions): FuzzResult {
  const luck = chance(seed)
  const stock = FORMATS.map(format => ({ format, records: recordsOf(format) }))
  const problems: Problem[] = []
  const until = performance.now() + time
  let done = 0
  let slowest = 0
  for (let batch = 0; done < records && performance.now() < until && problems.length < MOST_PROBLEMS; batch++) {
    begins?.(batch)
    const { format, records: own } = stock[batch % stock.length]!
    const others = luck.pick(stock).records
    const parts = Array.from({ length: BATCH }, () => mutated(luck.pick(luck.once(20) ? others : own), luck))
    const bytes = joined(parts)
    const problem = (what: string, culprit = bytes): void => void problems.push({ format: format.id, batch, what, bytes: culprit })
    try {
      const start = performance.now()
      const recorded = record(format, bytes, 1 + luck.below(luck.once(4) ? 200 : bytes.length + 1))
      if (performance.now() - start > limit) slowest = Math.max(slowest, slowestOf(format, parts, limit, problem))
      assertCovers(recorded)
      slowest = Math.max(slowest, parse(format, recorded, luck, syntax, limit, problem))
      if (luck.once(WHOLE_WAY)) readFile(FORMATS, luck.once(2) ? '' : 'Security.txt', memorySource(bytes))
    } catch (error) {
      problem(error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error))
    }
    done += BATCH
  }
  return { records: done, problems, slowest }
}

/** The records of a format's fixtures, and its headings and other lines. */
function recordsOf(format: Format): readonly Uint8Array[] {
  return fixturesOf(format).flatMap(({ bytes }) => {
    const { spans, text } = record(format, bytes)
    return spans.map(({ start, end }) => readBytes(text, start, end - start))
  })
}

/** Reads the records of a slow batch one by one. */
function slowestOf(
  format: Format,
  parts: readonly Uint8Array[],
  limit: number,
  problem: (what: string, bytes: Uint8Array) => void,
): number {
  let slowest = 0
  for (const part of parts) {
    const milliseconds = timeOf(() => record(format, part))
    if (milliseconds > limit) problem(`a record took ${Math.round(milliseconds)} ms`, part)
    slowest = Math.max(slowest, milliseconds)
  }
  return slowest
}

function parse(
  format: Format,
  { table, text }: Recorded,
  luck: Chance,
  syntax: Syntax,
  limit: number,
  problem: (what: string, bytes: Uint8Array) => void,
): number {
  let slowest = 0
  for (let i = 0; i < PARSED && table.count > 0; i++) {
    const entry = luck.below(table.count)
    const bytes = readBytes(text, table.offset(entry), table.length(entry))
    const milliseconds = timeOf(() => syntax.pieces(format, decodeText(bytes), table.heading(entry)))
    if (milliseconds > limit) problem(`the grammar took ${Math.round(milliseconds)} ms`, bytes)
    slowest = Math.max(slowest, milliseconds)
  }
  return slowest
}

/** How long work takes. What seems long is done again, since the machine may have been busy otherwise. Milliseconds. */
function timeOf(work: () => unknown): number {
  let shortest = Number.POSITIVE_INFINITY
  for (let run = 0; run < MOST_RUNS && shortest > SHORT; run++) {
    const start = performance.now()
    work()
    shortest = Math.min(shortest, performance.now() - start)
  }
  return shortest
}

const SHORT = 20
const MOST_RUNS = 3
