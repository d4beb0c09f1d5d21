import { eventRecord } from '../../frames/event/eventRecord.ts'
import { namedValues } from '../../frames/event/namedValues.ts'
import { COMPUTER, EVENT_ID, EVENT_SOURCE } from '../../frames/event/slots.ts'
import { unescapeJson } from '../../frames/json/unescape.ts'
import { recordScanner } from '../../frames/records.ts'
import type { NamedValue, Scanner } from '../format.ts'
import { eventJsonReader } from './readEvent.ts'
import { recovery } from './recovery.ts'

const OPEN = 123

/** Finds the events of a log in JSON: one object per line, many lines per object, in an array, or in the answer of a search. */
export function securityJsonScanner(): Scanner {
  const record = eventRecord(unescapeJson)
  const readEvent = eventJsonReader(record)
  return recordScanner({
    find: (bytes, at, end) => {
      const found = bytes.indexOf(OPEN, at)
      return found < end ? found : -1
    },
    read(bytes, line, at, end, last, sink) {
      record.begin()
      const { how, end: stop } = readEvent(bytes, at, end)
      if (how === 'wrapper') return { how: 'rest', end: stop + 1 }
      if (how === 'cut') return { how: 'cut' }
      if (how === 'damaged') {
        const next = recovery(bytes, line, at, stop, end)
        if (next < 0 && !last) return { how: 'cut' }
        return { how: 'gap', end: next < 0 ? end : next, because: 'this object is damaged' }
      }
      if (!record.states(EVENT_SOURCE) && !record.states(COMPUTER)) return { how: 'rest', end: stop }
      const because = record.states(EVENT_ID) ? record.read(sink) : 'the event has no Event ID'
      return because === undefined ? { how: 'entry', end: stop } : { how: 'gap', end: stop, because }
    },
  })
}

/** The values of one event by where they begin in its text. */
export const jsonValues = (text: string): ReadonlyMap<number, NamedValue> =>
  namedValues(text, unescapeJson, (bytes, notes) => {
    eventJsonReader(notes)(bytes, Math.max(0, text.indexOf('{')), bytes.length)
  })
