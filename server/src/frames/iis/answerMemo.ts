import { SC_STATUS, SC_SUBSTATUS, SC_WIN32_STATUS } from '../w3c/columns.ts'
import type { Row } from '../w3c/row.ts'
import { firstBytes } from '../../model/memory.ts'

/** Answers that are remembered; a log has few. */
const KEYS = 256
/** Keys that an answer can have, one after the other. */
const TRIES = 4
/** Words that tell an answer: the statuses as they are written (four), the kind of row with the lengths (never 0), the command (two, and six more of a long one). */
const STATUS_BYTES = 16
const KIND = 4
const COMMAND = 5
const SHORT_COMMAND = 8
const LONG_COMMAND = 32
const SHORT_WORDS = COMMAND + SHORT_COMMAND / 4
const WORDS = COMMAND + LONG_COMMAND / 4
const ROUND = 0x9e3779b1 | 0

/** Remembers which answers (statuses, command, kind of row) were read already, so that a row like them need not be read again. One for all services of a file. */
export interface AnswerMemo {
  /**
   * The key, a number below 256, under which the answer of a row was learnt; -1 where it was not. The command lies at `[start, end)`; `kind`, below 65,536, is
   * what else tells answers apart.
   */
  recall(row: Row, start: number, end: number, kind: number): number
  /** A key for the answer that was not recalled; -1 where it is written too long or in other places than IIS does. */
  learn(): number
}

export function answerMemo(): AnswerMemo {
  const known = new Int32Array(KEYS * WORDS)
  const asked = new Int32Array(WORDS)
  let words = 0
  let first = 0
  return {
    recall: (row, start, end, kind) => {
      const length = lengthOfStatuses(row)
      words = 0
      if (length < 1 || length > STATUS_BYTES || end - start > LONG_COMMAND) return -1
      words = end - start > SHORT_COMMAND ? WORDS : SHORT_WORDS
      asked[KIND] = length | ((end - start) << 8) | (kind << 16)
      loadStatuses(asked, row.view, row.starts[SC_STATUS]!, length)
      loadCommand(asked, row.view, start, end - start)
      first = keyOf(asked)
      for (let key = first; key < first + TRIES; key++) if (isSame(known, (key & (KEYS - 1)) * WORDS, asked, words)) return key & (KEYS - 1)
      return -1
    },
    learn: () => {
      if (words === 0) return -1
      let key = first
      for (let tried = 1; tried < TRIES && known[key * WORDS + KIND] !== 0; tried++) key = (key + 1) & (KEYS - 1)
      known.set(asked, key * WORDS)
      return key
    },
  }
}

/** Bytes from the status to the end of the last status beside it; 0 where one stands before it. */
function lengthOfStatuses({ starts, ends }: Row): number {
  const status = starts[SC_STATUS]!
  if (starts[SC_SUBSTATUS]! < status && ends[SC_SUBSTATUS]! > 0) return 0
  if (starts[SC_WIN32_STATUS]! < status && ends[SC_WIN32_STATUS]! > 0) return 0
  return Math.max(ends[SC_STATUS]!, ends[SC_SUBSTATUS]!, ends[SC_WIN32_STATUS]!) - status
}

function loadStatuses(asked: Int32Array, view: DataView, at: number, length: number): void {
  asked[0] = bytesAt(view, at, length)
  asked[1] = bytesAt(view, at + 4, length - 4)
  asked[2] = bytesAt(view, at + 8, length - 8)
  asked[3] = bytesAt(view, at + 12, length - 12)
}

function loadCommand(asked: Int32Array, view: DataView, at: number, length: number): void {
  asked[COMMAND] = bytesAt(view, at, length)
  asked[COMMAND + 1] = bytesAt(view, at + 4, length - 4)
  if (length <= SHORT_COMMAND) return
  for (let i = SHORT_COMMAND; i < LONG_COMMAND; i += 4) asked[COMMAND + (i >> 2)] = bytesAt(view, at + i, length - i)
}

/** Up to four bytes, the others 0. */
const bytesAt = (view: DataView, at: number, length: number): number => (length <= 0 ? 0 : view.getInt32(at, true) & firstBytes(length))

function isSame(known: Int32Array, at: number, asked: Int32Array, words: number): boolean {
  for (let word = 0; word < words; word++) if (known[at + word] !== asked[word]) return false
  return true
}

/** The first key to look under. Long commands are not many. */
function keyOf(asked: Int32Array): number {
  const statuses = Math.imul(asked[0]! ^ Math.imul(asked[1]!, 31) ^ Math.imul(asked[2]!, 131) ^ asked[3]!, ROUND)
  const rest = Math.imul(asked[COMMAND]! ^ Math.imul(asked[KIND]!, 31) ^ asked[COMMAND + 1]!, ROUND)
  const hash = statuses ^ (rest >>> 7)
  return (hash ^ (hash >>> 16) ^ (hash >>> 8)) & (KEYS - 1)
}
