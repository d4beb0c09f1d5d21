import { ascii, find, startsWith } from '../../frames/ascii.ts'
import { eventRecord } from '../../frames/event/eventRecord.ts'
import { knownEvents } from '../../frames/event/knownEvents.ts'
import { namedValues } from '../../frames/event/namedValues.ts'
import { EVENT_ID } from '../../frames/event/slots.ts'
import { recordScanner } from '../../frames/records.ts'
import { unescapeXml } from '../../frames/xml/unescape.ts'
import type { NamedValue, Scanner } from '../format.ts'
import { eventXmlReader, isEvent } from './readEvent.ts'

const LT = 60
const COMMENT = ascii('<!--')
const COMMENT_END = ascii('-->')
const GT = 62
const SLASH = 47
const COLON = 58
const BLANK = 32
/** The longest beginning of an event that is asked for: a prefix and the name. */
const LONGEST = 64

/** Finds the events of a log in XML, with or without a root around them. */
export function securityXmlScanner(): Scanner {
  const record = eventRecord(unescapeXml)
  const known = knownEvents(record)
  const readEvent = eventXmlReader(record, known.places)
  return recordScanner({
    find: findEvent,
    read(bytes, _line, at, end, last, sink) {
      const knownEnd = known.read(bytes, at, end, sink)
      if (knownEnd >= 0) return { how: 'entry', end: knownEnd }
      record.begin(bytes)
      const { how, end: stop } = readEvent(bytes, at, end)
      if (how === 'cut' && !last) return { how: 'cut' }
      if (how !== 'whole') return { how: 'gap', end: stop, because: 'the end of this event is missing' }
      if (!record.states(EVENT_ID)) return { how: 'gap', end: stop, because: 'the event has no Event ID' }
      known.learn(bytes, at, stop)
      const because = record.read(sink)
      return because === undefined ? { how: 'entry', end: stop } : { how: 'gap', end: stop, because }
    },
  })
}

/** The values of one event by where they begin in its text. */
export const xmlValues = (text: string): ReadonlyMap<number, NamedValue> =>
  namedValues(text, unescapeXml, (bytes, notes) => eventXmlReader(notes)(bytes, Math.max(0, text.indexOf('<')), bytes.length))

/** The next tag that begins an event, or may when more bytes come. */
function findEvent(bytes: Uint8Array, start: number, end: number): number {
  for (let at = bytes.indexOf(LT, start); at >= 0 && at < end; at = bytes.indexOf(LT, at + 1)) {
    if (startsWith(bytes, at, end, COMMENT)) {
      const close = find(bytes, at + COMMENT.length, end, COMMENT_END)
      if (close < 0) return at
      at = close
      continue
    }
    let name = at + 1
    let stop = name
    const limit = Math.min(end, at + LONGEST)
    for (; stop < limit && bytes[stop]! > BLANK && bytes[stop] !== GT && bytes[stop] !== SLASH; stop++)
      if (bytes[stop] === COLON) name = stop + 1
    if (stop === end || (stop < limit && isEvent(bytes, name, stop))) return at
  }
  return -1
}
