import { TIME } from './cells.ts'

export const SESSION_ID = 1
export const SERVER = 2
export const CLIENT = 3
export const USER_NAME = 4
export const COMMAND = 5
export const PARAMETERS = 6
export const CONTEXT = 7
export const EVENT = 8
export const DATA = 9

/** The columns of POP3 and IMAP4 logs: one row a command since Exchange 2010, one a line of the dialogue in 2007. */
export const MAILBOX_SLOTS: ReadonlyMap<string, number> = new Map([
  ['datetime', TIME],
  ['date-time', TIME],
  ['sessionid', SESSION_ID],
  ['session-id', SESSION_ID],
  ['sip', SERVER],
  ['local-endpoint', SERVER],
  ['cip', CLIENT],
  ['remote-endpoint', CLIENT],
  ['user', USER_NAME],
  ['command', COMMAND],
  ['parameters', PARAMETERS],
  ['context', CONTEXT],
  ['event', EVENT],
  ['data', DATA],
])

const BEFORE = ['dateTime', 'sessionId', 'seqNumber', 'sIp', 'cIp', 'user', 'duration']
const BEHIND = ['command', 'parameters', 'context']
/** The columns of a row by how many it has. */
const BY_COUNT: ReadonlyMap<number, readonly string[]> = new Map([
  [10, [...BEFORE, ...BEHIND]],
  [12, [...BEFORE, 'rqsize', 'rpsize', ...BEHIND]],
  [13, [...BEFORE, 'rqsize', 'rpsize', ...BEHIND, 'puid']],
])

/** The columns of a row without a heading, from its shape. */
export function guessMailbox(values: readonly string[]): readonly string[] | undefined {
  const [time = '', session = '', sequence = ''] = values
  const fits = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d/.test(time) && /^[0-9a-f]{8,16}$/i.test(session) && /^\d+$/.test(sequence)
  return fits ? BY_COUNT.get(values.length) : undefined
}

/** Ports of the services on a mailbox server that take over from its front end: the address there is the front end's. */
const BACK_END_PORTS: ReadonlySet<number> = new Set([1110, 1995, 1143, 1993, 9933])
export const isBackEnd = (serverPort: number): boolean => BACK_END_PORTS.has(serverPort)
