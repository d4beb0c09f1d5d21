import { AUDIT, COMPUTER, EVENT_ID, EVENT_SOURCE } from '../../frames/event/slots.ts'
import { wordTable } from '../../frames/wordTable.ts'

/** Where in the object of an event its reader is. */
export const IGNORED = 0
/** The object itself: a flat event, or what holds the parts of one. */
export const ROOT = 1
export const EVENT = 2
export const SYSTEM = 3
export const PROVIDER = 4
export const ID = 5
export const TIME = 6
export const KEYWORDS = 7
/** EventData or UserData, whose members are values. */
export const DATA = 8
/** The list of values inside it, one of them with its name, and several without. */
export const LIST = 9
export const ITEM = 10
/** The members of Elastic's winlogbeat. */
const WINLOG = 11
const ECS = 12
/** The members of Wazuh's data; their names begin with a small letter. */
const WAZUH = 13
const WAZUH_EVENT = 14
const WAZUH_SYSTEM = 15
export const WAZUH_DATA = 16
const PLACES = 17

/** What a value below a key is: nothing, a value of the head (its slot), or one of these. */
export const NOTHING = -1
export const NAME = 100
export const TEXT = 101
/** Times: of the event in UTC, of a document that holds it, and local. */
export const SYSTEM_TIME = 102
export const DOCUMENT_TIME = 103
export const LOCAL_TIME = 104
export const PAYLOAD = 105
export const UNNAMED = 106
/** A value of the data if its key is one. */
export const NAMED = 107
/** The text of the event. */
export const DESCRIPTION = 108
/** The event number as PowerShell writes it; the process that then wrote the event. */
export const RECORD_ID = 109
export const PROCESS = 110
/** What a message in GELF has, and what in it alone is the machine and the time of the event. */
export const SHORT = 111
export const HOST = 112
export const STAMP = 113

type Rule = readonly [place: number, keys: string, inside: number, value: number]

const ATTRIBUTES = '#attributes $ @attributes attributes'

const RULES: readonly Rule[] = [
  [ROOT, 'Event', EVENT, NOTHING],
  [ROOT, '_source Events events', ROOT, NOTHING],
  [ROOT, 'winlog', WINLOG, NOTHING],
  [ROOT, 'event', ECS, NOTHING],
  [ROOT, 'Properties ReplacementStrings StringInserts', LIST, NOTHING],
  [ROOT, 'EventID EventId event_id EventCode', ID, EVENT_ID],
  [ROOT, 'Id', ID, RECORD_ID],
  [ROOT, 'ProcessId', IGNORED, PROCESS],
  [ROOT, 'SourceName EventSourceName ProviderName Provider provider_name source_name Source', PROVIDER, EVENT_SOURCE],
  [ROOT, 'Hostname Computer ComputerName MachineName computer_name', IGNORED, COMPUTER],
  [ROOT, 'EventType Keywords keywords EntryType', KEYWORDS, AUDIT],
  [ROOT, '@timestamp TimeGenerated', TIME, DOCUMENT_TIME],
  [ROOT, 'SystemTime', TIME, SYSTEM_TIME],
  [ROOT, 'TimeCreated', TIME, LOCAL_TIME],
  [ROOT, 'EventTime', IGNORED, LOCAL_TIME],
  [ROOT, 'Message full_message', IGNORED, DESCRIPTION],
  [ROOT, 'short_message', IGNORED, SHORT],
  [ROOT, 'host', IGNORED, HOST],
  [ROOT, 'timestamp', IGNORED, STAMP],
  [ROOT, 'Payload', IGNORED, PAYLOAD],
  ...[ROOT, EVENT].flatMap((place): Rule[] => [
    [place, 'System', SYSTEM, NOTHING],
    [place, 'EventData UserData event_data user_data', DATA, NOTHING],
  ]),
  [SYSTEM, 'Provider Provider_attributes', PROVIDER, EVENT_SOURCE],
  [SYSTEM, 'EventID', ID, EVENT_ID],
  [SYSTEM, 'Computer', IGNORED, COMPUTER],
  [SYSTEM, 'Keywords', KEYWORDS, AUDIT],
  [SYSTEM, 'TimeCreated TimeCreated_attributes', TIME, SYSTEM_TIME],
  [PROVIDER, ATTRIBUTES, PROVIDER, NOTHING],
  [PROVIDER, 'Name @Name _Name -Name', IGNORED, EVENT_SOURCE],
  [ID, '#text text _ value Value', IGNORED, EVENT_ID],
  [TIME, ATTRIBUTES, TIME, NOTHING],
  [TIME, 'SystemTime @SystemTime _SystemTime -SystemTime value', IGNORED, SYSTEM_TIME],
  [DATA, 'Data', LIST, UNNAMED],
  [DATA, ATTRIBUTES, IGNORED, NOTHING],
  [ITEM, 'Name @Name _Name -Name', IGNORED, NAME],
  [ITEM, '#text text Text _ value Value content', LIST, TEXT],
  [ITEM, ATTRIBUTES, ITEM, NOTHING],
  [WINLOG, 'event_id', ID, EVENT_ID],
  [WINLOG, 'provider_name', IGNORED, EVENT_SOURCE],
  [WINLOG, 'computer_name', IGNORED, COMPUTER],
  [WINLOG, 'keywords', KEYWORDS, AUDIT],
  [WINLOG, 'time_created', IGNORED, SYSTEM_TIME],
  [WINLOG, 'event_data user_data', DATA, NOTHING],
  [ECS, 'code', IGNORED, EVENT_ID],
  [ECS, 'provider', IGNORED, EVENT_SOURCE],
  [ROOT, 'data', WAZUH, NOTHING],
  [WAZUH, 'win', WAZUH_EVENT, NOTHING],
  [WAZUH_EVENT, 'system', WAZUH_SYSTEM, NOTHING],
  [WAZUH_EVENT, 'eventdata', WAZUH_DATA, NOTHING],
  [WAZUH_SYSTEM, 'eventID', IGNORED, EVENT_ID],
  [WAZUH_SYSTEM, 'providerName', IGNORED, EVENT_SOURCE],
  [WAZUH_SYSTEM, 'computer', IGNORED, COMPUTER],
  [WAZUH_SYSTEM, 'keywords', IGNORED, AUDIT],
  [WAZUH_SYSTEM, 'systemTime', IGNORED, SYSTEM_TIME],
  [WAZUH_SYSTEM, 'message', IGNORED, DESCRIPTION],
]

const WORDS = [...new Set(RULES.flatMap(([, keys]) => keys.split(' ')))]
const wordAt = wordTable(WORDS)
const insides = new Uint8Array(PLACES * WORDS.length)
const values = new Int16Array(PLACES * WORDS.length).fill(NOTHING)
for (const [place, keys, inside, value] of RULES)
  for (const key of keys.split(' ')) {
    insides[place * WORDS.length + WORDS.indexOf(key)] = inside
    values[place * WORDS.length + WORDS.indexOf(key)] = value
  }

/** The number of a key that means something somewhere; -1 for others. */
export const keyAt = wordAt

const UNDERSCORE = 95
/** Where the name in a key begins: behind the underscore of those that GELF does not name itself. */
export const nameStart = (bytes: Uint8Array, start: number, end: number): number =>
  bytes[start] === UNDERSCORE && wordAt(bytes, start, end) < 0 ? start + 1 : start

/** Where the object or array below a key is. Objects inside data hold values too. */
export function insideOf(place: number, key: number): number {
  const inside = key < 0 ? IGNORED : insides[place * WORDS.length + key]!
  return inside === IGNORED && place === DATA && (key < 0 || !ATTRIBUTE_KEYS.has(key)) ? DATA : inside
}

const ATTRIBUTE_KEYS: ReadonlySet<number> = new Set(ATTRIBUTES.split(' ').map(key => WORDS.indexOf(key)))

/** What the value of a key is. */
export function valueOf(place: number, key: number): number {
  const value = key < 0 ? NOTHING : values[place * WORDS.length + key]!
  return value === NOTHING && (place === ROOT || place === DATA || place === WAZUH_DATA) ? NAMED : value
}

const wrapperAt = wordTable(['Events', 'events', 'Event', 'Records', 'records', 'value', 'hits', 'results', 'items', 'logs', 'data'])

/** Whether arrays under a key hold events: what surrounds those is no event. */
export const isWrapper = (bytes: Uint8Array, start: number, end: number): boolean => wrapperAt(bytes, start, end) >= 0
