import { decimalIn } from './bytesOf.ts'

const T = 84
const BLANK = 32
const PLUS = 43
const MINUS = 45
const COLON = 58
/** Where the time begins in `yyyy-mm-ddThh:mm:ss`. */
const TIME = 11

/** How far ahead of UTC a time is written that ends with its offset (`…T10:02:11.5+01:00`), in milliseconds; 0 where it has none. */
export function offsetOf(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < TIME || (bytes[start + TIME - 1] !== T && bytes[start + TIME - 1] !== BLANK)) return 0
  let at = start + TIME
  while (at < end && bytes[at] !== PLUS && bytes[at] !== MINUS) at++
  const hours = decimalIn(bytes, at + 1, Math.min(end, at + 3))
  const minutes = decimalIn(bytes, bytes[at + 3] === COLON ? at + 4 : at + 3, end)
  if (at >= end || !(hours <= 14)) return 0
  const offset = (hours * 60 + (minutes < 60 ? minutes : 0)) * 60_000
  return bytes[at] === MINUS ? -offset : offset
}
