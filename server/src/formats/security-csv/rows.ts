import { contains } from '../../frames/event/bytesOf.ts'
import { isRead } from '../../frames/event/dataNames.ts'
import { eventIn, type Words } from '../../frames/event/entryOf.ts'
import { messageReader } from '../../frames/event/knownMessages.ts'
import { DATE, EVENT_ID, EVENT_SOURCE, SLOTS } from '../../frames/event/slots.ts'
import { keepTitle } from '../../frames/event/title.ts'
import { tellingIn } from '../../frames/event/told.ts'
import { isDigit } from '../../frames/ascii.ts'
import type { Row } from '../../frames/csv/row.ts'
import { ENTRY, HEADING, type RecordReader } from '../../frames/csv/scan.ts'
import { rowCopier } from '../../frames/csv/singled.ts'
import { valueText, valueTexts } from '../../frames/csv/value.ts'
import { AlikeEventRows } from './alike.ts'
import { dataRowReader, hasData, knowsOrder } from './dataRow.ts'
import { headingText } from './basis.ts'
import { beginsRow } from './begin.ts'
import { DETAILS, guessLayout, isTimeline, isTitled, knownLayout, type Layout, layoutOf, MESSAGE, NAMED, STRINGS } from './layout.ts'
import { timelineRowReader } from './timelineRow.ts'

const BLANK = 32
const QUOTE = 34

/** Reads the events of the Security log from rows, whatever tool wrote them: the columns by their heading or shape, the description by its labels. */
export function eventRows(): RecordReader {
  const readData = dataRowReader()
  const { slots, entry: read } = readData
  const readTimeline = timelineRowReader()
  const readMessage = messageReader()
  const alike = new AlikeEventRows(read.alike, readMessage)
  const copied = rowCopier()
  let layout: Layout | undefined
  let isHeaded = false
  let isData = false
  /** Whether rows are those of a timeline, several of which may tell of one event. */
  let isOfRules = false
  /** The names of a heading that no row has followed yet: the first one may show on what clock it is. */
  let names: readonly string[] | undefined
  let heading = ''

  function keep(bytes: Uint8Array, slot: number, start: number, end: number): void {
    let from = start
    let to = end
    while (from < to && bytes[from]! <= BLANK) from++
    while (to > from && bytes[to - 1]! <= BLANK) to--
    slots.from[slot] = from
    slots.to[slot] = to
  }

  /** Keeps the values of a row; returns where its description lies, if it has one. */
  function keepAll(bytes: Uint8Array, row: Row, columns: Layout): Words | undefined {
    slots.from.fill(0)
    slots.to.fill(0)
    let message = -1
    for (let column = 0; column < columns.length && column < row.values; column++) {
      const holds = columns[column]!
      if (holds === MESSAGE) message = column
      else if (holds >= 0 && holds < SLOTS) keep(bytes, holds, row.starts[column]!, row.ends[column]!)
    }
    if (message < 0) return undefined
    const isLast = message === columns.length - 1
    const words = { start: row.starts[message]!, end: row.ends[isLast ? lastOf(row) : message]! }
    if (isTitled(columns)) keepTitle(slots, bytes, words.start, words.end)
    readMessage(slots, bytes, words.start, words.end, eventIn(slots, bytes))
    return words
  }

  /** Whether one of the values that were kept has a quote that is doubled, or may have one in its words. A description that goes on in other columns has them as they come. */
  function hasDoubled(bytes: Uint8Array, row: Row, columns: Layout): boolean {
    if (row.values > columns.length && columns.at(-1) === MESSAGE) return false
    const { from, to } = slots
    return (
      row.doubled.subarray(0, row.values).includes(1) &&
      (from.some((start, slot) => contains(bytes, start, to[slot]!, QUOTE)) ||
        tellingIn(eventIn(slots, bytes), bytes, from[EVENT_SOURCE]!, to[EVENT_SOURCE]!) !== undefined)
    )
  }

  /** Whether a row names columns: it has no number where the Event ID should stand, or the date. */
  const namesColumns = (bytes: Uint8Array, row: Row, columns: Layout): boolean => {
    const column = columns.indexOf(isTitled(columns) ? DATE : EVENT_ID)
    return column < row.values && !isDigit(bytes[row.starts[column]!]) && !contains(bytes, row.starts[column]!, row.ends[column]!, 10)
  }

  /** The layout of a heading below another: of exports that were joined. Words alone are none there, unless they are the same. */
  const headingAgain = (values: readonly string[]): Layout | undefined => (values.join() === heading ? layout : knownLayout(values))

  return {
    directive: () => {},
    begins: beginsRow,
    alike: () => (names === undefined && !isOfRules ? alike : undefined),
    record(bytes, row, sink, delimiter, { next }) {
      if (layout === undefined || namesColumns(bytes, row, layout)) {
        const values = valueTexts(bytes, row)
        const named = isHeaded ? headingAgain(values) : layoutOf(values)
        if (named !== undefined) {
          if (named !== layout) alike.forget()
          layout = named
          isHeaded = true
          isData = hasData(named)
          isOfRules = isTimeline(named)
          names = values
          heading = values.join()
          return HEADING
        }
        if (!isHeaded) {
          const guessed = guessLayout(values)
          if (guessed !== layout) alike.forget()
          layout = guessed
          isData = layout !== undefined && hasData(layout)
        }
      }
      if (layout === undefined) return 'no heading above this row, and its shape is not known'
      const date = layout.indexOf(DATE)
      if (row.values <= date) return 'fewer values than the heading names'
      if (names !== undefined) sink.heading(headingText(names, valueText(bytes, row, date)))
      names = undefined
      const isCopied = isDoubled(row, layout)
      const own = isCopied ? copied(bytes, row) : { bytes, row }
      if (isOfRules) return readTimeline(own.bytes, own.row, layout, sink) ?? ENTRY
      if (isData && knowsOrder(bytes, row, layout)) {
        const because = readData(own.bytes, own.row, layout, sink)
        const written = because === undefined && !isCopied ? readData.written() : undefined
        if (written !== undefined) alike.take({ bytes, row, layout, next, delimiter, slots: written, isDescribed: false })
        return because ?? ENTRY
      }
      const words = keepAll(bytes, row, layout)
      if (hasDoubled(bytes, row, layout)) {
        const single = copied(bytes, row)
        return read(single.bytes, sink, false, keepAll(single.bytes, single.row, layout)) ?? ENTRY
      }
      const because = read(bytes, sink, false, words)
      if (because === undefined) alike.take({ bytes, row, layout, next, delimiter, slots, isDescribed: words !== undefined })
      return because ?? ENTRY
    },
  }
}

/** Whether the quotes are doubled in a value that is read of those that stand apart; a payload is read as it is. */
const isDoubled = (row: Row, columns: Layout): boolean =>
  columns.some((holds, column) => row.doubled[column] === 1 && column < row.values && isReadAlone(holds))

const isReadAlone = (holds: number): boolean =>
  holds >= NAMED ? isRead[holds - NAMED] === 1 : holds === STRINGS || holds === DETAILS || (holds >= 0 && holds < SLOTS)

/** The last value that is kept. */
const lastOf = (row: Row): number => Math.min(row.values, row.starts.length - 1) - 1
