import { SLOTS, UNREAD } from '../../frames/radius/attributes.ts'
import { noAttributes, packetReader } from '../../frames/radius/packet.ts'
import { shownFields } from '../../frames/radius/shown.ts'
import { recordScanner } from '../../frames/records.ts'
import { unescapeXml } from '../../frames/xml/unescape.ts'
import type { NamedValue, Scanner } from '../format.ts'
import { idOf, slotAt } from './names.ts'
import { isEvent, packetXmlReader } from './readPacket.ts'

const LT = 60
const GT = 62
const BLANK = 32
/** Behind `<Event>`, where it can be told that a tag is none. */
const TAG = 8
/** A value longer than this says nothing that is read. */
const LONGEST = 1024

/** Finds the packets in the XML of a policy server: one a line, without a root around them. */
export function npsXmlScanner(): Scanner {
  const attributes = noAttributes()
  const { from, to } = attributes
  const { read } = packetReader(attributes)
  const values = new Uint8Array(SLOTS * (LONGEST + 8))
  const readPacket = packetXmlReader((bytes, name, nameEnd, start, end, escaped) => {
    const slot = slotAt(bytes, name, nameEnd)
    if (slot === UNREAD || to[slot] !== 0) return
    const at = slot * (LONGEST + 8)
    const stop = Math.min(end, start + LONGEST)
    from[slot] = at
    to[slot] = escaped ? unescapeXml(bytes, start, stop, values, at) : copy(bytes, start, stop, values, at)
  })
  return recordScanner({
    find: findEvent,
    read(bytes, _line, at, end, last, sink) {
      from.fill(0)
      to.fill(0)
      const { how, end: stop } = readPacket(bytes, at, end)
      if (how === 'cut' && !last) return { how: 'cut' }
      if (how !== 'whole') return { how: 'gap', end: stop, because: 'the end of this packet is missing' }
      const because = read(values, sink)
      return because === undefined ? { how: 'entry', end: stop } : { how: 'gap', end: stop, because }
    },
  })
}

function copy(bytes: Uint8Array, start: number, end: number, into: Uint8Array, at: number): number {
  for (let i = start; i < end; i++) into[at + i - start] = bytes[i]!
  return at + end - start
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
