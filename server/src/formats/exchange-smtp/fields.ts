import { namesIn, valuesOf } from '../../frames/csv/columns.ts'
import { portOf } from '../../frames/exchange/endpoint.ts'
import { innerOf, type InnerRule } from '../../frames/exchange/inner.ts'
import type { Field, Inner } from '../format.ts'
import { directionIn, isOutboundBy, PROXIED_PORT } from './columns.ts'
import { isCommand } from './phrases.ts'

/** The columns of a protocol log, and what they hold in some rows. Source: README.md#fields. */
export const FIELDS: readonly Field[] = [
  { id: 'date-time', label: 'date-time', kind: 'time', meaning: 'When it happened, UTC.', unit: 'yyyy-mm-ddThh:mm:ss.mmmZ' },
  {
    id: 'connector-id',
    label: 'connector-id',
    kind: 'text',
    meaning: 'Connector that took the connection; a receive connector is named SERVER\\connector.',
  },
  {
    id: 'server-name',
    label: 'connector-id',
    kind: 'host',
    role: 'logger',
    meaning: 'Machine that the connector belongs to, which wrote the row.',
  },
  { id: 'session-id', label: 'session-id', kind: 'session', role: 'session', meaning: 'Connection that the row belongs to.' },
  { id: 'sequence-number', label: 'sequence-number', kind: 'number', meaning: 'Place of the row in its session, from 0.' },
  { id: 'local-endpoint', label: 'local-endpoint', kind: 'ip', role: 'server', meaning: 'Address and port that the client reached.' },
  { id: 'remote-endpoint', label: 'remote-endpoint', kind: 'ip', role: 'client', meaning: 'Address and port the connection came from.' },
  {
    id: 'front-end',
    label: 'remote-endpoint',
    kind: 'ip',
    role: 'via',
    meaning: 'Server that handed the connection on; the client stands in the log of that server.',
  },
  {
    id: 'forwarded-client',
    label: 'IP',
    kind: 'ip',
    role: 'forwarded',
    meaning: 'Address of the client, as the server that handed the connection on names it.',
  },
  { id: 'remote-server', label: 'remote-endpoint', kind: 'ip', role: 'server', meaning: 'Server that this one connected to.' },
  { id: 'own-endpoint', label: 'local-endpoint', kind: 'text', meaning: 'Address and port from which this server connected.' },
  {
    id: 'event',
    label: 'event',
    kind: 'text',
    meaning: 'What happened: + connected, - disconnected, > sent by the server, < received by it, * a note.',
  },
  { id: 'data', label: 'data', kind: 'text', meaning: 'Command or reply as it went over the wire; after a sign-in, the account.' },
  { id: 'greeting-name', label: 'data', kind: 'host', role: 'source', meaning: 'Name the client gives itself; no user.' },
  { id: 'reply', label: 'data', kind: 'code', space: 'smtp', meaning: 'Reply of the server; 535 refuses a sign-in.' },
  { id: 'sign-in-data', label: 'data', kind: 'secret', meaning: 'Part of a sign-in: it can hold user and password, only encoded.' },
  { id: 'context', label: 'context', kind: 'text', meaning: 'Note of the server about the session, such as why a sign-in failed.' },
  { id: 'user-name', label: 'User Name', kind: 'user', role: 'user', meaning: 'Account that tried to sign in, or that has signed in.' },
]

const EVENT = 6
const DATA = 7

/** The field of every column in one row under its heading. */
export function smtpColumns(heading: string, record: string): readonly (string | undefined)[] {
  const names = namesIn(heading, ',').map(name => name.toLowerCase())
  const values = valuesOf(record, ',')
  const valueIn = (column: string): string => values[names.indexOf(column)] ?? ''
  const [localPort, remotePort] = [portOf(valueIn('local-endpoint')), portOf(valueIn('remote-endpoint'))]
  const sends = directionIn(heading) ?? isOutboundBy(localPort, remotePort)
  return names.map(name => {
    if (sends && name === 'remote-endpoint') return 'remote-server'
    if (sends && name === 'local-endpoint') return 'own-endpoint'
    if (name === 'remote-endpoint' && localPort === PROXIED_PORT) return 'front-end'
    if (name === 'data') return dataField(values[EVENT] ?? '', values[DATA] ?? '', valueIn('context'), sends)
    return FIELDS.some(({ id }) => id === name) ? name : undefined
  })
}

/** What `data` is in a row: what a client sends that is no command is a part of its sign-in. */
function dataField(event: string, data: string, context: string, sends: boolean): string {
  if (event === (sends ? '>' : '<') && data !== '' && !isCommand(data)) return 'sign-in-data'
  return event === '*' && context === 'authenticated' && !sends ? 'user-name' : 'data'
}

/** What stands inside the value of a field. */
const INSIDE: ReadonlyMap<string, readonly InnerRule[]> = new Map<string, readonly InnerRule[]>([
  ['connector-id', [['server-name', /^([^\\]+)\\/d]]],
  ['context', [['user-name', /^User Name: (?!NULL$)(.+)$/di]]],
  [
    'data',
    [
      ['greeting-name', /^(?:EHLO|HELO) (\S+)/di],
      ['forwarded-client', /^XPROXY\w* .*?\bIP=(\S+)/d],
      ['reply', /^(\d{3})(?=[ -]|$)/d],
      ['sign-in-data', /^AUTH \S+ (.+)$/di],
    ],
  ],
])

export const smtpWithin = (_heading: string, _record: string, field: string, text: string): readonly Inner[] =>
  innerOf(field, text, INSIDE.get(field) ?? [])
