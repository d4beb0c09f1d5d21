import type { EventNotes } from '../../frames/event/eventNotes.ts'
import type { JsonHandler } from '../../frames/json/values.ts'

/** How the values of an event stand in the column Payload: `{"EventData":{"Data":[{"@Name":"TargetUserName","#text":"User1"},…]}}`. */
const NAME = '@Name'
const TEXT = '#text'

/** Notes the values of a payload as they are read from `bytes`. */
export function payloadHandler(
  bytes: Uint8Array,
  nameAt: (bytes: Uint8Array, start: number, end: number) => number,
  notes: EventNotes,
): JsonHandler {
  let key = ''
  let name = -1
  return {
    key: (start, end) => {
      key = end - start === NAME.length ? String.fromCharCode(...bytes.subarray(start, end)) : ''
    },
    scalar: (start, end, escaped) => {
      if (key === NAME) name = nameAt(bytes, start, end)
      else if (key === TEXT) notes.data(name, bytes, start, end, escaped)
    },
    open: () => {
      key = ''
      name = -1
      return true
    },
    close: () => {},
  }
}
