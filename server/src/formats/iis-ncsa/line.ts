import { ascii, BLANK, endsWith, isDigit, startsWith } from '../../frames/ascii.ts'
import * as C from '../../frames/w3c/columns.ts'
import type { Row } from '../../frames/w3c/row.ts'
import type { Service } from '../../frames/w3c/service.ts'

const QUOTE = 0x22
const OPENING = 0x5b
const CLOSING = 0x5d
const QUESTION = 0x3f
const HYPHEN = 0x2d
const SLASH = 0x2f

/** What of a line is not in the row: its service, and where its time stands between the brackets. */
export interface Placed {
  service: Service
  stamp: number
  stampEnd: number
}

const PROTOCOLS: readonly (readonly [word: Uint8Array, service: Service])[] = [
  [ascii(' SMTP'), 'smtp'],
  [ascii(' NNTP'), 'nntp'],
]
export const HTTP = ascii('HTTP/')

/**
 * Places the values of `address - user [time] "request" status bytes`; says whether a line is one. A user can have blanks and a request quotes, so the line is
 * read from both its ends.
 */
export function placeLine(bytes: Uint8Array, start: number, end: number, row: Row, placed: Placed): boolean {
  const address = blankAfter(bytes, start, end)
  const ident = blankAfter(bytes, address + 1, end)
  const opening = stampAfter(bytes, ident + 1, end)
  if (opening < 0) return false
  const closing = indexOf(bytes, CLOSING, opening, end)
  const size = blankBefore(bytes, opening, end)
  const status = blankBefore(bytes, opening, size)
  const quote = closing + 2
  if (closing < 0 || quote >= status - 1 || bytes[quote] !== QUOTE || bytes[status - 1] !== QUOTE) return false
  if (!isNumber(bytes, status + 1, size) || !isSize(bytes, size + 1, end)) return false
  put(row, C.C_IP, start, address)
  put(row, C.CS_USERNAME, ident + 1, opening - 1)
  put(row, C.SC_STATUS, status + 1, size)
  placed.service = placeRequest(bytes, quote + 1, status - 1, row)
  placed.stamp = opening + 1
  placed.stampEnd = closing
  return true
}

function put(row: Row, slot: number, start: number, end: number): void {
  row.starts[slot] = start
  row.ends[slot] = Math.max(start, end)
}

/** Places method, path and query of `METHOD path?query PROTOCOL`, and says which service the protocol is of. */
function placeRequest(bytes: Uint8Array, start: number, end: number, row: Row): Service {
  const method = blankAfter(bytes, start, end)
  const last = blankBefore(bytes, method, end)
  const isWeb = startsWith(bytes, last + 1, end, HTTP)
  const other = isWeb ? undefined : dialogueAt(bytes, method, end)
  const target = Math.min(method + 1, end)
  const targetEnd = other === undefined && !isWeb ? end : Math.max(last, target)
  const question = indexOf(bytes, QUESTION, target, targetEnd)
  const stemEnd = question < 0 ? targetEnd : question
  put(row, C.CS_METHOD, start, method)
  put(row, C.CS_URI_STEM, target, stemEnd)
  put(row, C.CS_URI_QUERY, Math.min(stemEnd + 1, targetEnd), targetEnd)
  return other ?? 'http'
}

/** The service whose protocol a request ends in. */
const dialogueAt = (bytes: Uint8Array, start: number, end: number): Service | undefined =>
  PROTOCOLS.find(([word]) => endsWith(bytes, start, end, word))?.[1]

/** The bracket of the time: the first one with a blank before it, and two digits and a slash behind it. */
function stampAfter(bytes: Uint8Array, start: number, end: number): number {
  for (let i = start + 1; i + 3 < end; i++)
    if (bytes[i] === OPENING && bytes[i - 1] === BLANK && isDigit(bytes[i + 1]) && isDigit(bytes[i + 2]) && bytes[i + 3] === SLASH) return i
  return -1
}

function blankAfter(bytes: Uint8Array, start: number, end: number): number {
  let i = start
  while (i < end && bytes[i] !== BLANK) i++
  return i
}

/** The last blank of a range; the byte before it where there is none. */
function blankBefore(bytes: Uint8Array, start: number, end: number): number {
  let i = end - 1
  while (i >= start && bytes[i] !== BLANK) i--
  return i
}

function indexOf(bytes: Uint8Array, wanted: number, start: number, end: number): number {
  for (let i = start; i < end; i++) if (bytes[i] === wanted) return i
  return -1
}

export function isNumber(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (!isDigit(bytes[i])) return false
  return end > start
}

const isSize = (bytes: Uint8Array, start: number, end: number): boolean =>
  isNumber(bytes, start, end) || (end - start === 1 && bytes[start] === HYPHEN)
