import { ascii, startsWith } from '../../frames/ascii.ts'
import { nameAt } from '../../frames/event/dataNames.ts'
import type { EventNotes } from '../../frames/event/eventNotes.ts'
import { formBook } from '../../frames/form/formBook.ts'
import { beginPlaces, newPlaces, notePlace, spoil } from '../../frames/form/places.ts'
import { IN_STRING, type JsonHandler, jsonReader } from '../../frames/json/values.ts'

/** How the values of an event stand in the column Payload: `{"EventData":{"Data":[{"@Name":"TargetUserName","#text":"User1"},…]}}`. */
const NAME = ascii('@Name')
const TEXT = ascii('#text')
/** The key before a value: one of the two, or another. */
const OTHER = 0
const NAMES = 1
const SAYS = 2

const QUOTE = 34
const BACKSLASH = 92

/** Takes a value of a payload with the number of its name, -1 for one that is not in the table. */
type Visit = (name: number, start: number, end: number, escaped: boolean) => void
type PayloadWalk = (bytes: Uint8Array, start: number, end: number, isDoubled: boolean, visit: Visit) => void

const isKey = (bytes: Uint8Array, start: number, end: number, key: Uint8Array): boolean =>
  end - start === key.length && startsWith(bytes, start, end, key)

/** Whether values lie among quotes that a cell has doubled as they do without that: every quote is one of two, and none is escaped. */
export function areDoubled(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (bytes[at] !== QUOTE) continue
    if (at + 1 === end || bytes[at + 1] !== QUOTE || bytes[at - 1] === BACKSLASH) return false
    at++
  }
  return true
}

/** Visits the values of payloads, in the order of their bytes. */
export function payloadWalk(): PayloadWalk {
  const readSingle = jsonReader()
  const readDoubled = jsonReader(2)
  let source: Uint8Array = new Uint8Array(0)
  let visitValue: Visit = () => {}
  let key = OTHER
  let name = -1

  const handler: JsonHandler = {
    key: (start, end) => {
      const says = isKey(source, start, end, TEXT) ? SAYS : OTHER
      key = isKey(source, start, end, NAME) ? NAMES : says
    },
    scalar: (start, end, escaped) => {
      if (key === NAMES) name = nameAt(source, start, end)
      else if (key === SAYS) visitValue(name, start, end, escaped)
    },
    open: () => {
      key = OTHER
      name = -1
      return true
    },
    close: () => {},
  }

  return (bytes, start, end, isDoubled, visit) => {
    source = bytes
    visitValue = visit
    key = OTHER
    name = -1
    const readJson = isDoubled ? readDoubled : readSingle
    readJson(bytes, start, end, handler)
  }
}

/** Reads payloads, noting their values; those with the text of one before by comparing: what is known of them is the names of their values. One for each file. */
export function payloadReader(notes: EventNotes): (bytes: Uint8Array, start: number, end: number, isDoubled: boolean) => void {
  const walk = payloadWalk()
  const book = formBook<readonly number[]>()
  const places = newPlaces()
  let names: number[] = []
  let source: Uint8Array = new Uint8Array(0)

  const visit: Visit = (name, start, end, escaped) => {
    notes.data(name, source, start, end, escaped)
    const count = places.count
    notePlace(places, source, start, end, IN_STRING)
    // An empty value says nothing, unless it takes back another one.
    if (places.count === count && (end > start || names.includes(name))) spoil(places)
    names[count] = name
  }

  function noteAll(known: readonly number[]): void {
    const { from, to, escaped } = book.values
    for (let i = 0; i < known.length; i++) notes.data(known[i]!, source, from[i]!, to[i]!, escaped[i] === 1)
  }

  return (bytes, start, end, isDoubled) => {
    source = bytes
    const known = book.find(bytes, start, end, true)
    if (known !== undefined) return noteAll(known)
    beginPlaces(places, book.isOpen())
    names = []
    walk(bytes, start, end, isDoubled, visit)
    if (places.count > 0) book.learn(bytes, places, start, end, names.slice(0, places.count))
  }
}
