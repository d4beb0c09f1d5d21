import { nameAt } from '../../frames/event/dataNames.ts'
import type { EventNotes } from '../../frames/event/eventNotes.ts'
import { AUDIT, COMPUTER, DATE, EVENT_ID, EVENT_SOURCE } from '../../frames/event/slots.ts'
import { endsAt, newPlaces, notePlace, type Places, STANDS_FOR } from '../../frames/form/places.ts'
import { wordTable } from '../../frames/wordTable.ts'
import { readXml, type XmlHandler, type XmlReading } from '../../frames/xml/elements.ts'

const WORDS = [
  'Event',
  'System',
  'EventData',
  'UserData',
  'RenderingInfo',
  'Provider',
  'EventID',
  'Computer',
  'Keywords',
  'TimeCreated',
  'SystemTime',
  'ProcessingErrorData',
  'BinaryEventData',
  'DebugData',
]
const wordAt = wordTable(WORDS)
const word = (name: string): number => WORDS.indexOf(name)
const EVENT = word('Event')
const SYSTEM = word('System')
const EVENT_DATA = word('EventData')
const USER_DATA = word('UserData')
const PROVIDER = word('Provider')
const TIME_CREATED = word('TimeCreated')
const SYSTEM_TIME = word('SystemTime')
const NO_SECTION = -1
const BLANK = 32
const LT = 60
const AMPERSAND = 38
const QUOTE = 34
const APOSTROPHE = 39
const CAPITAL_D = 68
const CAPITAL_N = 78
/** The length of `Event`, which no name of a section falls short of. */
const SHORTEST = 5

/** The parts of an event, each directly below it. */
const SECTIONS: ReadonlySet<number> = new Set(
  ['System', 'EventData', 'UserData', 'RenderingInfo', 'ProcessingErrorData', 'BinaryEventData', 'DebugData'].map(word),
)
/** Elements below System whose text is a value. */
const HEADS: ReadonlyMap<number, number> = new Map([
  [word('EventID'), EVENT_ID],
  [word('Computer'), COMPUTER],
  [word('Keywords'), AUDIT],
])

/** What the text of the element at hand is: nothing, a value of the head, of the data, or of the data without a name. */
const NOTHING = 0
const HEAD = 1
const NAMED = 2
const UNNAMED = 3

/** What ends a text, and a value in quotes of either kind. */
const TEXT = endsAt(LT)
const QUOTED = endsAt(LT, QUOTE)
const SINGLY_QUOTED = endsAt(LT, APOSTROPHE)
for (const ends of [TEXT, QUOTED, SINGLY_QUOTED]) ends[AMPERSAND] = STANDS_FOR

/** Values of the head that say what the others are. */
const TELLING: ReadonlySet<number> = new Set([EVENT_ID, EVENT_SOURCE])

/** Whether a name has four letters and begins like `Data` or `Name`: in an event no other does. */
const isFour = (bytes: Uint8Array, start: number, end: number, first: number): boolean => end - start === 4 && bytes[start] === first

export const isEvent = (bytes: Uint8Array, start: number, end: number): boolean => wordAt(bytes, start, end) === EVENT

/** Reads the events of a log in XML, one after the other, handing on their values, and noting the places of those that another event may have otherwise. */
export function eventXmlReader(
  notes: EventNotes,
  places: Places = newPlaces(),
): (bytes: Uint8Array, start: number, end: number) => XmlReading {
  let bytes: Uint8Array = new Uint8Array(0)
  let section = NO_SECTION
  let depth = 0
  let element = -1
  let what = NOTHING
  let of = 0
  let from = 0
  let to = 0
  let isEscaped = false

  function expect(kind: number, slotOrName: number): void {
    what = kind
    of = slotOrName
    from = 0
    to = 0
    isEscaped = false
  }

  function beginField(start: number, end: number): void {
    element = -1
    if (section === USER_DATA) return expect(NAMED, nameAt(bytes, start, end))
    if (section === EVENT_DATA && isFour(bytes, start, end, CAPITAL_D)) return expect(UNNAMED, 0)
    element = wordAt(bytes, start, end)
    const head = section === SYSTEM ? HEADS.get(element) : undefined
    if (head !== undefined) expect(HEAD, head)
    else what = NOTHING
  }

  function endField(): void {
    if (what === HEAD) notes.head(of, bytes, from, to, isEscaped)
    else if (what === NAMED) notes.data(of, bytes, from, to, isEscaped)
    else if (what === UNNAMED) notes.unnamed(bytes, from, to, isEscaped)
    what = NOTHING
  }

  const handler: XmlHandler = {
    open(start, end) {
      depth++
      if (depth > 2) return beginField(start, end)
      what = NOTHING
      if (depth < 2) return
      const name = wordAt(bytes, start, end)
      section = SECTIONS.has(name) ? name : NO_SECTION
    },
    attribute(name, nameEnd, value, valueEnd, escaped) {
      if (depth < 3) return
      const isName = isFour(bytes, name, nameEnd, CAPITAL_N)
      if (!isName && element !== PROVIDER)
        notePlace(places, bytes, value, valueEnd, bytes[value - 1] === APOSTROPHE ? SINGLY_QUOTED : QUOTED)
      if (section === USER_DATA) return
      if (what === UNNAMED && isName) expect(NAMED, nameAt(bytes, value, valueEnd))
      else if (section !== SYSTEM) return
      else if (element === PROVIDER && isName) notes.head(EVENT_SOURCE, bytes, value, valueEnd, escaped)
      else if (element === TIME_CREATED && wordAt(bytes, name, nameEnd) === SYSTEM_TIME) notes.head(DATE, bytes, value, valueEnd, escaped)
    },
    text(start, end, escaped) {
      if (what !== HEAD || !TELLING.has(of)) notePlace(places, bytes, start, end, TEXT)
      if (what === NOTHING || to > from) return
      let first = start
      while (first < end && bytes[first]! <= BLANK) first++
      if (first === end) return
      from = first
      to = end
      isEscaped = escaped
    },
    close(start, end) {
      endField()
      depth--
      if (depth < 1) return false
      if (end - start < SHORTEST) return true
      const name = wordAt(bytes, start, end)
      if (SECTIONS.has(name)) {
        section = NO_SECTION
        depth = 1
      }
      return name !== EVENT
    },
  }
  const mayOpen = (start: number, end: number): boolean => !isEvent(bytes, start, end)

  return (source, start, end) => {
    bytes = source
    section = NO_SECTION
    depth = 0
    element = -1
    what = NOTHING
    const reading = readXml(source, start, end, mayOpen, handler)
    // A tag that was cut may look like the end of the event.
    return reading.how === 'whole' && section !== NO_SECTION ? { how: 'interrupted', end: reading.end } : reading
  }
}
