import { copies, ESCAPED, keepPlaces, note, notedValues } from '../../frames/event/notedValues.ts'
import { SLOTS, UNREAD } from '../../frames/radius/attributes.ts'
import { packetReader } from '../../frames/radius/packet.ts'
import { shownFields } from '../../frames/radius/shown.ts'
import { type RecordReader, recordScanner } from '../../frames/records.ts'
import { unescapeXml } from '../../frames/xml/unescape.ts'
import type { NamedValue, Scanner } from '../format.ts'
import { AlikePackets, LONGEST } from './alike.ts'
import { idOf, slotAt } from './names.ts'
import { isEvent, packetXmlReader } from './readPacket.ts'

const LT = 60
const GT = 62
const BLANK = 32
/** Behind `<Event>`, where it can be told that a tag is none. */
const TAG = 8

/** Finds the packets in the XML of a policy server: one a line, without a root around them. */
export const npsXmlScanner = (): Scanner => recordScanner(packetRecords())

/** Reads them. */
export function packetRecords(): RecordReader {
  const attributes = notedValues(SLOTS)
  /** Where they lie in the log, while they are copied to be read without escapes. */
  const written = notedValues(SLOTS)
  const copied = copies(unescapeXml)
  const reader = packetReader(attributes)
  const alike = new AlikePackets(attributes, written, reader)
  const readPacket = packetXmlReader((bytes, name, nameEnd, start, end, escaped) => {
    alike.note(start, end)
    const slot = slotAt(bytes, name, nameEnd)
    if (slot === UNREAD || attributes.to[slot] !== 0) return
    note(attributes, slot, bytes, start, end, escaped)
    attributes.to[slot] = Math.min(attributes.to[slot], attributes.from[slot]! + LONGEST)
  })

  /** The bytes in which all attributes lie. */
  function gathered(bytes: Uint8Array): Uint8Array {
    keepPlaces(attributes, written)
    if (!attributes.how.some((how, slot) => how === ESCAPED && attributes.to[slot] !== 0)) return bytes
    copied.clear()
    copied.all(attributes, bytes)
    return copied.bytes()
  }

  return {
    find: findEvent,
    alike,
    read(bytes, _line, at, end, last, sink) {
      attributes.from.fill(0)
      attributes.to.fill(0)
      const { how, end: stop } = readPacket(bytes, at, end)
      if (how === 'cut' && !last) return { how: 'cut' }
      if (how !== 'whole') return { how: 'gap', end: stop, because: 'the end of this packet is missing' }
      const because = reader.read(gathered(bytes), sink)
      return because === undefined ? { how: 'entry', end: stop } : { how: 'gap', end: stop, because }
    },
  }
}

/** The next tag that begins a packet, or may when more bytes come. */
function findEvent(bytes: Uint8Array, start: number, end: number): number {
  for (let at = bytes.indexOf(LT, start); at >= 0 && at < end; at = bytes.indexOf(LT, at + 1)) {
    let stop = at + 1
    const limit = Math.min(end, at + TAG)
    while (stop < limit && bytes[stop]! > BLANK && bytes[stop] !== GT) stop++
    if (stop === end || isEvent(bytes, at + 1, stop)) return at
  }
  return -1
}

/** Any byte that is no sign of XML. */
const LETTER = 0x80

/** The values of one packet by where they begin in its text. Every UTF-16 unit becomes one byte, so that places in the bytes are places in the text. */
export function npsXmlValues(text: string): ReadonlyMap<number, NamedValue> {
  const bytes = Uint8Array.from(text, sign => Math.min(sign.charCodeAt(0), LETTER))
  const found: { readonly id: string | undefined; readonly value: string; readonly start: number }[] = []
  packetXmlReader((_, name, nameEnd, start, end, escaped) => {
    const written = text.slice(start, end)
    const value = escaped ? plain(written) : written
    found.push({ id: idOf(text.slice(name, nameEnd)), value: value.trim(), start: start + written.length - written.trimStart().length })
  })(bytes, Math.max(0, text.indexOf('<')), bytes.length)
  const ids = shownFields(found)
  return new Map(found.flatMap(({ value, start }, i) => (ids[i] === undefined ? [] : [[start, { id: ids[i], text: value }]])))
}

/** What escaped text says. */
function plain(text: string): string {
  const bytes = new TextEncoder().encode(text)
  const into = new Uint8Array(bytes.length + 8)
  return new TextDecoder().decode(into.subarray(0, unescapeXml(bytes, 0, bytes.length, into, 0)))
}
