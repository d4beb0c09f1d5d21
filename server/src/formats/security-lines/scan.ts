import { isDigit } from '../../frames/ascii.ts'
import { AlikeBlocks } from '../../frames/alike/blocks.ts'
import { EVENT_PLAN } from '../../frames/event/alikeEvents.ts'
import { COMPARED, makesLabel } from '../../frames/event/comparedValues.ts'
import { NAMING } from '../../frames/event/eventWho.ts'
import { entryReader } from '../../frames/event/entryOf.ts'
import type { Slots } from '../../frames/event/slotValues.ts'
import { SLOTS } from '../../frames/event/slots.ts'
import type { ClockBasis, EntrySink, Scanner } from '../format.ts'
import { holdsMark } from './head.ts'
import { type Extent, knownRecords } from './knownRecords.ts'
import { lineEnd, PROPERTY_NAMES } from './list.ts'
import { type Beginning, beginningAt, ONE_LINE, readRecord, wordsOf } from './record.ts'
import { tablesOf } from './table.ts'

const BLANK = 32
const DASH = 45
const BRACKET = 91
/** Blanks before the heading of a table, and before the name of who wrote its events. */
const INDENT = 3
/** The longest name of a property, with the blanks behind it. */
const LONGEST = 40

const OTHER_CLOCK = 'its time is on another clock than those above'
/** Stands for the heading of a log whose times are in UTC. */
const IN_UTC = 'UTC'

/** On which clock a log is whose scanner found this heading. */
export const basisUnder = (heading: string): ClockBasis => (heading === IN_UTC ? 'utc' : 'local')

/** The event whose lines are being passed. */
interface Open extends Extent {
  /** Whether its values are known: it is like one before. */
  isKnown: boolean
  /** Whether a line of it tells of a table below: others that are like it would hide that. */
  holdsHeading: boolean
}

/** Finds the events that other tools wrote: one on a line, or a list or block that goes on to the next one. */
export function securityLinesScanner(): Scanner {
  const slots: Slots = { from: new Int32Array(SLOTS), to: new Int32Array(SLOTS) }
  const read = entryReader(slots)
  const alike = new AlikeBlocks(EVENT_PLAN, {
    ...read.alike,
    readWho: (bytes, number, sink) => isPlain(NAMING, bytes) && read.alike.readWho(bytes, number, sink),
  })
  const known = knownRecords(slots, alike)
  /** Whether no value of some slots could make a label, or begin an event: such values are never known. */
  const isPlain = (some: readonly number[], bytes: Uint8Array): boolean =>
    !makesLabel(some, slots, bytes) && !some.some(slot => holdsMark(bytes, slots.from[slot]!, slots.to[slot]!))
  const tables = tablesOf()
  function rowAt(bytes: Uint8Array, before: number, start: number, end: number): Beginning | undefined {
    const table = tables.at(bytes, before, start, end)
    return table === undefined ? undefined : { shape: 'row', at: start, property: -1, table }
  }
  /** Whether a line may be a row or, indented no further than those are, what stands above the rows. */
  const mayTellOfTable = (bytes: Uint8Array, at: number): boolean =>
    tables.known.table !== undefined || bytes[at] === DASH || (bytes[at] === BLANK && bytes[at + INDENT]! > BLANK)
  let firstLine = 1
  /** Whether the times of the log are in UTC, as those of the first event that was read. */
  let isUtc: boolean | undefined

  /** Hands on an event; what follows begins at `next`. */
  function close(open: Open, bytes: Uint8Array, next: number, nextLine: number, sink: EntrySink): void {
    const { beginning, start, line, until } = open
    const isView = beginning.shape === 'view'
    if (isUtc !== undefined && isUtc !== isView) return sink.gap(start, until, line, OTHER_CLOCK)
    const said = open.isKnown ? { bytes } : readRecord(slots, known.places, bytes, beginning, start, until)
    if (!open.isKnown && !open.holdsHeading) known.learn(bytes, open, next, nextLine)
    // A row of a table says when and what happened, but not to whom.
    const because = read(said.bytes, sink, beginning.shape === 'row', wordsOf(said, start, until))
    if (because === undefined) {
      if (isUtc === undefined && isView) sink.heading(IN_UTC)
      isUtc = isView
      sink.add(start, until, line)
      if (open.isKnown && alike.isAsked && isPlain(COMPARED, bytes)) alike.learn(sink)
    } else if (beginning.shape === 'list' || beginning.shape === 'pairs') sink.rest(start, until, line)
    else sink.gap(start, until, line, because)
  }

  return {
    scan(bytes, start, end, last, sink) {
      alike.open(bytes, end)
      let open: Open | undefined
      /** Where what was not handed on yet begins, and its line. */
      let from = start
      let fromLine = firstLine
      let line = firstLine
      let isBlankBefore = true
      /** Where the line above begins. */
      let before = start
      let tablesKnown = tables.known
      const settle = (until: number, untilLine: number): void => {
        if (open !== undefined) {
          close(open, bytes, until, untilLine, sink)
          from = open.until
          fromLine = open.lineAfter
        }
        if (until > from) sink.rest(from, until, fromLine)
        from = until
        fromLine = untilLine
        open = undefined
        tablesKnown = tables.known
      }
      for (let at = start; at < end; ) {
        const feed = lineEnd(bytes, at, end)
        if (feed === end && !last) break
        let next = Math.min(end, feed + 1)
        let nextLine = next > feed ? line + 1 : line
        const isBlank = isBlankLine(bytes, at, feed)
        let endsBlank = isBlank
        let beginning = isBlank ? undefined : beginningAt(bytes, at, feed)
        if (beginning === undefined && !isBlank && mayTellOfTable(bytes, at)) beginning = rowAt(bytes, before, at, feed)
        before = at
        if (open !== undefined && tables.known !== tablesKnown) open.holdsHeading = true
        if (beginning !== undefined && (beginning.shape !== 'list' || beginsList(open, beginning, isBlankBefore))) {
          settle(at, line)
          const behind = known.isTold(beginning) ? alike.read(at, line, sink) : at
          if (behind > at) {
            at = from = behind
            line = fromLine = alike.line
            isBlankBefore = true
            continue
          }
          const form = known.find(bytes, at, end, beginning)
          open = { beginning, start: at, line, until: next, lineAfter: nextLine, isKnown: form !== undefined, holdsHeading: false }
          if (form !== undefined) {
            next = known.end()
            nextLine = line + form.lines
            open.until = next - form.blankBytes
            open.lineAfter = nextLine - form.blankLines
            endsBlank = form.blankLines > 0
          }
          if (ONE_LINE.has(beginning.shape)) settle(next, nextLine)
        } else if (open !== undefined && !isBlank && feed === end && mayBegin(open, bytes, at, feed, isBlankBefore)) {
          settle(at, line)
        } else if (open !== undefined && !isBlank) {
          open.until = next
          open.lineAfter = nextLine
          open.isKnown = false
        }
        isBlankBefore = endsBlank
        at = next
        line = nextLine
      }
      if (last) settle(end, line)
      tables.known = tablesKnown
      firstLine = last ? line : (open?.line ?? fromLine)
      return last ? end : (open?.start ?? from)
    },
  }
}

/** Whether a property begins another list: its first one comes again behind a blank line, or there is no list. Details hold no line that is one. */
function beginsList(open: Open | undefined, { property }: Beginning, isBlankBefore: boolean): boolean {
  if (open === undefined || open.beginning.shape === 'view') return true
  return open.beginning.shape === 'list' && isBlankBefore && property === open.beginning.property
}

/** The first line of the details of an event. */
const VIEWS = ['- System', '+ System']

/** Whether a line that breaks off may be the beginning of the next event, of the shape of the one before. */
function mayBegin(
  { beginning: { shape, property } }: Open,
  bytes: Uint8Array,
  start: number,
  end: number,
  isBlankBefore: boolean,
): boolean {
  if (shape === 'block') return bytes[start] === BRACKET
  if (shape !== 'list' && shape !== 'view') return isDigit(bytes[start])
  const text = String.fromCharCode(...bytes.subarray(start, Math.min(end, start + LONGEST))).trimEnd()
  if (shape === 'view') return VIEWS.some(view => view.startsWith(text))
  return isBlankBefore && (PROPERTY_NAMES[property] ?? '').startsWith(text.toLowerCase())
}

function isBlankLine(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i]! > BLANK) return false
  return true
}
