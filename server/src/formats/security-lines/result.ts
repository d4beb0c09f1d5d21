import { ascii } from '../../frames/ascii.ts'
import { unescapeJson } from '../../frames/json/unescape.ts'
import { spellsAt, spellsIn } from './marks.ts'
import { isDateLine } from './pairs.ts'
import type { ReadRecord } from './record.ts'

const BLANK = 32
const QUOTE = 34
const BACKSLASH = 92
const U = 117
const D = 100
/** What stands behind the D of the first half of a pair. */
const HIGH: ReadonlySet<number> = new Set(ascii('89ab'))
const BEGIN = '{"preview":'
const RESULT = '"result":'
const RAW = '"_raw":'

/** Where the text of an event begins in a line that is a result of a search as Splunk exports it in JSON, `{"preview":false,"result":{"_raw":"…"}}`; -1 in other lines. */
export function resultAt(bytes: Uint8Array, start: number, end: number): number {
  if (!spellsAt(bytes, start, end, BEGIN)) return -1
  const result = spellsIn(bytes, start, end, RESULT)
  let at = result < 0 ? -1 : spellsIn(bytes, result, end, RAW)
  if (at < 0) return -1
  at += RAW.length
  while (at < end && bytes[at] === BLANK) at++
  if (bytes[at] !== QUOTE) return -1
  const feed = bytes.indexOf(BACKSLASH, at)
  return feed >= 0 && feed < end && isDateLine(bytes, at + 1, feed) ? at + 1 : -1
}

/** The text that begins at `start`, up to the quote behind it, without its escapes. */
export function withoutEscapes(bytes: Uint8Array, start: number, end: number): Required<ReadRecord> {
  const into = new Uint8Array(end - start)
  const places: number[] = []
  const ends: number[] = []
  let used = 0
  for (let at = start, next = at; at < end && bytes[at] !== QUOTE; at = next) {
    next = Math.min(end, at + escapeLength(bytes, at))
    for (const last = unescapeJson(bytes, at, next, into, used); used < last; used++) {
      places.push(at)
      ends.push(next)
    }
  }
  return { bytes: into.subarray(0, used), places: Int32Array.from(places), ends: Int32Array.from(ends) }
}

/** How many bytes stand for what stands at a place: both halves of a pair belong together. */
function escapeLength(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== BACKSLASH) return 1
  if (bytes[at + 1] !== U) return 2
  const isHalf = (bytes[at + 2]! | 32) === D && HIGH.has(bytes[at + 3]! | 32)
  return isHalf && bytes[at + 6] === BACKSLASH && bytes[at + 7] === U ? 12 : 6
}
