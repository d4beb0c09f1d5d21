import type { Row } from '../../frames/csv/row.ts'
import { HEADING } from '../../frames/csv/scan.ts'
import { valueText } from '../../frames/csv/value.ts'
import { decimalIn } from '../../frames/event/bytesOf.ts'
import { eventRecord } from '../../frames/event/eventRecord.ts'
import { COMPUTER, DATE, EVENT_ID, SLOTS } from '../../frames/event/slots.ts'
import { unescapeJson } from '../../frames/json/unescape.ts'
import type { EntrySink } from '../format.ts'
import { CHANNEL, DETAILS, type Layout, RECORD } from './layout.ts'
import { noteChannel, noteDetails } from './timeline.ts'

const RECORD_NUMBER = /^\d+$/
/** What rows of one event have in common. */
const SAME = [RECORD, COMPUTER, CHANNEL, EVENT_ID, DATE]
/** Events that are remembered. */
const MOST_EVENTS = 1 << 20

/**
 * Reads rows of a timeline: one for each rule that an event met, so that the rows behind the first of an event tell nothing new, and those of no event, which count
 * others, tell nothing. One for each file.
 */
export function timelineRowReader(): (bytes: Uint8Array, row: Row, layout: Layout, sink: EntrySink) => string | undefined {
  const record = eventRecord(unescapeJson)
  /** The events that were read. */
  const known = new Set<string>()

  function isNew(bytes: Uint8Array, row: Row, layout: Layout): boolean {
    const says = (holds: number): string => valueText(bytes, row, layout.indexOf(holds))
    if (!RECORD_NUMBER.test(says(RECORD))) return false
    const event = SAME.map(says).join(' ')
    if (known.has(event)) return false
    // The rows of an event stand near each other.
    if (known.size === MOST_EVENTS) known.clear()
    known.add(event)
    return true
  }

  return (bytes, row, layout, sink) => {
    if (!isNew(bytes, row, layout)) return HEADING
    const id = layout.indexOf(EVENT_ID)
    const event = decimalIn(bytes, row.starts[id]!, row.ends[id]!)
    const seen = new Set<string>()
    let isPlain = true
    record.begin(bytes)
    for (let column = 0; column < layout.length && column < row.values; column++) {
      const holds = layout[column]!
      const start = row.starts[column]!
      const end = row.ends[column]!
      if (holds === CHANNEL) noteChannel(record, bytes, start, end)
      else if (holds === DETAILS) isPlain = noteDetails(record, event, seen, bytes, start, end) && isPlain
      else if (holds >= 0 && holds < SLOTS) record.head(holds, bytes, start, end, false)
    }
    return isPlain ? record.read(sink) : 'its details name a value twice'
  }
}
