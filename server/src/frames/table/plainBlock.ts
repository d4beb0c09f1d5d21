import { BLANK, CR, LF } from '../ascii.ts'
import { byteMemo, type ByteMemo } from '../byteMemo.ts'
import { isProperty } from './blocks.ts'
import { MOST_GAPS } from '../alike/core.ts'
import type { Headings, Span } from './columns.ts'
import { LONGEST_LINE } from './lines.ts'

/** A block of names and values in plain ASCII: where the values of the fields lie that a format asks for; an end of 0 where one is not stated. */
export interface PlainBlock {
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** The values that go on in lines below, a bit for each; where they lie is said of their first lines. */
  goingOn: number
  /** Where the line behind the block begins, how many lines it has, and where the name ends that shows that it is over. */
  stop: number
  lines: number
  seen: number
}

/** Reads the block that begins at `at`, and where it is asked for says where values lie in it from which nothing is read; false where it takes its text, or what stands behind it is not in hand. */
export type PlainBlockReader = (bytes: Uint8Array, at: number, end: number, block: PlainBlock, gaps?: Span[]) => boolean

/** A name as it was met: the slot of its field, and the block it was seen in last. */
interface Name {
  readonly slot: number
  readonly isKnown: boolean
  /** Whether it may be that of a property, where it is not indented. */
  readonly isProperty: boolean
  seenIn: number
}

const COLON = 0x3a
const EQUALS = 0x3d
const QUOTE = 0x22
const MORE = 0x3e
const DELETE = 0x7f
/** The most letters of a name, and the most blank lines within a block; `blockLines` has the same. */
const LONGEST_NAME = 41
const MOST_BLANK = 3
/** A line that goes on with a value begins with as many blanks. */
const INDENT = 4
const UNREAD = -1

export const emptyPlainBlock = (fields: readonly string[]): PlainBlock => ({
  starts: new Int32Array(fields.length),
  ends: new Int32Array(fields.length),
  goingOn: 0,
  stop: 0,
  lines: 0,
  seen: 0,
})

/** A line of a block: the place of its first letter and of the sign behind its name, which is 0 where it has none, and its ends. */
interface BlockLine {
  first: number
  nameEnd: number
  sign: number
  trimmed: number
  end: number
  next: number
}

export function plainBlockReader(headings: Headings, fields: readonly string[]): PlainBlockReader {
  const names: ByteMemo<Name> = byteMemo()
  const decoder = new TextDecoder()
  const line: BlockLine = { first: 0, nameEnd: 0, sign: 0, trimmed: 0, end: 0, next: 0 }
  let blocks = 0
  const nameOf = (name: string): Name => ({
    slot: fields.indexOf(headings.get(name) ?? ''),
    isKnown: headings.has(name),
    isProperty: isProperty(name, 0),
    seenIn: 0,
  })
  /** A name that is known is the same one in any case of letters. */
  const known = new Map(Array.from(headings.keys(), name => [name, nameOf(name)]))
  const nameIn = (bytes: Uint8Array, start: number, end: number): Name =>
    names(bytes, start, end, () => {
      const name = decoder.decode(bytes.subarray(start, end)).toLowerCase()
      return known.get(name) ?? nameOf(name)
    })
  return (bytes, at, end, block, gaps) => {
    blocks++
    if (gaps !== undefined) gaps.length = 0
    block.ends.fill(0)
    block.lines = block.goingOn = 0
    let slot = UNREAD
    let blank = 0
    let apart = -1
    for (let start = at; readLine(bytes, start, end, line); start = line.next) {
      if (line.first === line.trimmed) {
        if (start === at || ++blank > MOST_BLANK) return false
        continue
      }
      const name = line.sign === 0 ? undefined : nameIn(bytes, line.first, line.nameEnd)
      const isKnown = name?.isKnown === true
      // Whether a name without a value begins a block, its format knows.
      if (start === at && (!isKnown || line.first > at || line.trimmed === line.sign + 1)) return false
      if (apart < 0 && start > at) apart = blank
      const goesOn = line.first - start >= INDENT
      const isNamed = isKnown || (name?.isProperty === true && !goesOn && blank === apart)
      const isBehind = isKnown ? name.seenIn === blocks : !isNamed && (blank > 0 || !goesOn)
      if (isBehind) {
        block.seen = isKnown ? line.sign + (bytes[line.sign] === COLON ? 2 : 1) : line.next
        return block.lines > 1
      }
      if (isKnown) name.seenIn = blocks
      if (isNamed) slot = name?.slot ?? UNREAD
      if (gaps !== undefined && isNamed && slot < 0 && start > at) addGap(bytes, at, line, gaps)
      if (slot >= 0 && !keepValue(bytes, isNamed ? line.sign + 1 : line.first, line.trimmed, slot, isNamed, block)) return false
      block.lines += blank + 1
      blank = 0
      block.stop = line.next
    }
    return false
  }
}

/** What stands behind a name from which nothing is read, up to the line end, but for the blank behind its sign. */
function addGap(bytes: Uint8Array, at: number, { sign, end }: BlockLine, gaps: Span[]): void {
  const start = sign + (bytes[sign + 1] === BLANK ? 2 : 1)
  if (gaps.length < MOST_GAPS) gaps.push({ start: start - at, end: end - at })
}

/** Keeps the first value of a field; false where a field comes again, or its value stands below its name alone. */
function keepValue(bytes: Uint8Array, from: number, end: number, slot: number, isNamed: boolean, block: PlainBlock): boolean {
  if (block.ends[slot]! > 0) {
    block.goingOn |= 1 << slot
    return !isNamed
  }
  let start = from
  while (start < end && bytes[start] === BLANK) start++
  if (start === end) return isNamed
  if (!isNamed) return false
  block.starts[slot] = start
  block.ends[slot] = end
  return true
}

/** Takes the line that begins at `at` apart; false where it is not plain, or its end is not in hand. */
function readLine(bytes: Uint8Array, at: number, end: number, line: BlockLine): boolean {
  const reach = Math.min(end - 1, at + LONGEST_LINE - 2)
  let i = at
  while (i < reach && bytes[i] === BLANK) i++
  line.first = i
  line.sign = 0
  let last = i
  let isOpen = true
  for (; i < reach; i++) {
    const byte = bytes[i]!
    if (byte === BLANK) continue
    if (byte < BLANK || byte >= DELETE || byte === MORE) break
    if (isOpen && (byte === COLON || byte === EQUALS || byte === QUOTE)) {
      isOpen = false
      const isSign = byte === EQUALS || (byte === COLON && bytes[i + 1]! <= BLANK)
      if (isSign && last > line.first && last - line.first <= LONGEST_NAME) {
        line.sign = i
        line.nameEnd = last
      }
    }
    last = i + 1
  }
  line.trimmed = last
  line.end = i
  let feed = i
  while (feed < reach && bytes[feed] === CR) feed++
  if (bytes[feed] !== LF || feed >= reach) return false
  line.next = feed + 1
  return true
}
