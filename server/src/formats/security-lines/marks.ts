import { skipDigits } from '../../frames/ascii.ts'

/** A part of a line. */
export interface Part {
  readonly start: number
  readonly end: number
}

export const isDigits = (bytes: Uint8Array, { start, end }: Part): boolean => end > start && skipDigits(bytes, start, end) === end

/** Whether bytes begin like a date: some digits, and a slash, dot or hyphen. */
export function isDateLike(bytes: Uint8Array, start: number, end: number): boolean {
  const at = skipDigits(bytes, start, end)
  return at > start && at - start <= 4 && at < end && (bytes[at] === 47 || bytes[at] === 46 || bytes[at] === 45)
}

/** Whether a word stands at a place, without regard to case. */
export function spellsAt(bytes: Uint8Array, at: number, end: number, word: string): boolean {
  if (at + word.length > end) return false
  for (let i = 0; i < word.length; i++) if ((bytes[at + i]! | 32) !== (word.charCodeAt(i) | 32)) return false
  return true
}

/** Where a word stands in a range; -1 where it does not. */
export function spellsIn(bytes: Uint8Array, start: number, end: number, word: string): number {
  const first = word.charCodeAt(0) | 32
  for (let at = start; at + word.length <= end; at++) if ((bytes[at]! | 32) === first && spellsAt(bytes, at, end, word)) return at
  return -1
}
