/**
 * The columns of a W3C extended log that say something about a logon: a number (slot) for each, so that a row needs no names. Slot 0 takes every column
 * nobody asks for.
 */
export const UNUSED = 0
export const DATE = 1
export const TIME = 2
export const C_IP = 3
export const CS_USERNAME = 4
export const S_COMPUTERNAME = 5
export const S_IP = 6
export const CS_METHOD = 7
export const CS_URI_STEM = 8
export const CS_URI_QUERY = 9
export const SC_STATUS = 10
export const SC_SUBSTATUS = 11
export const SC_WIN32_STATUS = 12
export const USER_AGENT = 13
export const FORWARDED_FOR = 14
export const X_SESSION = 15
export const S_REASON = 16
export const S_PORT = 17
/** The session in front of the command (`[3` of `[3]PASS`), and the command without it: where the service writes them so. */
export const CS_METHOD_SESSION = 18
export const CS_METHOD_VERB = 19
export const SLOTS = 20

const SLOT_OF: ReadonlyMap<string, number> = new Map([
  ['date', DATE],
  ['time', TIME],
  ['c-ip', C_IP],
  ['cs-username', CS_USERNAME],
  ['s-computername', S_COMPUTERNAME],
  ['s-ip', S_IP],
  ['s-port', S_PORT],
  ['cs-method', CS_METHOD],
  ['cs-uri-stem', CS_URI_STEM],
  ['cs-uri', CS_URI_STEM],
  ['cs-uri-query', CS_URI_QUERY],
  ['sc-status', SC_STATUS],
  ['sc-substatus', SC_SUBSTATUS],
  ['sc-win32-status', SC_WIN32_STATUS],
  ['cs(user-agent)', USER_AGENT],
  ['x-session', X_SESSION],
  ['s-reason', S_REASON],
])

/** Request headers in which proxies name the client they speak for; IIS logs them as custom columns, under their own name or as `cs(Name)`. */
const FORWARDING: ReadonlySet<string> = new Set([
  'x-forwarded-for',
  'x_forwarded_for',
  'x-real-ip',
  'true-client-ip',
  'cf-connecting-ip',
  'x-client-ip',
  'x-cluster-client-ip',
  'x-original-for',
  'x-azure-clientip',
  'fastly-client-ip',
])

/** Whether a column holds the client that a proxy names. */
export const isForwarding = (name: string): boolean => FORWARDING.has(name.toLowerCase().replace(/^cs\((.*)\)$/, '$1'))

const slotOf = (name: string): number => SLOT_OF.get(name.toLowerCase()) ?? (isForwarding(name) ? FORWARDED_FOR : UNUSED)

/** Columns of IIS Advanced Logging that stand for date and time where it is told to write local time only. */
const LOCAL: ReadonlyMap<string, number> = new Map([
  ['date-local', DATE],
  ['time-local', TIME],
])

/** Whether the rows under these columns have their time in local time only. */
const isLocalTime = (names: readonly string[]): boolean => {
  const known = names.map(name => name.toLowerCase())
  return !known.includes('time') && !known.includes('date') && [...LOCAL.keys()].every(name => known.includes(name))
}

/** A row with more values than this fits no heading. */
export const MOST_COLUMNS = 1023

/** More values than any row has. */
const NO_ROW = 0x7fffffff

/** What the columns of the rows below a `#Fields` line are. */
export interface Columns {
  readonly names: readonly string[]
  /** How many values a row has that fits. */
  readonly count: number
  /** The slot of every column; columns beyond the named ones are unused. */
  readonly slots: Uint8Array
  readonly dated: boolean
  readonly timed: boolean
  /** Whether date and time are local. */
  readonly local: boolean
}

export function columnsOf(names: readonly string[]): Columns {
  const slots = new Uint8Array(MOST_COLUMNS + 1)
  const taken = new Set<number>()
  const local = isLocalTime(names)
  names.slice(0, MOST_COLUMNS).forEach((name, column) => {
    const slot = (local ? LOCAL.get(name.toLowerCase()) : undefined) ?? slotOf(name)
    if (!taken.has(slot)) slots[column] = slot
    taken.add(slot)
  })
  const count = names.length > MOST_COLUMNS ? NO_ROW : names.length
  return { names, count, slots, dated: taken.has(DATE), timed: taken.has(TIME), local }
}

/** On what clock the rows below a heading are written; undefined where they have no times. */
export function basisUnder(heading: string): 'utc' | 'local' | undefined {
  const { timed, local } = columnsOf(fieldNames(heading) ?? [])
  if (!timed) return undefined
  return local ? 'local' : 'utc'
}

const FIELDS = /^#fields:/i

/** The column names of a `#Fields` line; undefined where the text is none. */
export function fieldNames(line: string): readonly string[] | undefined {
  if (!FIELDS.test(line)) return undefined
  return line.replace(FIELDS, '').split(/\s+/).filter(Boolean)
}
