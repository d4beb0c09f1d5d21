import { wordAt } from '../../model/memory.ts'
import { twoDigits } from './bytes.ts'
import { type Columns, CS_METHOD, DATE, TIME } from './columns.ts'
import type { Row } from './row.ts'

/** Words of a row's start that are remembered. */
const WORDS = 24
/** The word of `yyyy-mm-dd hh:mm:ss ` that holds the seconds, and what of it is no digit of theirs. */
const SECONDS_WORD = 4
const SECONDS = 17
const ALL_BUT_SECONDS = 0xff0000ff | 0

/**
 * The start of the row before, up to its method: date, time and server. Most rows begin like the row before but for the seconds; of those only the rest
 * has to be split. Only where a row begins with `yyyy-mm-dd hh:mm:ss`, and the method follows soon.
 */
export interface RowStart {
  /** Bytes and columns of the start; 0 while none is remembered. */
  length: number
  columns: number
  /** Civil milliseconds of the minute. */
  minute: number
  readonly words: Int32Array
  /** Where the values of the columns lie, from the row's first byte, and their slots. */
  readonly slots: Uint8Array
  readonly starts: Int32Array
  readonly ends: Int32Array
}

export const noRowStart = (): RowStart => ({
  length: 0,
  columns: 0,
  minute: 0,
  words: new Int32Array(WORDS),
  slots: new Uint8Array(WORDS),
  starts: new Int32Array(WORDS),
  ends: new Int32Array(WORDS),
})

/** Whether a row begins like the one before; then its first values are placed. */
export function startsAlike(known: RowStart, bytes: Uint8Array, row: Row, at: number): boolean {
  const { length, words } = known
  const position = at + row.shift
  if (length === 0) return false
  for (let word = 0; word << 2 < length; word++) {
    if (((wordAt(row.words, position + (word << 2)) ^ words[word]!) & maskOf(word, length)) !== 0) return false
  }
  if (twoDigits(bytes, at + SECONDS) > 59) return false
  for (let column = 0; column < known.columns; column++) {
    const slot = known.slots[column]!
    row.starts[slot] = known.starts[column]! + at
    row.ends[slot] = known.ends[column]! + at
  }
  return true
}

/** Civil milliseconds of a row that begins like the one before. */
export const timeOfAlike = (known: RowStart, bytes: Uint8Array, at: number): number => known.minute + twoDigits(bytes, at + SECONDS) * 1000

/** Remembers the start of a row whose time was read. */
export function keepRowStart(known: RowStart, bytes: Uint8Array, row: Row, at: number, columns: Columns, time: number): void {
  const { starts, ends } = row
  const length = starts[CS_METHOD]! - at
  known.length = 0
  if (starts[DATE] !== at || starts[TIME] !== at + 11 || ends[TIME] !== at + 19) return
  if (length < 20 || length > WORDS << 2 || !(time >= 0)) return
  for (let word = 0; word << 2 < length; word++) known.words[word] = wordAt(row.words, at + row.shift + (word << 2))
  known.columns = 0
  for (let column = 0; column < WORDS && columns.slots[column] !== CS_METHOD; column++) keepColumn(known, row, at, columns.slots[column]!)
  known.minute = time - twoDigits(bytes, at + SECONDS) * 1000
  known.length = length
}

function keepColumn(known: RowStart, row: Row, at: number, slot: number): void {
  known.slots[known.columns] = slot
  known.starts[known.columns] = row.starts[slot]! - at
  known.ends[known.columns] = row.ends[slot]! - at
  known.columns++
}

function maskOf(word: number, length: number): number {
  if (word === SECONDS_WORD) return ALL_BUT_SECONDS
  const rest = length - (word << 2)
  return rest >= 4 ? -1 : -1 >>> (32 - (rest << 3))
}
