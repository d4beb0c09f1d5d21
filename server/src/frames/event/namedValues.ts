import type { NamedValue } from '../../formats/format.ts'
import { fieldIn } from './dataNames.ts'
import { orderOf } from './dataOrder.ts'
import { headField } from './eventFields.ts'
import type { EventNotes, Unescape } from './eventNotes.ts'
import { EVENT_ID } from './slots.ts'

interface Noted {
  readonly isData: boolean
  readonly id: (event: number, order: readonly number[]) => string | undefined
  readonly start: number
  readonly end: number
  readonly escaped: boolean
}

/** Any byte that is no sign of an encoding. */
const LETTER = 0x80

/**
 * The values of one event by the index at which each begins in its text, as the scanner reads them: `read` hands the bytes over to the encoding. Every UTF-16
 * unit becomes one byte, so that places in the bytes are places in the text.
 */
export function namedValues(
  text: string,
  unescape: Unescape,
  read: (bytes: Uint8Array, notes: EventNotes) => void,
): ReadonlyMap<number, NamedValue> {
  const bytes = Uint8Array.from(text, sign => Math.min(sign.charCodeAt(0), LETTER))
  let noted: Noted[] = []
  let event = Number.NaN
  let unnamed = 0
  const note = (of: Uint8Array, start: number, end: number, escaped: boolean, isData: boolean, id: Noted['id']): void => {
    if (of === bytes) noted.push({ isData, id, start, end, escaped })
  }
  read(bytes, {
    head: (slot, of, start, end, escaped) => {
      if (slot === EVENT_ID) event = Number.parseInt(text.slice(start, end), 10)
      note(of, start, end, escaped, false, () => headField(slot))
    },
    data: (name, of, start, end, escaped) => note(of, start, end, escaped, true, () => (name < 0 ? undefined : fieldIn(event, name))),
    unnamed: (of, start, end, escaped) => {
      const place = unnamed++
      note(of, start, end, escaped, true, (id, order) => (order[place] === undefined ? undefined : fieldIn(id, order[place])))
    },
    forgetData: () => {
      noted = noted.filter(({ isData }) => !isData)
      unnamed = 0
    },
  })
  const order = orderOf(event, unnamed)
  const values = new Map<number, NamedValue>()
  for (const { id, start, end, escaped } of noted) {
    const written = text.slice(start, end)
    const field = id(event, order)
    const says = (escaped ? plain(written, unescape) : written).trim()
    if (field !== undefined) values.set(start + written.length - written.trimStart().length, { id: field, text: says })
  }
  return values
}

/** What escaped text says. */
function plain(text: string, unescape: Unescape): string {
  const bytes = new TextEncoder().encode(text)
  const into = new Uint8Array(bytes.length)
  return new TextDecoder().decode(into.subarray(0, unescape(bytes, 0, bytes.length, into, 0)))
}
