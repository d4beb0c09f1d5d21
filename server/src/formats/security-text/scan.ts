import type { EntrySink, Scanner, ScanState } from '../format.ts'
import { lineFeedAfter } from '../../frames/lineFeeds.ts'
import { wordsOf } from '../../model/memory.ts'
import { AlikeBlocks } from '../../frames/alike/blocks.ts'
import { EVENT_PLAN } from '../../frames/event/alikeEvents.ts'
import { textStart } from '../../frames/blanks.ts'
import { newBlock, SHAPES, startBlock } from './block.ts'
import { entryReader } from '../../frames/event/entryOf.ts'
import type { TimesState } from '../../frames/event/written.ts'
import { behindMarks, depthOf, isMark } from '../../model/quotes.ts'
import { HEADERS, NUMBERED } from '../../frames/event/labels.ts'
import {
  HEADER,
  isLabel,
  LABEL_FLAGS,
  LABEL_IN_BODY,
  LABEL_IN_HEAD,
  LABEL_LENGTH,
  labelAt,
  LONGEST_LABEL,
} from '../../frames/event/labelTable.ts'
import { LONGEST_TRANSLATION } from '../../frames/event/translatedLabels.ts'
import { language, LANGUAGE_BYTES } from './language.ts'
import { knownBlocks } from './knownBlocks.ts'
import { beginsEvent, isNumbered, type Line, readHeader, readHeaderValue, readKnown, readNumber, readText } from './line.ts'

const BLANK = 32
const COLON = 58
const CAPITAL_E = 69

/** The first two letters, in lower case, of lines that can begin an event; the rest of explanations is passed over. */
const OPENERS = new Uint8Array(65_536)
for (const [label] of [...HEADERS, [NUMBERED]]) OPENERS[((label.charCodeAt(0) | 32) << 8) | label.charCodeAt(1) | 32] = 1

/** Finds the events of a Security log in text: one begins wherever a head does, whatever stands between. */
export function securityTextScanner(before?: ScanState): Scanner {
  const [listenedBefore, times] = (before?.known as KnownEvents | undefined) ?? [false]
  const block = newBlock()
  const read = entryReader(block, times)
  const line: Line = { start: 0, edge: 0, depth: 0, label: 0, colon: -1, end: 0, number: 0 }
  const following = new Uint8Array(SHAPES * 1024)
  let lastLabel = 0
  const alike = new AlikeBlocks(EVENT_PLAN, read.alike)
  const known = knownBlocks(alike)
  /** Whether an event began with the line before; and where one begins that is like none before. */
  let opened = false
  let unknown = -1
  const tongue = language()
  let isListened = listenedBefore
  let wasOther = false
  let firstLine = before?.line ?? 1
  let lineNumber = firstLine
  let words: Int32Array = new Int32Array(0)
  let offset = 0

  /**
   * Reads a line that has the label expected of it, the one that followed the label before in an event of the same id the last time. Nearly every line is
   * such a one, so this is the way that has to be short. False where the line is another, or begins an event.
   */
  function readExpected(bytes: Uint8Array, label: number, end: number): boolean {
    const number = following[expectation()]!
    const isKnown = block.body ? LABEL_IN_BODY[number] === 1 : block.headers > 0 && LABEL_IN_HEAD[number] === 1 && number !== block.opener
    if (!isKnown || !isLabel(number, bytes, words, offset, label, end)) return false
    lastLabel = number
    const colon = label + LABEL_LENGTH[number]!
    if (block.body) readKnown(block, bytes, number, colon, end)
    else readHeaderValue(block, bytes, number, colon, end)
    return true
  }

  const expectation = (): number => block.shape | (block.section << 8) | lastLabel

  /** Finds the label of a line and remembers what it followed. */
  function readLabel(bytes: Uint8Array, start: number, end: number): void {
    const expected = following[expectation()]!
    if (expected !== 0 && isLabel(expected, bytes, words, offset, start, end)) return takeLabel(expected, start + LABEL_LENGTH[expected]!)
    takeLabel(0, -1)
    const limit = Math.min(end, start + (tongue.isOther() ? LONGEST_TRANSLATION : LONGEST_LABEL) + 1)
    let i = start
    while (i < limit && bytes[i] !== COLON) i++
    if (i === limit || i === start) return
    const number = labelAt(bytes, start, bytes[i - 1] === BLANK ? i - 1 : i)
    takeLabel(number === 0 || tongue.isOther() ? tongue.labelAt(block, bytes, line, i, number) : number, i)
  }

  function takeLabel(number: number, colon: number): void {
    line.number = number
    line.colon = colon
    if (number === 0) return
    following[expectation()] = number
    lastLabel = number
  }

  /** Hands on what the block holds, and the blank lines behind it; says whether it is an entry. */
  function close(bytes: Uint8Array, end: number, sink: EntrySink): boolean {
    const isEntry = block.textEnd > block.start && closeText(bytes, sink)
    if (end > block.textEnd) sink.rest(block.textEnd, end, block.textEndLine)
    return isEntry
  }

  function closeText(bytes: Uint8Array, sink: EntrySink): boolean {
    const { start, textEnd } = block
    const isCut = block.headers === 0 && block.fields > 0
    const because = isCut ? 'the beginning of this event is missing' : reasonAgainst(bytes, sink)
    if (because === undefined) sink.add(start, textEnd, block.line)
    else if (isCut || block.strong || block.headers > 2) sink.gap(start, textEnd, block.line, because)
    else sink.rest(start, textEnd, block.line)
    return because === undefined
  }

  /** Why the block is no event; undefined where it is one, which is drafted then. */
  const reasonAgainst = (bytes: Uint8Array, sink: EntrySink): string | undefined =>
    block.headers === 0 ? '' : read(bytes, sink, false, { start: block.start, end: block.textEnd })

  function open(bytes: Uint8Array, at: number, sink: EntrySink): void {
    known.learn(block, bytes, at, lineNumber)
    if (wasOther !== tongue.isOther()) known.forget()
    wasOther = tongue.isOther()
    close(bytes, at, sink)
    opened = known.isUseful()
    startBlock(block, at, lineNumber, opened)
    tongue.begin()
  }

  /** Reads the event that was opened and those behind it, as long as they are like ones before; returns where the next line begins. */
  function readAlike(bytes: Uint8Array, next: number, end: number, sink: EntrySink): number {
    opened = false
    let form = block.start === unknown ? undefined : known.find(bytes, block.start, end)
    if (form === undefined) return next
    for (;;) {
      const at = alike.read(block.start, block.line, sink)
      if (at > block.start) {
        lineNumber = alike.line
        startBlock(block, at, lineNumber, false)
        tongue.begin()
        form = known.find(bytes, at, end)
        if (form === undefined) return at
      }
      const stop = known.fill(block, form)
      lineNumber = block.line + form.lines
      form = known.find(bytes, stop, end)
      unknown = form === undefined ? stop : -1
      if (form?.beginsAlways !== true) return stop
      if (close(bytes, stop, sink)) alike.learn(sink)
      block.start = stop
      block.line = lineNumber
      tongue.begin()
    }
  }

  /** Reads a line; of one that `isApart`, another one's words, only whether it begins an event. */
  function readLine(bytes: Uint8Array, isApart: boolean, sink: EntrySink): void {
    if ((LABEL_FLAGS[line.number]! & HEADER) !== 0) {
      const begins = beginsEvent(block, bytes, line)
      if (begins) open(bytes, line.start, sink)
      if (begins || !block.body) return readHeader(block, bytes, line)
    } else if (bytes[line.label] === CAPITAL_E && isNumbered(bytes, line)) {
      open(bytes, line.start, sink)
      return readNumber(block, bytes, line)
    }
    if (!block.explained && !isApart) readText(block, bytes, line)
  }

  /** Reads the line at `start` that ends at `end` (its line feed, or the end of the bytes); what follows begins at `next`. */
  function readLineAt(bytes: Uint8Array, start: number, end: number, next: number, sink: EntrySink): void {
    let label = textStart(bytes, start, end)
    let edge = start
    let depth = 0
    if (isMark(bytes[label]) && label < end) {
      edge = behindMarks(bytes, label, end)
      depth = depthOf(bytes, label, edge)
      label = textStart(bytes, edge, end)
    }
    if (label >= end) {
      block.blankBefore = true
      return
    }
    const isApart = depth !== block.depth && block.headers > 0
    if (isApart || block.explained ? mayOpen(bytes, label, end) || tongue.mayOpen(bytes, label, end) : !readExpected(bytes, label, end)) {
      line.start = start
      line.edge = edge
      line.depth = depth
      line.end = end
      line.label = label
      readLabel(bytes, label, end)
      readLine(bytes, isApart, sink)
    }
    block.blankBefore = false
    if (depth !== block.depth && block.headers > 0) return
    block.textEnd = next
    block.textEndLine = lineNumber + (next > end ? 1 : 0)
  }

  /** Reads what stands behind the last line feed: the end of a value, or the beginning of an event that was cut off. */
  function readLast(bytes: Uint8Array, start: number, end: number, sink: EntrySink): void {
    const edge = behindMarks(bytes, start, end)
    const isHead = block.body && (mayBeHead(bytes, edge, end) || tongue.mayBeHeader(bytes, edge, end))
    if (!isHead) return readLineAt(bytes, start, end, end, sink)
    open(bytes, start, sink)
    block.headers = 1
    block.strong = true
    block.textEnd = end
    block.textEndLine = lineNumber
  }

  return {
    scan(bytes, start, end, last, sink) {
      if (!isListened && !last && end - start < LANGUAGE_BYTES) return start
      if (!isListened) tongue.learn(bytes, start, end)
      isListened = true
      words = wordsOf(bytes)
      offset = bytes.byteOffset
      lineNumber = firstLine
      alike.open(bytes, end)
      startBlock(block, start, firstLine, false)
      unknown = -1
      let at = start
      for (let feed = lineFeedAfter(bytes, words, at, end); feed < end; feed = lineFeedAfter(bytes, words, at, end)) {
        readLineAt(bytes, at, feed, feed + 1, sink)
        at = feed + 1
        lineNumber++
        if (opened) at = readAlike(bytes, at, end, sink)
      }
      if (last) {
        if (at < end) readLast(bytes, at, end, sink)
        close(bytes, end, sink)
      }
      firstLine = last ? lineNumber : block.line
      return last ? end : block.start
    },
    // The labels of another language are learnt from the events: they are no data.
    state: () => (tongue.isOther() ? undefined : { line: firstLine, year: 0, known: [isListened, read.times()] satisfies KnownEvents }),
  }
}

/** What an event needs of those before it: whether the language of the log is known, and the order of its dates. */
type KnownEvents = readonly [isListened: boolean, times?: TimesState]

const mayOpen = (bytes: Uint8Array, at: number, end: number): boolean =>
  at + 1 < end && OPENERS[((bytes[at]! | 32) << 8) | bytes[at + 1]! | 32] === 1

/** Whether a line that breaks off may be the beginning of a head: part of one of its labels, or all of it without a value. */
function mayBeHead(bytes: Uint8Array, start: number, end: number): boolean {
  const text = String.fromCharCode(...bytes.subarray(start, Math.min(end, start + LONGEST_LABEL)))
    .trimEnd()
    .toLowerCase()
  return text !== '' && (/^event\[\d*\]?:?$/.test(text) || HEADERS.some(([label]) => `${label}:`.toLowerCase().startsWith(text)))
}
