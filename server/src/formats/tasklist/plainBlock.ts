import { BLANK } from '../../frames/ascii.ts'
import { lineFeedAt, NOT_KEPT, type PlainRow } from '../../frames/table/plainRow.ts'
import { broughtWord, holds, meanings, plainNumber } from '../../frames/table/plainValue.ts'
import type { PlainReader } from '../../frames/table/scan.ts'
import { PROCESS, ROLE_CALLER, ROLE_PROCESS, USER } from '../../model/identity.ts'
import { FACET_CODE, FACET_IMAGE } from '../../model/what.ts'
import { fieldOf, kindOf } from './layout.ts'
import { isNamedPid, type NoServices, relianceOn, wordOf } from './plain.ts'
import { partsOf, TELLING } from './row.ts'

const BACKSLASH = 0x5c
const COLON = 0x3a
const MORE = 0x3e
const DELETE = 0x7f
/** The most letters of a name; `PAIR` has the same. */
const LONGEST_NAME = 31
const LONGEST_BLOCK = 16
const SESSIONS = kindOf(LONGEST_BLOCK, '')
/** Which of the values of such a block are read: image, PID and account, by the order in which they stand. */
const [IMAGE, PID] = [0, 1]
const ACCOUNT = Array.from({ length: LONGEST_BLOCK }, (_, n) => fieldOf(SESSIONS, n)).indexOf('user-name')
const isRead = (n: number): boolean => TELLING.includes(fieldOf(SESSIONS, n) ?? '')

/** Where the values of a block lie. */
interface Values {
  count: number
  readonly starts: Int32Array
  readonly ends: Int32Array
}

/** Reads blocks with a session that stand above a blank line, where no heading stands above them; others need their text. */
export function blockReader(heading: string, none: NoServices): PlainReader | undefined {
  if (heading !== '') return undefined
  const values: Values = { count: 0, starts: new Int32Array(LONGEST_BLOCK), ends: new Int32Array(LONGEST_BLOCK) }
  const images = meanings(text => partsOf('image-name', text).join(''))
  const code = broughtWord('process')
  const { starts, ends } = values
  return (row, end, sink) => {
    if (!readBlock(row, end, values) || kindOf(values.count, '') !== SESSIONS) return false
    const { bytes } = row
    const number = plainNumber(bytes, starts[PID]!, ends[PID]!)
    if (number < 0 || ends[IMAGE] === starts[IMAGE]) return false
    sink.who[ROLE_PROCESS] = sink.identity(PROCESS, bytes, starts[PID]!, ends[PID]!)
    if (values.count > ACCOUNT && holds(bytes, starts[ACCOUNT]!, ends[ACCOUNT]!, BACKSLASH)) {
      sink.who[ROLE_CALLER] = sink.identity(USER, bytes, starts[ACCOUNT]!, ends[ACCOUNT]!)
    }
    sink.what[FACET_CODE] = code(sink)
    sink.what[FACET_IMAGE] = images(bytes, starts[IMAGE]!, ends[IMAGE]!, sink)
    // A list that names no services has none in place of services either.
    if (number === 0) none.word = 0
    else wordOf(none, sink)
    row.reliance = number === 0 ? NOT_KEPT : relianceOn(none)
    return true
  }
}

/** Reads the pairs of a block, of which the second is its PID, up to a blank line; false where something else stands among them. */
function readBlock(row: PlainRow, end: number, values: Values): boolean {
  const { bytes, start } = row
  row.lines = 0
  row.gaps.length = 0
  values.count = 0
  for (let at = start; ; row.lines++) {
    const blank = lineFeedAt(bytes, at)
    if (blank >= end) return false
    if (blank >= 0) {
      row.stop = at
      row.seen = blank + 1
      return values.count > PID
    }
    const n = values.count++
    const next = n === LONGEST_BLOCK ? -1 : readPair(bytes, at, end, n, values)
    if (next < 0 || (n === PID) !== isNamedPid(bytes, at)) return false
    if (n > PID && !isRead(n)) row.gaps.push({ start: values.starts[n]! - start, end: values.ends[n]! - start })
    at = next
  }
}

/** Reads a name and its value, and returns where the next line begins; -1 where it is none, or not all in hand. */
function readPair(bytes: Uint8Array, at: number, end: number, n: number, { starts, ends }: Values): number {
  const most = Math.min(end, at + LONGEST_NAME + 1)
  let colon = at
  while (colon < most && bytes[colon] !== COLON && isPlain(bytes[colon]!)) colon++
  if (colon === at || colon >= most || bytes[colon] !== COLON || bytes[at] === BLANK) return -1
  let start = colon + 1
  while (start < end && bytes[start] === BLANK) start++
  let stop = start
  while (stop < end && isPlain(bytes[stop]!)) stop++
  const feed = lineFeedAt(bytes, stop)
  if (feed < 0 || feed >= end) return -1
  starts[n] = start
  while (stop > start && bytes[stop - 1] === BLANK) stop--
  ends[n] = stop
  return feed + 1
}

const isPlain = (byte: number): boolean => byte >= BLANK && byte < DELETE && byte !== MORE
