import type { NamedValue } from '../../formats/format.ts'
import { fieldIn, namesSomebody } from './dataNames.ts'
import { orderOf } from './dataOrder.ts'
import { DESCRIPTION, headField } from './eventFields.ts'
import type { EventNotes, Unescape } from './eventNotes.ts'
import { EVENT_ID, EVENT_SOURCE } from './slots.ts'
import { tellingOf } from './told.ts'

/** A value as it was noted: of the head by its slot, of the data by the number of its name or, without one, by its place; or the description. */
interface Noted {
  readonly kind: 'head' | 'data' | 'unnamed' | 'description'
  readonly number: number
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
  let source = ''
  let unnamed = 0
  const note = (kind: Noted['kind'], number: number, of: Uint8Array, start: number, end: number, escaped: boolean): void => {
    if (of === bytes) noted.push({ kind, number, start, end, escaped })
  }
  read(bytes, {
    head: (slot, of, start, end, escaped) => {
      if (slot === EVENT_ID) event = Number.parseInt(text.slice(start, end), 10)
      if (slot === EVENT_SOURCE) source = text.slice(start, end)
      note('head', slot, of, start, end, escaped)
    },
    data: (name, of, start, end, escaped) => note('data', name, of, start, end, escaped),
    unnamed: (of, start, end, escaped) => note('unnamed', unnamed++, of, start, end, escaped),
    description: (of, start, end, escaped) => note('description', 0, of, start, end, escaped),
    forgetData: () => {
      noted = noted.filter(({ kind }) => kind === 'head' || kind === 'description')
      unnamed = 0
    },
  })
  const fieldOf = fields(noted, event, orderOf(event, unnamed), tellingOf(event, source) !== undefined)
  const values = new Map<number, NamedValue>()
  for (const one of noted) {
    const { start, end, escaped } = one
    const written = text.slice(start, end)
    const field = fieldOf(one)
    const says = (escaped ? plain(written, unescape) : written).trim()
    if (field === undefined) continue
    // A grammar leaves the blanks before a value out, or not.
    for (const at of [start, start + written.length - written.trimStart().length]) values.set(at, { id: field, text: says })
  }
  return values
}

/** The field of each value of an event; of the description where no other value says who or where. In words `isTold` are values without names. */
function fields(noted: readonly Noted[], event: number, order: readonly number[], isTold: boolean): (one: Noted) => string | undefined {
  const nameOf = ({ kind, number }: Noted): number => (kind === 'unnamed' ? (order[number] ?? -1) : number)
  const isData = ({ kind }: Noted): boolean => kind === 'data' || kind === 'unnamed'
  const isNamed = noted.some(one => isData(one) && one.end > one.start && namesSomebody(event, nameOf(one)))
  return one => {
    if (one.kind === 'head') return headField(one.number)
    if (one.kind === 'description') return isNamed ? undefined : DESCRIPTION.id
    if (one.kind === 'unnamed' && isTold) return DESCRIPTION.id
    return fieldIn(event, nameOf(one))
  }
}

/** What escaped text says. */
function plain(text: string, unescape: Unescape): string {
  const bytes = new TextEncoder().encode(text)
  const into = new Uint8Array(bytes.length)
  return new TextDecoder().decode(into.subarray(0, unescape(bytes, 0, bytes.length, into, 0)))
}
