import { eventRecord } from '../../frames/event/eventRecord.ts'
import { knownEvents } from '../../frames/event/knownEvents.ts'
import { namedValues } from '../../frames/event/namedValues.ts'
import { COMPUTER, DATE, EVENT_ID, EVENT_SOURCE } from '../../frames/event/slots.ts'
import { unescapeJson } from '../../frames/json/unescape.ts'
import { recordScanner } from '../../frames/records.ts'
import type { ClockBasis, EntrySink, NamedValue, Scanner } from '../format.ts'
import { eventJsonReader } from './readEvent.ts'
import { recovery } from './recovery.ts'

const OPEN = 123
/** Stands for the heading of a file whose times are local: the only one that NXLog writes by itself. */
const LOCAL_TIME = 'EventTime'

/** Finds the events of a log in JSON: one object per line, many lines per object, in an array, or in the answer of a search. */
export function securityJsonScanner(): Scanner {
  const record = eventRecord(unescapeJson)
  const known = knownEvents(record)
  const event = eventJsonReader(record, known.places)
  let clock: 'unknown' | 'utc' | 'local' = 'unknown'

  /** The first event with a time says on which clock the file is; times of another clock are left out, since they would be wrong by hours. */
  function settleClock(sink: EntrySink, isLocal: boolean): void {
    if (Number.isNaN(sink.time)) return
    const here = isLocal ? 'local' : 'utc'
    if (clock === 'unknown') {
      clock = here
      if (here === 'local') sink.heading(LOCAL_TIME)
    }
    if (clock !== here) sink.time = Number.NaN
  }

  /** An event says what wrote it or where; a few of its columns alone still have its time and its text. */
  const isEvent = (): boolean => record.states(EVENT_SOURCE) || record.states(COMPUTER) || (record.states(DATE) && record.hasDescription())

  return recordScanner({
    find: (bytes, at, end) => {
      const found = bytes.indexOf(OPEN, at)
      return found < end ? found : -1
    },
    read(bytes, line, at, end, last, sink) {
      const knownEnd = known.read(bytes, at, end, sink)
      if (knownEnd >= 0) {
        settleClock(sink, known.isLocal())
        return { how: 'entry', end: knownEnd }
      }
      record.begin(bytes)
      const { how, end: stop } = event.read(bytes, at, end)
      if (how === 'wrapper') return { how: 'rest', end: stop + 1 }
      if (how === 'cut') return { how: 'cut' }
      if (how === 'damaged') {
        const next = recovery(bytes, line, at, stop, end)
        if (next < 0 && !last) return { how: 'cut' }
        return { how: 'gap', end: next < 0 ? end : next, because: 'this object is damaged' }
      }
      if (!isEvent()) return { how: 'rest', end: stop }
      if (!record.states(EVENT_ID)) return { how: 'gap', end: stop, because: 'the event has no Event ID' }
      known.learn(bytes, at, stop, event.time())
      const because = record.read(sink)
      if (because !== undefined) return { how: 'gap', end: stop, because }
      settleClock(sink, event.isLocal())
      return { how: 'entry', end: stop }
    },
  })
}

/** The values of one event by where they begin in its text. */
export const jsonValues = (text: string): ReadonlyMap<number, NamedValue> =>
  namedValues(text, unescapeJson, (bytes, notes) => {
    eventJsonReader(notes).read(bytes, Math.max(0, text.indexOf('{')), bytes.length)
  })

/** On which clock a file is whose scanner found this heading. */
export const basisUnder = (heading: string): ClockBasis => (heading === LOCAL_TIME ? 'local' : 'utc')
