import { writeUtf8 } from '../utf8.ts'

const BACKSLASH = 92
const U = 117
/** What the letters behind a backslash stand for; others stand for themselves. */
export const LETTERS: ReadonlyMap<number, number> = new Map([
  [98, 8],
  [102, 12],
  [110, 10],
  [114, 13],
  [116, 9],
])
const UNKNOWN = 0xfffd

/** Writes what a JSON string says, its escapes replaced (`\\`, `\n`, `\u00e4`), to `into[at…]` and returns where that ends. */
export function unescapeJson(bytes: Uint8Array, start: number, end: number, into: Uint8Array, at: number): number {
  let to = at
  for (let i = start; i < end; ) {
    const byte = bytes[i]!
    if (byte !== BACKSLASH || i + 1 >= end) {
      into[to++] = byte
      i++
      continue
    }
    const letter = bytes[i + 1]!
    if (letter !== U) {
      into[to++] = LETTERS.get(letter) ?? letter
      i += 2
      continue
    }
    const unit = unitAt(bytes, i, end)
    if (unit < 0) {
      into[to++] = letter
      i += 2
      continue
    }
    const low = isHigh(unit) ? unitAt(bytes, i + 6, end) : -1
    const pair = low >= 0xdc00 && low < 0xe000
    to = writeUtf8(pair ? joined(unit, low) : alone(unit), into, to)
    i += pair ? 12 : 6
  }
  return to
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00
const joined = (high: number, low: number): number => 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00)
/** Half of a pair alone is no character. */
const alone = (unit: number): number => (unit >= 0xd800 && unit < 0xe000 ? UNKNOWN : unit)

/** The UTF-16 unit that `\uXXXX` stands for; -1 where there is none. */
function unitAt(bytes: Uint8Array, start: number, end: number): number {
  if (start + 6 > end || bytes[start] !== BACKSLASH || bytes[start + 1] !== U) return -1
  const text = String.fromCharCode(...bytes.subarray(start + 2, start + 6))
  return /^[0-9a-f]{4}$/i.test(text) ? Number.parseInt(text, 16) : -1
}
