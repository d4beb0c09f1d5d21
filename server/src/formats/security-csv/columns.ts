import { delimiterOf } from '../../frames/csv/delimiter.ts'
import { valuesOf } from '../../frames/csv/columns.ts'
import { nameNumber, slotsIn } from '../../frames/event/dataNames.ts'
import { orderOf } from '../../frames/event/dataOrder.ts'
import { describedValues } from '../../frames/event/describedValues.ts'
import { UNKNOWN } from '../../frames/event/judge.ts'
import { EVENT_ID, EVENT_SOURCE } from '../../frames/event/slots.ts'
import { titledEvent } from '../../model/codes/eventTitles.ts'
import { GOES_ON, type Inner } from '../format.ts'
import { fieldOf } from './fields.ts'
import { DETAILS, isTitled, type Layout, layoutFor, MESSAGE, NAMED, PAYLOAD, STRINGS, UNREAD } from './layout.ts'
import { detailNumber, eachDetail } from './timeline.ts'

const encoder = new TextEncoder()

/** A record as its layout cuts it. */
interface Cut {
  readonly values: readonly string[]
  readonly layout: Layout
  readonly event: number
  readonly source: string
}

function cut(heading: string, record: string): Cut {
  const bytes = encoder.encode(record)
  const values = valuesOf(record, String.fromCharCode(delimiterOf(bytes, 0, bytes.length)))
  const layout = layoutFor(heading, values) ?? []
  const valueOf = (slot: number): string => values[layout.indexOf(slot)] ?? ''
  const event = isTitled(layout) ? (titledEvent(valueOf(MESSAGE)) ?? UNKNOWN) : Number.parseInt(valueOf(EVENT_ID), 10)
  return { values, layout, event, source: valueOf(EVENT_SOURCE) }
}

/** The field of every column of a record. What stands behind a description that is the last column belongs to it. */
export function eventColumns(heading: string, record: string): readonly string[] {
  const { values, layout, event } = cut(heading, record)
  const goesOn = layout.at(-1) === MESSAGE
  return values.map((_, column) => (goesOn && column >= layout.length ? GOES_ON : fieldOf(slotIn(layout[column] ?? UNREAD, event), event)))
}

/** The slot of a column, where it holds a value of the data. */
const slotIn = (holds: number, event: number): number => (holds >= NAMED ? slotOfName(event, holds - NAMED) : holds)

/**
 * The values inside a column: in a description where its labels say them, in joined values by the order of the event, in JSON beside their names; and a value
 * itself where its quotes are doubled. What they say is with single ones.
 */
export function eventParts(heading: string, record: string, field: string, text: string): readonly Inner[] {
  const { values, event, source } = cut(heading, record)
  const parts = partsOf(event, source, field, text)
  const isDoubled = text.includes(DOUBLED) && values.includes(singled(text))
  if (!isDoubled || field === fieldOf(PAYLOAD, event)) return parts
  const inner = parts.length > 0 ? parts : [{ id: field, start: 0, end: text.length }]
  return inner.map(part => ({ ...part, text: singled(text.slice(part.start, part.end)) }))
}

const DOUBLED = '""'
const singled = (text: string): string => text.replaceAll(DOUBLED, '"')

function partsOf(event: number, source: string, field: string, text: string): readonly Inner[] {
  if (field === fieldOf(MESSAGE, event)) return messageParts(event, source, text)
  if (field === fieldOf(STRINGS, event)) return stringParts(event, text)
  if (field === fieldOf(DETAILS, event)) return detailParts(event, text)
  return field === fieldOf(PAYLOAD, event) ? payloadParts(event, text) : []
}

/** Any byte that is no sign of details. */
const LETTER = 0x80
const BAR = 0xa6

/** Every UTF-16 unit becomes one byte, so that places in the bytes are places in the text. */
function detailParts(event: number, text: string): readonly Inner[] {
  const bytes = Uint8Array.from(text, sign => (sign.charCodeAt(0) === BAR ? BAR : Math.min(sign.charCodeAt(0), LETTER)))
  const parts: Inner[] = []
  eachDetail(bytes, 0, bytes.length, ({ at, nameEnd, from, to }) => {
    const id = fieldOf(slotOfName(event, detailNumber(event, text.slice(at, nameEnd))), event)
    if (isKnown(id) && to > from) parts.push({ id, start: from, end: to })
  })
  return parts
}

function messageParts(event: number, source: string, text: string): readonly Inner[] {
  return describedValues(text, event, source)
    .map(({ slot, start, end }) => ({ id: fieldOf(slot, event), start, end }))
    .filter(({ id }) => isKnown(id))
}

function stringParts(event: number, text: string): readonly Inner[] {
  const values = text.split('|')
  const order = orderOf(event, values.length)
  let start = 0
  return values.flatMap((value, place) => {
    const from = start
    start += value.length + 1
    const id = fieldOf(slotOfName(event, order[place] ?? UNREAD), event)
    return isKnown(id) && value !== '' ? [{ id, start: from, end: from + value.length }] : []
  })
}

const PAIR = /"{1,2}@Name"{1,2}:\s*"{1,2}(\w+)"{1,2},\s*"{1,2}#text"{1,2}:\s*"{1,2}([^"]*)"/dg

function payloadParts(event: number, text: string): readonly Inner[] {
  return [...text.matchAll(PAIR)].flatMap(match => {
    const [start, end] = match.indices?.[2] ?? [0, 0]
    const id = fieldOf(slotOfName(event, nameNumber(match[1] ?? '')), event)
    return isKnown(id) && end > start ? [{ id, start, end }] : []
  })
}

const isKnown = (id: string): boolean => id !== fieldOf(UNREAD, Number.NaN)

/** The slot of a value of the data in an event. */
const slotOfName = (event: number, name: number): number => (name < 0 ? UNREAD : (slotsIn(event)[name] ?? UNREAD))
