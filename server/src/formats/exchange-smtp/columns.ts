import { TIME } from '../../frames/exchange/cells.ts'

export const CONNECTOR = 1
export const SESSION_ID = 2
export const SEQUENCE = 3
export const LOCAL = 4
export const REMOTE = 5
export const EVENT = 6
export const DATA = 7
export const CONTEXT = 8

/** The columns, in the order in which every version writes them. */
export const NAMES = [
  'date-time',
  'connector-id',
  'session-id',
  'sequence-number',
  'local-endpoint',
  'remote-endpoint',
  'event',
  'data',
  'context',
] as const

export const SLOTS: ReadonlyMap<string, number> = new Map(NAMES.map((name, slot) => [name, slot === 0 ? TIME : slot]))

/** Events: the connection opens and closes, the server sends and receives, and what it has to say about the session. */
export const OPENED = 0x2b
export const CLOSED = 0x2d
export const SENT = 0x3e
export const RECEIVED = 0x3c
export const NOTE = 0x2a

/** The columns of a row without a heading, from its shape. */
export function guessNames(values: readonly string[]): readonly string[] | undefined {
  const [time = '', , session = '', sequence = ''] = values
  const fits =
    values.length === NAMES.length &&
    /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d/.test(time) &&
    /^[0-9a-f]{8,16}$/i.test(session) &&
    /^\d+$/.test(sequence) &&
    /^[-+<>*]$/.test(values[EVENT] ?? '')
  return fits ? NAMES : undefined
}

/** Ports on which mail is delivered and handed in: a server whose partner has one of them is the client. */
const MAIL_PORTS: ReadonlySet<number> = new Set([25, 465, 587, 717, 2525])

/** Whether a heading says that the server is the client: a send log. Undefined where it says nothing. */
export function directionIn(heading: string): boolean | undefined {
  const kind = /^#log-type:\s*smtp (send|receive)/im.exec(heading)?.[1]
  return kind === undefined ? undefined : kind.toLowerCase() === 'send'
}

/** The same by the ports of a connection, for rows without a heading. */
export const isOutboundBy = (localPort: number, remotePort: number): boolean => MAIL_PORTS.has(remotePort) && !MAIL_PORTS.has(localPort)

/** The port on which a mailbox server takes over what its front end, or another server, hands on: the address there is a server's. */
export const PROXIED_PORT = 2525
