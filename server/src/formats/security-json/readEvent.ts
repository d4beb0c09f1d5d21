import { nameAt, nameNumber, smallNameAt } from '../../frames/event/dataNames.ts'
import type { EventNotes } from '../../frames/event/eventNotes.ts'
import type { TimeForm } from '../../frames/event/knownEvents.ts'
import { statesZone } from '../../frames/event/offset.ts'
import { AUDIT, COMPUTER, DATE, EVENT_ID, EVENT_SOURCE } from '../../frames/event/slots.ts'
import { newPlaces, notePlace, type Places, spoil } from '../../frames/form/places.ts'
import { unescapeJson } from '../../frames/json/unescape.ts'
import { IN_STRING, IN_WORD, type JsonHandler, type JsonReading, jsonReader } from '../../frames/json/values.ts'
import { ascii, startsWith } from '../../frames/ascii.ts'
import * as P from './places.ts'

const BLANK = 32
const PAYLOAD = nameNumber('Payload')
const PROCESS = nameNumber('ProcessId')
/** Stands for a value that lies too deep for what wrote the event down. */
const TYPE_NAME = ascii('System.Diagnostics.Eventing.')
const OPEN = 123
const DOT = 46
const QUOTE = 34
const NO_KEY = -1
const DEEPEST = 65
/** An array of events lies no deeper than this. */
const WRAPPED = 3

/** How far a time can be trusted to be that of the event, in UTC. */
const NO_TIME = 0
const LOCAL = 1
const DOCUMENT = 2
const SYSTEM = 3

/** Reads an event, handing on its values; afterwards it knows whether the time of that event is local. */
export interface EventJsonReader {
  read(bytes: Uint8Array, start: number, end: number): JsonReading
  isLocal(): boolean
  /** The time of the event that may be local, among the places that were noted. */
  time(): TimeForm
}

/** Values that say what the others are. */
const TELLING: ReadonlySet<number> = new Set([EVENT_ID, EVENT_SOURCE, P.NAME, P.RECORD_ID])

/**
 * Reads the events of a log in JSON, one after the other, handing on their values, and noting the places of those that another event may have otherwise.
 * `root` is what the outermost object is.
 */
export function eventJsonReader(notes: EventNotes, places: Places = newPlaces(), root: number = P.ROOT): EventJsonReader {
  const readJson = jsonReader()
  const path = new Uint8Array(DEEPEST)
  const keys = new Int16Array(DEEPEST)
  let bytes: Uint8Array = new Uint8Array(0)
  let depth = -1
  let keyStart = 0
  let keyEnd = 0
  let place = root
  let time = NO_TIME
  let timePlace = -1
  let isZoned = true
  let ownsData = false
  let name = -1
  let isNamed = false
  let isList = false
  let hasId = false
  const text = { start: 0, end: 0, escaped: false }
  const process = { start: 0, end: 0 }
  const host = { start: 0, end: 0 }
  const stamp = { start: 0, end: 0 }
  let isGelf = false
  let hasComputer = false
  let isRecord = false
  let inPayload: EventJsonReader | undefined

  /** Finds the place of a key that names its parents too (`winlog.event_data.TargetUserName`). */
  function resolveKey(start: number, end: number): void {
    place = path[depth]!
    keyStart = place === P.ROOT ? P.nameStart(bytes, start, end) : start
    for (let at = start; at < end && place !== P.IGNORED && place !== P.DATA; at++) {
      if (bytes[at] !== DOT) continue
      place = P.insideOf(place, P.keyAt(bytes, keyStart, at))
      keyStart = at + 1
    }
    keyEnd = end
    keys[depth] = P.keyAt(bytes, keyStart, end)
  }

  function noteTime(start: number, end: number, escaped: boolean, trust: number): void {
    if (trust < time) return
    time = trust
    notes.head(DATE, bytes, start, end, escaped)
  }

  function value(what: number, start: number, end: number, escaped: boolean): void {
    if (what === P.NAMED) {
      const numberAt = place === P.WAZUH_DATA ? smallNameAt : nameAt
      if (place !== P.ROOT || !ownsData) notes.data(numberAt(bytes, keyStart, keyEnd), bytes, start, end, escaped)
    } else if (what < P.NAME) {
      hasId ||= what === EVENT_ID
      hasComputer ||= what === COMPUTER
      notes.head(what, bytes, start, end, escaped)
    } else if (what === P.NAME) {
      name = nameAt(bytes, start, end)
      isNamed = true
    } else if (what === P.TEXT) {
      keepRange(text, start, end)
      text.escaped = escaped
    } else if (what === P.RECORD_ID) {
      hasId = true
      isRecord = true
      notes.head(EVENT_ID, bytes, start, end, escaped)
    } else if (what === P.PROCESS) keepRange(process, start, end)
    else if (what === P.HOST) keepRange(host, start, end)
    else if (what === P.STAMP) keepRange(stamp, start, end)
    else if (what === P.SHORT) isGelf = true
    else if (what === P.DESCRIPTION) notes.description(bytes, start, end, escaped)
    else if (what === P.UNNAMED) notes.unnamed(bytes, start, end, escaped)
    else if (what === P.PAYLOAD) payload(start, end)
    else if (what === P.SYSTEM_TIME) noteTime(start, end, escaped, SYSTEM)
    else if (what === P.DOCUMENT_TIME) noteTime(start, end, escaped, DOCUMENT)
    else localTime(start, end, escaped)
  }

  /** A time that is local unless it says how far from UTC it is. */
  function localTime(start: number, end: number, escaped: boolean): void {
    if (timePlace >= 0) spoil(places)
    timePlace = places.from[places.count - 1]! >= start ? places.count - 1 : -1
    isZoned = statesZone(bytes, start, end)
    noteTime(start, end, escaped, isZoned ? SYSTEM : LOCAL)
  }

  function keepPlace(start: number, end: number): void {
    notePlace(places, bytes, start, end, bytes[start - 1] === QUOTE ? IN_STRING : IN_WORD)
  }

  /** The data stands apart: members of the object around it tell of the program that wrote it. */
  function own(): void {
    if (!ownsData) notes.forgetData()
    ownsData = true
  }

  /** The data of an event as JSON inside a string. */
  function payload(start: number, end: number): void {
    own()
    spoil(places)
    notes.data(PAYLOAD, bytes, start, end, true)
    const inner = new Uint8Array(end - start)
    const length = unescapeJson(bytes, start, end, inner, 0)
    inPayload ??= eventJsonReader(notes, newPlaces(), P.EVENT)
    inPayload.read(inner, 0, length)
  }

  function endItem(): void {
    if (isNamed) notes.data(name, bytes, text.start, text.end, text.escaped)
    else if (!isList) notes.unnamed(bytes, text.start, text.end, text.escaped)
  }

  /** A message in GELF names the machine that wrote it and, in seconds since 1970, when. */
  function endGelf(): void {
    if (!hasComputer && host.end > 0) notes.head(COMPUTER, bytes, host.start, host.end, false)
    if (stamp.end > 0) noteTime(stamp.start, stamp.end, false, DOCUMENT)
  }

  const handler: JsonHandler = {
    key: resolveKey,
    scalar(start, end, escaped) {
      const here = path[depth]!
      if (here === P.LIST && startsWith(bytes, start, end, TYPE_NAME)) return
      const what = here === P.LIST || here === P.KEYWORDS || place === P.IGNORED ? P.NOTHING : P.valueOf(place, keys[depth]!)
      if (!TELLING.has(what)) keepPlace(start, end)
      if (here === P.LIST) return notes.unnamed(bytes, start, end, escaped)
      if (here === P.KEYWORDS) return notes.head(AUDIT, bytes, start, end, escaped)
      if (what !== P.NOTHING) value(what, start, end, escaped)
    },
    open(isArray, at, end) {
      const inside = depth < 0 ? root : insideAt(isArray)
      if (isArray && !hasId && depth < WRAPPED && inside <= P.EVENT && holdsRecords(at, end)) return false
      if (isArray && path[depth] === P.ITEM) isList = true
      if (inside >= P.DATA && inside <= P.ITEM && path[depth] === P.ROOT) own()
      path[++depth] = inside
      keys[depth] = NO_KEY
      place = inside
      if (inside !== P.ITEM || path[depth - 1] === P.ITEM) return true
      isNamed = false
      isList = false
      text.start = 0
      text.end = 0
      return true
    },
    close() {
      if (path[depth] === P.ITEM && path[depth - 1] !== P.ITEM) endItem()
      depth--
    },
  }

  /** Whether the array at `at` is one of objects, under a key that such have. */
  function holdsRecords(at: number, end: number): boolean {
    if (!P.isWrapper(bytes, keyStart, keyEnd)) return false
    let first = at + 1
    while (first < end && bytes[first]! <= BLANK) first++
    return first < end && bytes[first] === OPEN
  }

  function insideAt(isArray: boolean): number {
    const here = path[depth]!
    if (here === P.LIST) return P.ITEM
    const inside = place === P.IGNORED ? P.IGNORED : P.insideOf(place, keys[depth]!)
    return inside === P.LIST && !isArray ? P.ITEM : inside
  }

  return {
    read: (source, start, end) => {
      bytes = source
      depth = -1
      time = NO_TIME
      timePlace = -1
      isZoned = true
      ownsData = false
      hasId = false
      isRecord = false
      isGelf = false
      hasComputer = false
      process.end = host.end = stamp.end = 0
      const reading = readJson(source, start, end, handler)
      // Beside data that stand apart, and in a record of PowerShell, it is the process that wrote the event.
      if (process.end > 0 && !ownsData && !isRecord) notes.data(PROCESS, source, process.start, process.end, false)
      if (isGelf && hasId) endGelf()
      return reading
    },
    isLocal: () => time === LOCAL,
    time: () => ({ place: timePlace, isZoned, isLocal: time === LOCAL }),
  }
}

function keepRange(range: { start: number; end: number }, start: number, end: number): void {
  range.start = start
  range.end = end
}
