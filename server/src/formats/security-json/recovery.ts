const OPEN = 123
const CLOSE = 125
const COMMA = 44
const QUOTE = 34
const BLANK = 32
const LF = 10
/** Bytes of the first key that are compared. */
const LONGEST_KEY = 64

/**
 * Where the record behind a damaged one begins, from `from` on; -1 where none does yet. On a line of its own it begins where the damaged one did: not deeper
 * and not less. On the same line it follows a `}` and a comma, and its first key is the same.
 */
export function recovery(bytes: Uint8Array, line: number, at: number, from: number, end: number): number {
  const indent = at - line
  const keyEnd = firstKeyEnd(bytes, at, end)
  for (let found = bytes.indexOf(OPEN, from); found >= 0 && found < end; found = bytes.indexOf(OPEN, found + 1)) {
    const begin = lineBefore(bytes, at, found)
    if (begin > at && found - begin === indent) return begin
    if (keyEnd > 0 && follows(bytes, at, found) && isSame(bytes, at, keyEnd, found, end)) return found
  }
  return -1
}

/** Where the blanks before `found` begin if a line begins there; -1 if it does not. */
function lineBefore(bytes: Uint8Array, start: number, found: number): number {
  let first = found
  while (first > start && bytes[first - 1] !== LF && bytes[first - 1]! <= BLANK) first--
  return bytes[first - 1] === LF ? first : -1
}

function follows(bytes: Uint8Array, start: number, found: number): boolean {
  let before = found - 1
  while (before > start && bytes[before]! <= BLANK) before--
  if (bytes[before--] !== COMMA) return false
  while (before > start && bytes[before]! <= BLANK) before--
  return bytes[before] === CLOSE
}

/** Behind the closing quote of the first key of an object; 0 where it is not near. */
function firstKeyEnd(bytes: Uint8Array, at: number, end: number): number {
  const limit = Math.min(end, at + LONGEST_KEY)
  let quotes = 0
  for (let i = at + 1; i < limit; i++) if (bytes[i] === QUOTE && ++quotes === 2) return i + 1
  return 0
}

function isSame(bytes: Uint8Array, at: number, keyEnd: number, found: number, end: number): boolean {
  if (found + keyEnd - at > end) return false
  for (let i = at; i < keyEnd; i++) if (bytes[i] !== bytes[found + i - at]) return false
  return true
}
