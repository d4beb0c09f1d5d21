import { delimiterOf } from '../../frames/csv/delimiter.ts'
import { emptyRow, splitRow } from '../../frames/csv/row.ts'
import { valueTexts } from '../../frames/csv/value.ts'
import { DATE, EVENT_ID, EVENT_SOURCE } from '../../frames/event/slots.ts'
import { titledEvent } from '../../model/codes/eventTitles.ts'
import { viewOn } from '../../model/memory.ts'
import type { Head, Recognition } from '../format.ts'
import { beginsRow } from './begin.ts'
import { CHANNEL, guessLayout, isDate, isNumber, isTitled, type Layout, layoutOf, MESSAGE, VISTA, WITHOUT_HEADING } from './layout.ts'
import { isSecurityChannel } from './timeline.ts'

/** Records that are looked at. */
const MOST = 50
/** How many of them must have a date and an event number where they should. */
const FEWEST = 0.4
const TYPE_LINE = /^#TYPE /

/** Whether a text is an export of events in rows: by a heading that names event, time and source, else by the shape of its rows. */
export function recogniseSecurityCsv({ text }: Head): Recognition | undefined {
  const bytes = new TextEncoder().encode(text.replace(/^\uFEFF/, ''))
  // Most texts show in their first record that they are none; the others need not be taken apart then.
  const [first] = recordsOf(bytes, 1)
  if (first === undefined) return undefined
  const named = layoutOf(first)
  const layout = named ?? guessLayout(first)
  if (layout === undefined) return undefined
  const records = recordsOf(bytes, MOST)
  const rows = named === undefined ? records : records.slice(1)
  if (rows.length === 0) return undefined
  const events = rows.filter(row => isEvent(row, layout))
  if (events.length < rows.length * FEWEST) return undefined
  const security = events.some(row => isSecurity(row, layout))
  const how = named === undefined ? 'values in the order of Event Viewer' : `a heading that names ${first.slice(0, 4).join(', ')}`
  const whose = security ? ' of the Security log' : ''
  const what = isTitled(layout) ? 'the title of an event' : 'an event number'
  const because = `${how}, and ${what} in ${events.length} of ${rows.length} rows${whose}`
  return { confidence: security ? 0.95 : 0.6, because }
}

/** A row that Event Viewer wrote has a value for the description, too. */
const isEvent = (row: readonly string[], layout: Layout): boolean =>
  (isTitled(layout) ? titledEvent(row[layout.indexOf(MESSAGE)] ?? '') !== undefined : isNumber(row[layout.indexOf(EVENT_ID)])) &&
  isDate(row[layout.indexOf(DATE)]) &&
  ((layout !== VISTA && layout !== WITHOUT_HEADING) || row.length >= layout.length)

const isSecurity = (row: readonly string[], layout: Layout): boolean =>
  isTitled(layout) || isSecurityChannel(row[layout.indexOf(CHANNEL)] ?? '') || /security/i.test(row[layout.indexOf(EVENT_SOURCE)] ?? '')

/** The first whole records of a text, `most` of them. */
function recordsOf(bytes: Uint8Array, most: number): readonly (readonly string[])[] {
  const row = emptyRow()
  const view = viewOn(bytes)
  const records: (readonly string[])[] = []
  let at = 0
  let delimiter = 0
  while (at < bytes.length && records.length < most) {
    if (delimiter === 0) delimiter = delimiterOf(bytes, at, bytes.length)
    at = splitRow({ bytes, view, end: bytes.length, last: true, delimiter, quotes: true, begins: beginsRow, oneLine: false }, at, row)
    const values = valueTexts(bytes, row)
    if (TYPE_LINE.test(values[0] ?? '')) delimiter = 0
    else if (values.some(value => value.trim() !== '')) records.push(values)
  }
  return records
}
