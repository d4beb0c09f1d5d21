import { isDigit, TAB } from '../../frames/ascii.ts'

const QUOTE = 34
const COMMA = 44
const MINUS = 45
const DOT = 46
const SLASH = 47
const COLON = 58
const SEMICOLON = 59
const BLANK = 32
/** The longest word for the result of an audit, in any language. */
const LONGEST_WORD = 60

const isDelimiter = (byte: number | undefined): boolean => byte === COMMA || byte === SEMICOLON || byte === TAB

/**
 * Whether a line plainly begins a row of Event Viewer: a date and behind a delimiter a time, or some words without a colon and behind a delimiter a date. Lines of
 * descriptions have neither.
 */
export function beginsRow(bytes: Uint8Array, at: number, end: number): boolean {
  const day = endOfDate(bytes, at, end)
  if (day > at) return day + 1 < end && isDelimiter(bytes[day]) && isDigit(bytes[day + 1])
  let i = at
  for (const limit = Math.min(end, at + LONGEST_WORD); i < limit && !isDelimiter(bytes[i]); i++)
    if (bytes[i]! < BLANK || bytes[i] === QUOTE || bytes[i] === COLON) return false
  return i > at && i < end && isDelimiter(bytes[i]) && endOfDate(bytes, i + 1, end) > 0
}

/** Behind `9/12/2006`, `12.09.2006` or `2006-09-12`; 0 where there is no date, or not all of it is in hand. */
function endOfDate(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  for (let part = 0; part < 3; part++) {
    const from = at
    while (at < end && isDigit(bytes[at])) at++
    if (at === from || at >= end || at - from > 4) return 0
    if (part === 2) return at
    if (bytes[at] !== SLASH && bytes[at] !== DOT && bytes[at] !== MINUS) return 0
    at++
  }
  return 0
}
