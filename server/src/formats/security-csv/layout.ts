import * as S from '../../frames/event/slots.ts'
import { dataColumns } from './dataColumns.ts'

/**
 * What a column holds that is no slot: nothing to read, the description, values joined by bars, values in JSON; from `NAMED` on a value of the event's data by the
 * number of its name. Columns beyond those of the heading are `UNREAD`.
 */
export const UNREAD = -1
export const MESSAGE = 100
export const STRINGS = 101
export const PAYLOAD = 102
/** What hayabusa writes of an event: values with their names, the log and the number of the record. */
export const DETAILS = 103
export const CHANNEL = 104
export const RECORD = 105
export const NAMED = 200

/** What every column of a file's rows holds: a slot, or one of the above. */
export type Layout = readonly number[]

/** The headings of all tools, in lower case. A tool that writes two columns of one thing has the better one first. */
const HEADINGS: readonly (readonly [holds: number, names: readonly string[]])[] = [
  [S.AUDIT, ['keywords', 'entrytype', 'eventtypename', 'type', 'eventtype']],
  [S.EVENT_SOURCE, ['source', 'providername', 'provider', 'sourcename', 'eventsourcename']],
  [S.EVENT_ID, ['event id', 'eventid', 'id', 'event', 'activity']],
  [S.DATE, ['date and time', 'timecreated', 'timegenerated', 'date time', 'timewritten']],
  [S.COMPUTER, ['computer', 'machinename', 'computername']],
  [MESSAGE, ['message', 'description']],
  [STRINGS, ['strings']],
  [PAYLOAD, ['payload']],
]

const holdsOf: ReadonlyMap<string, number> = new Map(HEADINGS.flatMap(([holds, names]) => names.map(name => [name, holds] as const)))

/** Event Viewer since Vista names five columns and writes six values, in any language. */
export const VISTA: Layout = [S.AUDIT, S.DATE, S.EVENT_SOURCE, S.EVENT_ID, UNREAD, MESSAGE]
/** Event Viewer of Windows 2000 to 2003 names none: date, time, source, type, category, event, user, computer, description. */
export const WITHOUT_HEADING: Layout = [S.DATE, S.TIME, S.EVENT_SOURCE, S.AUDIT, UNREAD, S.EVENT_ID, UNREAD, S.COMPUTER, MESSAGE]
const VISTA_HEADINGS = 5

/** A heading says at least when and what happened, and something of who or where: all of that can be said by the description alone. */
const HELPFUL = [S.EVENT_SOURCE, S.COMPUTER, MESSAGE, STRINGS]

/** The layout that a first record names; undefined where it is no heading. Five words are the heading of Event Viewer in some language. */
export const layoutOf = (names: readonly string[]): Layout | undefined =>
  knownLayout(names) ?? (names.length === VISTA_HEADINGS && names.every(isWord) ? VISTA : undefined)

/** Columns of a timeline of hayabusa; `ExtraFieldInfo`, which other profiles leave out, holds what Details do not. */
const TIMELINE: ReadonlyMap<string, number> = new Map([
  ['Timestamp', S.DATE],
  ['Computer', S.COMPUTER],
  ['Channel', CHANNEL],
  ['EventID', S.EVENT_ID],
  ['RecordID', RECORD],
  ['Details', DETAILS],
])
const namesTimeline = (names: readonly string[]): boolean =>
  names.includes('RuleTitle') && [...TIMELINE.keys()].every(name => names.includes(name))

/** Whether rows are those of a timeline. */
export const isTimeline = (layout: Layout): boolean => layout.includes(RECORD)

/** The layout that names in known words have. */
export function knownLayout(names: readonly string[]): Layout | undefined {
  if (namesTimeline(names)) return names.map(name => (name === 'ExtraFieldInfo' ? DETAILS : (TIMELINE.get(name) ?? UNREAD)))
  const best = new Map<number, number>()
  for (const [column, name] of names.entries()) {
    const holds = holdsOf.get(plain(name))
    if (holds === undefined) continue
    const before = best.get(holds)
    if (before === undefined || rank(name) < rank(names[before]!)) best.set(holds, column)
  }
  const isHeading = best.has(S.DATE) && (best.has(S.EVENT_ID) ? HELPFUL.some(holds => best.has(holds)) : best.has(MESSAGE))
  return isHeading ? columnsOf(names, best) : undefined
}

/** Whether rows say which event they are by the title in their description alone. */
export const isTitled = (layout: Layout): boolean => !layout.includes(S.EVENT_ID)

function columnsOf(names: readonly string[], best: ReadonlyMap<number, number>): Layout {
  const layout = Array<number>(names.length).fill(UNREAD)
  for (const [column, name] of dataColumns(names)) layout[column] = NAMED + name
  for (const [holds, column] of best) layout[column] = holds
  const isVista =
    names.length === VISTA_HEADINGS &&
    !best.has(MESSAGE) &&
    VISTA.every((holds, column) => column === 0 || holds < 0 || holds === MESSAGE || holds === layout[column])
  return isVista ? VISTA : layout
}

/** A name in lower case, without a note of the zone. */
const plain = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/ \[utc\]$/, '')

const rank = (name: string): number =>
  HEADINGS.flatMap(([, names]) => [...names.entries()]).find(([, known]) => known === plain(name))?.[0] ?? 0

/** A heading in some language: letters, and no digit. */
const isWord = (name: string): boolean => /^[^\d]*\p{L}[^\d]*$/u.test(name)

/** The columns of the event logs that Log Parser reads, where it was told to write no headers (source: README.md, Log Parser). */
const LOG_PARSER_COLUMNS =
  'EventLog,RecordNumber,TimeGenerated,TimeWritten,EventID,EventType,EventTypeName,EventCategory,EventCategoryName,SourceName,Strings,ComputerName,SID,Message,Data'
const LOG_PARSER: Layout = knownLayout(LOG_PARSER_COLUMNS.split(',')) ?? []

/** The layout of a record without any heading above it, from the shape of its values; undefined where it has none that is known. */
export function guessLayout(values: readonly string[]): Layout | undefined {
  if (values.length >= VISTA.length && isDate(values[1]) && isNumber(values[3]) && !isDate(values[0])) return VISTA
  const isLogParser = values.length >= LOG_PARSER.length && /^\d+$/.test(values[1] ?? '') && isDate(values[2]) && isDate(values[3])
  if (isLogParser && isNumber(values[4])) return LOG_PARSER
  return values.length >= WITHOUT_HEADING.length && isDate(values[0]) && isTime(values[1]) && isNumber(values[5])
    ? WITHOUT_HEADING
    : undefined
}

/** What an Event ID looks like, alone or with the title of the event behind it. */
export const isNumber = (text = ''): boolean => /^\d{1,5}(?: - \S.*)?$/.test(text.trim())
/** A date in the form of any locale, with or without a time behind it. */
export const isDate = (text = ''): boolean =>
  /^[\u200e\u200f]*\d{1,4}[\u200e\u200f]*[./-][\u200e\u200f]*\d{1,2}[\u200e\u200f]*[./-][\u200e\u200f]*\d{1,4}/.test(text.trim())
const isTime = (text = ''): boolean => /^\d{1,2}[:.]\d{2}([:.]\d{2})?/.test(text.trim())

/** The layout in force for a record. */
export const layoutFor = (heading: string, values: readonly string[]): Layout | undefined =>
  heading === '' ? guessLayout(values) : layoutOf(heading.split(','))
