import { ascii, startsWith } from '../../frames/ascii.ts'
import { nameAt } from '../../frames/event/dataNames.ts'
import type { EventNotes } from '../../frames/event/eventNotes.ts'
import { type JsonHandler, jsonReader } from '../../frames/json/values.ts'

/** How the values of an event stand in the column Payload: `{"EventData":{"Data":[{"@Name":"TargetUserName","#text":"User1"},…]}}`. */
const NAME = ascii('@Name')
const TEXT = ascii('#text')
/** The key before a value: one of the two, or another. */
const OTHER = 0
const NAMES = 1
const SAYS = 2

const isKey = (bytes: Uint8Array, start: number, end: number, key: Uint8Array): boolean =>
  end - start === key.length && startsWith(bytes, start, end, key)

/** Reads payloads, noting their values. One for each file. */
export function payloadReader(notes: EventNotes): (bytes: Uint8Array, start: number, end: number) => void {
  const readJson = jsonReader()
  let source: Uint8Array = new Uint8Array(0)
  let key = OTHER
  let name = -1
  const handler: JsonHandler = {
    key: (start, end) => {
      const says = isKey(source, start, end, TEXT) ? SAYS : OTHER
      key = isKey(source, start, end, NAME) ? NAMES : says
    },
    scalar: (start, end, escaped) => {
      if (key === NAMES) name = nameAt(source, start, end)
      else if (key === SAYS) notes.data(name, source, start, end, escaped)
    },
    open: () => {
      key = OTHER
      name = -1
      return true
    },
    close: () => {},
  }
  return (bytes, start, end) => {
    source = bytes
    key = OTHER
    name = -1
    readJson(bytes, start, end, handler)
  }
}
