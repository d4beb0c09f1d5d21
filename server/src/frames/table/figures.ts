import { marksOf } from '../../model/memory.ts'
import { BLANK } from '../ascii.ts'
import type { Span } from './columns.ts'
import type { PlainRow } from './plainRow.ts'

/** The half of a byte in which one digit differs from another, in all bytes of a word; and the high bits, which are marks. */
const LOW = 0x0f0f0f0f
const HIGHS = 0x80808080 | 0
const ONES = 0x01010101
const BLANKS = BLANK * ONES
const COLONS = 0x3a * ONES
/** The signs of figures, from `+` to `9`, and what lies behind them: what is added to a byte below 0x80 so that its high bit shows where it lies. */
const FIRST_SIGN = 0x2b * ONES
const BEHIND_SIGNS = (0x80 - 0x3a) * ONES

/** Where the figures of records below a heading may be others: all bits of those bytes, word by word; and whether those of the line below may be. */
export interface Figures {
  readonly spans: readonly Span[]
  readonly free: Int32Array
  readonly below: boolean
}

/** Whether two words differ in figures and the blanks around them alone, and only where they may. `before` are the bytes before those of `other`. */
export function areFigures(one: number, other: number, free: number, before: number): boolean {
  const differing = one ^ other
  if ((differing & ~free) !== 0) return false
  const bytes = ~marksOf(differing, 0) & HIGHS
  const blanks = marksOf(other, BLANKS)
  // A word that ends with a colon is a name.
  if ((blanks & marksOf(before, COLONS)) !== 0) return false
  return (bytes & ~((signs(one) | marksOf(one, BLANKS)) & (signs(other) | blanks))) === 0
}

/** Marks the bytes of a word that are signs of figures. */
const signs = (word: number): number => ((word | HIGHS) - FIRST_SIGN) & ~((word & ~HIGHS) + BEHIND_SIGNS) & ~word & HIGHS

/** Whether two words differ in digits alone, and only where they may. */
export function areDigits(one: number, other: number, free: number): boolean {
  const differing = one ^ other
  if ((differing & ~(free & LOW)) !== 0) return false
  // A bit for each byte that differs, and for each that is no digit.
  const bytes = (differing + LOW) & 0x10101010
  return (bytes & (strangers(one) | strangers(other))) === 0
}

/** The bytes of a word that are no digits, a bit (0x10) each. */
function strangers(word: number): number {
  const high = (word ^ 0x30303030) & 0xf0f0f0f0
  return ((high >>> 3) | (high >>> 2) | (high >>> 1) | high | ((word & LOW) + 0x06060606)) & 0x10101010
}

/** The figures of rows with some stretches from which nothing is read, in rows of at most so many bytes; those of blocks all count. */
export function figuresIn(unread: readonly Span[] | 'blocks', longest: number): Figures {
  const spans = unread === 'blocks' ? [] : unread
  const bytes = new Uint8Array(longest)
  for (const { start, end } of spans) bytes.fill(0xff, start, Math.min(end, longest))
  return { spans, free: new Int32Array(bytes.buffer), below: unread !== 'blocks' }
}

/** How many of the first bytes of a row may hold other figures: 0 where something stands right beside a stretch, for then a word may belong elsewhere. */
export function looseIn({ bytes, start, words, ends }: PlainRow, spans: readonly Span[]): number {
  if (spans.length === 0) return 0
  const end = ends[words - 1]!
  const isBlank = (at: number): boolean => at < start || at >= end || bytes[at] === BLANK
  return spans.every(span => isBlank(start + span.start - 1) && isBlank(start + span.end)) ? end - start : 0
}
