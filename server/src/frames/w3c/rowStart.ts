import { firstBytes } from '../../model/memory.ts'
import { twoDigits } from './bytes.ts'
import { type Columns, DATE, TIME } from './columns.ts'
import type { Row } from './row.ts'

/** Words of a row's start that are remembered. */
const WORDS = 24
/** The word of `yyyy-mm-dd hh:mm:ss ` that holds the seconds, and what of it is no digit of theirs. */
const SECONDS_WORD = 4
const SECONDS = 17
const ALL_BUT_SECONDS = 0xff0000ff | 0

/**
 * The start of the row before, up to what it says of the client or the request: date and time, mostly the server. Most rows begin like the row before but for
 * the seconds; of those only the rest has to be split. Only where a row begins with `yyyy-mm-dd hh:mm:ss`.
 */
export interface RowStart {
  /** Bytes and columns of the start; 0 while none is remembered. */
  length: number
  columns: number
  /** Civil milliseconds of the minute, and of the last row that began alike. */
  minute: number
  time: number
  readonly words: Int32Array
  /** What of each word is to be alike. */
  readonly masks: Int32Array
  /** Where the values behind the time lie, from the row's first byte, and their slots. */
  placed: number
  readonly slots: Uint8Array
  readonly starts: Int32Array
  readonly ends: Int32Array
}

export const noRowStart = (): RowStart => ({
  length: 0,
  columns: 0,
  minute: 0,
  time: 0,
  words: new Int32Array(WORDS),
  masks: new Int32Array(WORDS),
  placed: 0,
  slots: new Uint8Array(WORDS),
  starts: new Int32Array(WORDS),
  ends: new Int32Array(WORDS),
})

/** Whether a row, with all that follows it up to `end`, begins like the one before; then its time is known, and the values up to there are placed. */
export function startsAlike(known: RowStart, bytes: Uint8Array, row: Row, at: number, end: number): boolean {
  const { length, words, masks } = known
  if (length === 0 || at + length > end) return false
  for (let word = 0; word << 2 < length; word++)
    if (((row.view.getInt32(at + (word << 2), true) ^ words[word]!) & masks[word]!) !== 0) return false
  const seconds = twoDigits(bytes, at + SECONDS)
  if (seconds > 59) return false
  known.time = known.minute + seconds * 1000
  for (let i = 0; i < known.placed; i++) {
    const slot = known.slots[i]!
    row.starts[slot] = known.starts[i]! + at
    row.ends[slot] = known.ends[i]! + at
  }
  return true
}

/** Remembers the start of a row whose time was read. */
export function keepRowStart(known: RowStart, bytes: Uint8Array, row: Row, at: number, columns: Columns, time: number): void {
  const { starts, ends } = row
  const length = columns.steady < 0 ? 0 : starts[columns.slots[columns.steady]!]! - at
  known.length = 0
  if (starts[DATE] !== at || starts[TIME] !== at + 11 || ends[TIME] !== at + 19) return
  if (length < 20 || length > WORDS << 2 || !(time >= 0)) return
  for (let word = 0; word << 2 < length; word++) {
    known.words[word] = row.view.getInt32(at + (word << 2), true)
    known.masks[word] = word === SECONDS_WORD ? ALL_BUT_SECONDS : firstBytes(length - (word << 2))
  }
  known.columns = columns.steady
  known.placed = 0
  for (let column = 2; column < known.columns; column++) placeValue(known, row, at, columns.slots[column]!)
  known.minute = time - twoDigits(bytes, at + SECONDS) * 1000
  known.length = length
}

function placeValue(known: RowStart, row: Row, at: number, slot: number): void {
  known.slots[known.placed] = slot
  known.starts[known.placed] = row.starts[slot]! - at
  known.ends[known.placed] = row.ends[slot]! - at
  known.placed++
}
