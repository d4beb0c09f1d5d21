import { isDigit, skipBlanks } from '../../frames/ascii.ts'
import { RepeatedBytes } from '../../frames/repeatedBytes.ts'
import { twoDigits } from '../../frames/w3c/bytes.ts'
import { civil } from '../../model/civil.ts'

const MINUS = 0x2d
const PLUS = 0x2b
const SLASH = 0x2f
const COLON = 0x3a
const LOWER = 0x20
const keyOf = (a: number, b: number, c: number): number => ((a | LOWER) << 16) | ((b | LOWER) << 8) | (c | LOWER)
const MONTHS: ReadonlyMap<number, number> = new Map(
  ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map((name, i) => [
    keyOf(name.charCodeAt(0), name.charCodeAt(1), name.charCodeAt(2)),
    i + 1,
  ]),
)
/** Bytes of `11/Oct/2006:13:16:39`. */
const LENGTH = 20
/** No place is farther ahead of UTC. Hours. */
const FARTHEST = 14

/**
 * Reads `11/Oct/2006:13:16:39 -0600`, the offset also as `- 0600`: UTC in milliseconds, NaN where no offset is stated (then nobody knows which moment is
 * meant), undefined where it is no time. Made anew for every file: remembers day and offset.
 */
export function stampReader(): (bytes: Uint8Array, start: number, end: number) => number | undefined {
  const days = new RepeatedBytes()
  const offsets = new RepeatedBytes()
  let midnight = Number.NaN
  let offset = Number.NaN
  return (bytes, start, end) => {
    if (end - start < LENGTH || bytes[start + 2] !== SLASH || bytes[start + 6] !== SLASH || bytes[start + 11] !== COLON) return undefined
    if (!days.again(bytes, start, start + 11)) midnight = midnightOf(bytes, start)
    if (!offsets.again(bytes, start + LENGTH, end)) offset = offsetAt(bytes, start + LENGTH, end)
    const time = timeOfDay(bytes, start + 12)
    return Number.isNaN(midnight) || time === undefined ? undefined : midnight + time - offset
  }
}

/** The midnight before a time; NaN where its date is none. */
function midnightOf(bytes: Uint8Array, start: number): number {
  const month = MONTHS.get(keyOf(bytes[start + 3]!, bytes[start + 4]!, bytes[start + 5]!)) ?? 0
  const year = twoDigits(bytes, start + 7) * 100 + twoDigits(bytes, start + 9)
  return year > 9999 ? Number.NaN : civil(year, month, twoDigits(bytes, start), 0, 0, 0)
}

function timeOfDay(bytes: Uint8Array, at: number): number | undefined {
  const hour = twoDigits(bytes, at)
  const minute = twoDigits(bytes, at + 3)
  const second = twoDigits(bytes, at + 6)
  if (hour > 23 || minute > 59 || second > 60 || bytes[at + 2] !== COLON || bytes[at + 5] !== COLON) return undefined
  return ((hour * 60 + minute) * 60 + second) * 1000
}

/** The offset behind a time, in milliseconds; NaN where there is none. */
function offsetAt(bytes: Uint8Array, start: number, end: number): number {
  const sign = skipBlanks(bytes, start, end)
  const digits = skipBlanks(bytes, sign + 1, end)
  if ((bytes[sign] !== MINUS && bytes[sign] !== PLUS) || end - digits !== 4 || !isDigit(bytes[digits])) return Number.NaN
  const hours = twoDigits(bytes, digits)
  const minutes = twoDigits(bytes, digits + 2)
  if (hours > FARTHEST || minutes > 59) return Number.NaN
  return (bytes[sign] === MINUS ? -1 : 1) * (hours * 60 + minutes) * 60_000
}
