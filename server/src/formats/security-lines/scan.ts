import { entryReader } from '../../frames/event/entryOf.ts'
import type { Slots } from '../../frames/event/slotValues.ts'
import { messageReader } from '../../frames/event/knownMessages.ts'
import { SLOTS } from '../../frames/event/slots.ts'
import type { EntrySink, Scanner } from '../format.ts'
import { lineEnd, newProperty, PROPERTY_NAMES, propertyAt } from './list.ts'
import { isDigit } from './marks.ts'
import { type Beginning, beginningAt, ONE_LINE, readRecord } from './record.ts'

const BLANK = 32
const BRACKET = 91
/** The longest name of a property, with the blanks behind it. */
const LONGEST = 40

/** The event whose lines are being passed; `until` is behind the last one that is not blank. */
interface Open {
  readonly beginning: Beginning
  /** The property that begins a list; -1 for other events. */
  readonly opener: number
  readonly start: number
  readonly line: number
  until: number
  lineAfter: number
}

/** Finds the events that other tools wrote: one on a line, or a list or block that goes on to the next one. */
export function securityLinesScanner(): Scanner {
  const slots: Slots = { from: new Int32Array(SLOTS), to: new Int32Array(SLOTS) }
  const read = entryReader(slots)
  const readMessage = messageReader()
  let firstLine = 1

  function close(open: Open, bytes: Uint8Array, sink: EntrySink): void {
    const record = readRecord(readMessage, slots, bytes, open.beginning, open.start, open.until)
    const because = read(record.bytes, sink)
    if (because === undefined) sink.add(open.start, open.until, open.line)
    else if (open.beginning === 'list') sink.rest(open.start, open.until, open.line)
    else sink.gap(open.start, open.until, open.line, because)
  }

  return {
    scan(bytes, start, end, last, sink) {
      let open: Open | undefined
      /** Where what was not handed on yet begins, and its line. */
      let from = start
      let fromLine = firstLine
      let line = firstLine
      let isBlankBefore = true
      const settle = (until: number, untilLine: number): void => {
        if (open !== undefined) {
          close(open, bytes, sink)
          from = open.until
          fromLine = open.lineAfter
        }
        if (until > from) sink.rest(from, until, fromLine)
        from = until
        fromLine = untilLine
        open = undefined
      }
      for (let at = start; at < end; ) {
        const feed = lineEnd(bytes, at, end)
        if (feed === end && !last) break
        const next = Math.min(end, feed + 1)
        const isBlank = isBlankLine(bytes, at, feed)
        const beginning = isBlank ? undefined : beginningAt(bytes, at, feed)
        if (beginning !== undefined && (beginning !== 'list' || beginsList(open, bytes, at, feed, isBlankBefore))) {
          settle(at, line)
          open = { beginning, opener: openerAt(bytes, at, feed), start: at, line, until: next, lineAfter: line + 1 }
        } else if (open !== undefined && !isBlank && feed === end && mayBegin(open, bytes, at, feed, isBlankBefore)) {
          settle(at, line)
        } else if (!isBlank && open !== undefined && !ONE_LINE.has(open.beginning)) {
          open.until = next
          open.lineAfter = line + 1
        }
        if (open !== undefined && ONE_LINE.has(open.beginning)) settle(next, line + 1)
        isBlankBefore = isBlank
        at = next
        if (next > feed) line++
      }
      if (last) settle(end, line)
      firstLine = last ? line : (open?.line ?? fromLine)
      return last ? end : (open?.start ?? from)
    },
  }
}

const property = newProperty()
const openerAt = (bytes: Uint8Array, start: number, end: number): number => (propertyAt(bytes, start, end, property) ? property.name : -1)

/** Whether a property begins another list: its first one comes again behind a blank line, or there is no list. */
function beginsList(open: Open | undefined, bytes: Uint8Array, start: number, end: number, isBlankBefore: boolean): boolean {
  if (open === undefined) return true
  return open.beginning === 'list' && isBlankBefore && openerAt(bytes, start, end) === open.opener
}

/** Whether a line that breaks off may be the beginning of the next event, of the shape of the one before. */
function mayBegin({ beginning, opener }: Open, bytes: Uint8Array, start: number, end: number, isBlankBefore: boolean): boolean {
  if (beginning === 'block') return bytes[start] === BRACKET
  if (beginning !== 'list') return isDigit(bytes[start])
  const text = String.fromCharCode(...bytes.subarray(start, Math.min(end, start + LONGEST))).trimEnd()
  return isBlankBefore && (PROPERTY_NAMES[opener] ?? '').startsWith(text.toLowerCase())
}

function isBlankLine(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i]! > BLANK) return false
  return true
}
