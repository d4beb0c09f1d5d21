import { BLANK, LF } from '../ascii.ts'
import type { Span } from './columns.ts'
import type { PlainRow } from './plainRow.ts'

const QUOTE = 0x22
const COMMA = 0x2c

/**
 * From what of the records below a heading nothing is read. Of rows they are stretches, where only figures may be others, and may be longer or shorter; of rows of
 * values in quotes, or between commas, they are values, by their numbers, which may be any. Blocks have none.
 */
export interface Unread {
  readonly of: 'rows' | 'quoted' | 'listed' | 'blocks'
  readonly spans: readonly Span[]
}

export const ALL_IS_READ: Unread = { of: 'blocks', spans: [] }

/** What rows there are below a heading that names them; above a ruler, its names are columns, whatever they are. */
export function kindBelow(heading: string): Unread['of'] {
  if (heading.includes('\n')) return 'rows'
  if (heading.startsWith('"')) return 'quoted'
  return /^\w+,\w/.test(heading) ? 'listed' : 'rows'
}

/** The sign between values, 0 for none; and by what stands in front of how many of them a record is looked for, 0 for its first line. */
export function keyOf({ of, spans }: Unread): { readonly signs: number; readonly sign: number } {
  const first = spans[0]?.start ?? 0
  if (of === 'quoted') return { sign: QUOTE, signs: first === 0 ? 0 : first * 2 + 1 }
  if (of === 'listed') return { sign: COMMA, signs: first }
  // Many blocks have the same first line: the program, and its process ID below.
  return of === 'blocks' ? { sign: LF, signs: 2 } : { sign: 0, signs: 0 }
}

/** How many of the first bytes of a row that ends at `end` may hold other figures: 0 where something stands right beside a stretch, for then a word may belong elsewhere. */
export function looseIn({ bytes, start }: PlainRow, end: number, { of, spans }: Unread): number {
  if (of !== 'rows' || spans.length === 0) return 0
  for (const span of spans)
    if (isLetter(bytes, start + span.start - 1, start, end) || isLetter(bytes, start + span.end, start, end)) return 0
  return end - start
}

const isLetter = (bytes: Uint8Array, at: number, start: number, end: number): boolean => at >= start && at < end && bytes[at] !== BLANK

/** Where the values of a record lie in it from which nothing is read: of rows, by the numbers of their columns. */
export function gapsIn({ start, words, starts, ends, gaps: ofBlock }: PlainRow, { of, spans }: Unread): readonly Span[] {
  if (of === 'blocks') return ofBlock
  if (of === 'rows') return NONE
  const gaps: Span[] = []
  for (const span of spans)
    for (let value = span.start; value < Math.min(span.end, words); value++)
      gaps.push({ start: starts[value]! - start, end: ends[value]! - start })
  return gaps
}

const NONE: readonly Span[] = []
