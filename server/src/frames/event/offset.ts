import { isDigit, skipDigits, startsWith } from '../ascii.ts'
import { decimalIn } from './bytesOf.ts'

const T = 84
const BLANK = 32
const PLUS = 43
const MINUS = 45
const COLON = 58
const ZULU = 90
const SLASH = 47
const DOT = 46
/** Where the time begins in `yyyy-mm-ddThh:mm:ss`. */
const TIME = 11
/** The last moment a date can name. */
const MOST = 8.64e15

const EPOCH = Uint8Array.from('/Date(', sign => sign.charCodeAt(0))

/**
 * The moment that a time names as milliseconds of Unix (`/Date(1772618531123)/`, as Windows PowerShell writes JSON) or as seconds (`1772618531.123`, as GELF has
 * them); NaN for other times.
 */
export function epochOf(bytes: Uint8Array, start: number, end: number): number {
  if (!startsWith(bytes, start, end, EPOCH)) return secondsOf(bytes, start, end)
  let millis = 0
  for (let at = start + EPOCH.length; at < end && isDigit(bytes[at]); at++) millis = millis * 10 + bytes[at]! - 48
  return millis > 0 && millis < MOST ? millis : Number.NaN
}

/** Digits of the seconds since 1970, from 1973 to 2286. */
const FEWEST_SECONDS = 9
const MOST_SECONDS = 10

function secondsOf(bytes: Uint8Array, start: number, end: number): number {
  const whole = skipDigits(bytes, start, end)
  if (whole - start < FEWEST_SECONDS || whole - start > MOST_SECONDS) return Number.NaN
  if (whole < end && (bytes[whole] !== DOT || skipDigits(bytes, whole + 1, end) !== end)) return Number.NaN
  let millis = decimalIn(bytes, start, whole) * 1000
  for (let at = whole + 1, unit = 100; at < end && unit >= 1; at++, unit /= 10) millis += (bytes[at]! - 48) * unit
  return millis
}

/** Whether a time ends with its offset from UTC, be it none. */
export function hasOffset(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start + TIME; at < end; at++) if (bytes[at] === PLUS || bytes[at] === MINUS) return true
  return false
}

/** Whether a time says how far it is from UTC: it ends with its offset or with `Z`, or counts from 1970 (`/Date(1772618531123)/`). */
export const statesZone = (bytes: Uint8Array, start: number, end: number): boolean =>
  bytes[end - 1] === ZULU || bytes[end - 1] === SLASH || hasOffset(bytes, start, end)

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
