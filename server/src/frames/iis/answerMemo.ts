import { CS_METHOD, SC_STATUS, SC_SUBSTATUS, SC_WIN32_STATUS } from '../w3c/columns.ts'
import type { Row } from '../w3c/row.ts'
import { firstBytes } from '../../model/memory.ts'

/** Answers that are remembered; a log has few. */
const KEYS = 256
/** Words that tell an answer: statuses as they are written (four), method (two), and the lengths of both with protocol and user. */
const PARTS = 7
/** The part with the lengths, which is never 0. */
const LENGTHS = 6
/** Keys that an answer can have, one after the other. */
const TRIES = 4
const STATUS_BYTES = 16
const METHOD_BYTES = 8

/** Remembers which answers (statuses, method, protocol, with a user or without) were read already, so that a row like them need not be read again. */
export interface AnswerMemo {
  /** The key, a number below 256, under which the answer of a row was learnt; -1 where it was not. */
  recall(row: Row, protocol: number, signedIn: boolean): number
  /** A key for the answer that was not recalled; -1 where it is written too long or in other places than IIS does. */
  learn(): number
}

export function answerMemo(): AnswerMemo {
  const known = new Int32Array(KEYS * PARTS)
  const asked = new Int32Array(PARTS)
  let first = -1
  return {
    recall: (row, protocol, signedIn) => {
      first = ask(asked, row, protocol, signedIn) ? keyFor(asked) : -1
      for (let key = first; first >= 0 && key < first + TRIES; key++) if (isSame(known, (key & (KEYS - 1)) * PARTS, asked)) return key & (KEYS - 1)
      return -1
    },
    learn: () => {
      if (first < 0) return -1
      let key = first
      for (let tried = 1; tried < TRIES && known[key * PARTS + LENGTHS] !== 0; tried++) key = (key + 1) & (KEYS - 1)
      known.set(asked, key * PARTS)
      return key
    },
  }
}

/** Puts together what tells the answer of a row; false where it cannot be remembered. */
function ask(asked: Int32Array, row: Row, protocol: number, signedIn: boolean): boolean {
  const { starts, ends, view } = row
  const status = starts[SC_STATUS]!
  const method = starts[CS_METHOD]!
  const length = lengthOfStatuses(row)
  const methodLength = ends[CS_METHOD]! - method
  if (length < 1 || length > STATUS_BYTES || methodLength > METHOD_BYTES) return false
  asked[0] = bytesAt(view, status, length)
  asked[1] = bytesAt(view, status + 4, length - 4)
  asked[2] = bytesAt(view, status + 8, length - 8)
  asked[3] = bytesAt(view, status + 12, length - 12)
  asked[4] = bytesAt(view, method, methodLength)
  asked[5] = bytesAt(view, method + 4, methodLength - 4)
  asked[LENGTHS] = length | (methodLength << 8) | (protocol << 16) | (signedIn ? 1 << 24 : 0)
  return true
}

/** Bytes from the status to the end of the Windows status; 0 where the three do not stand side by side, or where the last are not written. */
function lengthOfStatuses({ starts, ends }: Row): number {
  const status = starts[SC_STATUS]!
  const sub = starts[SC_SUBSTATUS]!
  const windows = starts[SC_WIN32_STATUS]!
  return sub === ends[SC_STATUS]! + 1 && windows === ends[SC_SUBSTATUS]! + 1 ? ends[SC_WIN32_STATUS]! - status : 0
}

/** Up to four bytes, the others 0. */
const bytesAt = (view: DataView, at: number, length: number): number => (length <= 0 ? 0 : view.getInt32(at, true) & firstBytes(length))

function isSame(known: Int32Array, at: number, asked: Int32Array): boolean {
  for (let part = 0; part < PARTS; part++) if (known[at + part] !== asked[part]) return false
  return true
}

function keyFor(asked: Int32Array): number {
  const statuses = Math.imul(asked[0]! ^ Math.imul(asked[1]!, 31) ^ Math.imul(asked[2]!, 131) ^ asked[3]!, ROUND)
  const rest = Math.imul(asked[4]! ^ Math.imul(asked[LENGTHS]!, 31) ^ asked[5]!, ROUND)
  const hash = statuses ^ (rest >>> 7)
  return (hash ^ (hash >>> 16) ^ (hash >>> 8)) & (KEYS - 1)
}
const ROUND = 0x9e3779b1 | 0
