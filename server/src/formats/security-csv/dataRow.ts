import { orderOf } from '../../frames/event/dataOrder.ts'
import { decimalIn } from '../../frames/event/bytesOf.ts'
import { eventRecord } from '../../frames/event/eventRecord.ts'
import { EVENT_ID, SLOTS } from '../../frames/event/slots.ts'
import type { EntryReader } from '../../frames/event/entryOf.ts'
import type { Slots } from '../../frames/event/slotValues.ts'
import type { Row } from '../../frames/csv/row.ts'
import { valueReader } from '../../frames/csv/value.ts'
import { unescapeJson } from '../../frames/json/unescape.ts'
import type { EntrySink } from '../format.ts'
import { isTitled, type Layout, NAMED, PAYLOAD, STRINGS } from './layout.ts'
import { areDoubled, payloadReader } from './payload.ts'

const BAR = 124

/** Whether rows of a layout hold the values of an event apart from its description. */
export const hasData = (layout: Layout): boolean =>
  !isTitled(layout) && layout.some(holds => holds === STRINGS || holds === PAYLOAD || holds >= NAMED)

export interface DataRowReader {
  (bytes: Uint8Array, row: Row, layout: Layout, sink: EntrySink): string | undefined
  /** Where the values of the row lie that was read last, if what it says follows from them alone (`EventRecord.written`). */
  readonly written: () => Slots | undefined
  /** What reads events whose values were put into its slots. */
  readonly entry: EntryReader
  readonly slots: Slots
}

/** Reads rows in which the values of an event stand apart: in columns of their own, joined by bars, or in JSON. One for each file. */
export function dataRowReader(): DataRowReader {
  const record = eventRecord(unescapeJson)
  const valueOf = valueReader()
  const readPayload = payloadReader(record)

  function payload(bytes: Uint8Array, row: Row, column: number): void {
    const start = row.starts[column]!
    const end = row.ends[column]!
    const isDoubled = row.doubled[column] === 1
    if (bytes[start] !== OPEN || start === end) return
    if (!isDoubled || areDoubled(bytes, start, end)) return readPayload(bytes, start, end, isDoubled)
    const value = valueOf(bytes, row, column)
    readPayload(value.bytes, value.start, value.end, false)
  }

  const read = (bytes: Uint8Array, row: Row, layout: Layout, sink: EntrySink): string | undefined => {
    record.begin(bytes)
    for (let column = 0; column < layout.length && column < row.values; column++) {
      const holds = layout[column]!
      const start = row.starts[column]!
      const end = row.ends[column]!
      if (holds >= NAMED) record.data(holds - NAMED, bytes, start, end, false)
      else if (holds === STRINGS) strings(bytes, start, end, (from, to) => record.unnamed(bytes, from, to, false))
      else if (holds === PAYLOAD) payload(bytes, row, column)
      else if (holds >= 0 && holds < SLOTS) record.head(holds, bytes, start, end, false)
    }
    return record.read(sink)
  }
  return Object.assign(read, { written: () => record.written(), entry: record.entry, slots: record.slots })
}

const OPEN = 123

/** Calls for each value of those that bars join. */
function strings(bytes: Uint8Array, start: number, end: number, visit: (from: number, to: number) => void): void {
  let from = start
  for (let at = start; at <= end; at++) {
    if (at < end && bytes[at] !== BAR) continue
    visit(from, at)
    from = at + 1
  }
}

/** Whether it is known in which order an event writes the values that a row joins by bars; else its description is read. */
export function knowsOrder(bytes: Uint8Array, row: Row, layout: Layout): boolean {
  const column = layout.indexOf(STRINGS)
  if (column < 0) return true
  const event = layout.indexOf(EVENT_ID)
  let count = 0
  strings(bytes, row.starts[column]!, row.ends[column]!, () => count++)
  return count > 1 && orderOf(decimalIn(bytes, row.starts[event]!, row.ends[event]!), count).length > 0
}
