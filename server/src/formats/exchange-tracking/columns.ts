import { TIME } from '../../frames/exchange/cells.ts'

export const CLIENT = 1
export const CLIENT_NAME = 2
export const SERVER = 3
export const SERVER_NAME = 4
export const SOURCE = 5
export const EVENT_ID = 6
export const ORIGINAL_CLIENT = 7

export const SLOTS: ReadonlyMap<string, number> = new Map([
  ['date-time', TIME],
  ['client-ip', CLIENT],
  ['client-hostname', CLIENT_NAME],
  ['server-ip', SERVER],
  ['server-hostname', SERVER_NAME],
  ['source', SOURCE],
  ['event-id', EVENT_ID],
  ['original-client-ip', ORIGINAL_CLIENT],
])

const BEFORE =
  'date-time client-ip client-hostname server-ip server-hostname source-context connector-id source event-id internal-message-id message-id'
const MESSAGE =
  'recipient-address recipient-status total-bytes recipient-count related-recipient-address reference message-subject sender-address return-path message-info'
const SINCE_2010 = 'directionality tenant-id original-client-ip original-server-ip custom-data'
const SINCE_2016 = 'transport-traffic-type log-id schema-version'
const list = (...parts: readonly string[]): readonly string[] => parts.join(' ').split(' ')

/** The columns of every version, by how many there are. */
const BY_COUNT: ReadonlyMap<number, readonly string[]> = new Map(
  [
    list(BEFORE, MESSAGE),
    list(BEFORE, MESSAGE, SINCE_2010),
    list(BEFORE, 'network-message-id', MESSAGE, SINCE_2010),
    list(BEFORE, 'network-message-id', MESSAGE, SINCE_2010, SINCE_2016),
  ].map(names => [names.length, names]),
)

/** The columns of a row without a heading, by their number. */
export const guessNames = (values: readonly string[]): readonly string[] | undefined =>
  /^[A-Z]+$/.test(values[8] ?? '') ? BY_COUNT.get(values.length) : undefined

/** Whether a row tells of a mail that this server handed to another: then the server is the client. */
export const isOutgoing = (source: string, event: string): boolean => source.toUpperCase() === 'SMTP' && /^SEND/i.test(event)
