import { BLANK } from '../ascii.ts'
import type { Span } from './columns.ts'
import type { PlainRow } from './plainRow.ts'

const QUOTE = 0x22

/**
 * From what of the records below a heading nothing is read. Of rows they are stretches, where only figures may be others, and may be longer or shorter; of rows of
 * quoted values they are values, by their numbers, which may be any. Blocks have none.
 */
export interface Unread {
  readonly of: 'rows' | 'quoted' | 'blocks'
  readonly spans: readonly Span[]
}

export const ALL_IS_READ: Unread = { of: 'blocks', spans: [] }

/** By how many of which signs a record is looked for: by what stands in front of the last one; 0 for its first line. */
export function keyOf({ of, spans }: Unread): { readonly signs: number; readonly sign: number } {
  const [first] = spans
  return { signs: of === 'quoted' && first !== undefined ? first.start * 2 + 1 : 0, sign: QUOTE }
}

/** How many of the first bytes of a row may hold other figures: 0 where something stands right beside a stretch, for then a word may belong elsewhere. */
export function looseIn({ bytes, start, words, ends }: PlainRow, { of, spans }: Unread): number {
  if (of !== 'rows' || spans.length === 0) return 0
  const end = ends[words - 1]!
  for (const span of spans)
    if (isLetter(bytes, start + span.start - 1, start, end) || isLetter(bytes, start + span.end, start, end)) return 0
  return end - start
}

const isLetter = (bytes: Uint8Array, at: number, start: number, end: number): boolean => at >= start && at < end && bytes[at] !== BLANK

/** The values of a quoted row from which nothing is read: where they lie in it. */
export function gapsIn({ start, words, starts, ends }: PlainRow, { of, spans }: Unread): readonly Span[] {
  if (of !== 'quoted') return NONE
  const gaps: Span[] = []
  for (const span of spans)
    for (let value = span.start; value < Math.min(span.end, words); value++)
      gaps.push({ start: starts[value]! - start, end: ends[value]! - start })
  return gaps
}

const NONE: readonly Span[] = []
