import { fieldIds, namesIn, valuesOf } from '../../frames/csv/columns.ts'
import type { Field } from '../format.ts'
import { isOutgoing } from './columns.ts'

/** The columns of message tracking. Source: README.md#fields. */
export const FIELDS: readonly Field[] = [
  { id: 'date-time', label: 'date-time', kind: 'time', meaning: 'When it happened, UTC.', unit: 'yyyy-mm-ddThh:mm:ss.mmmZ' },
  { id: 'client-ip', label: 'client-ip', kind: 'ip', role: 'client', meaning: 'Machine that handed the mail over.' },
  {
    id: 'client-hostname',
    label: 'client-hostname',
    kind: 'host',
    role: 'source',
    meaning: 'Name of the machine that handed the mail over.',
  },
  { id: 'server-ip', label: 'server-ip', kind: 'ip', role: 'server', meaning: 'Machine that took the mail.' },
  {
    id: 'server-hostname',
    label: 'server-hostname',
    kind: 'host',
    role: 'logger',
    meaning: 'Name of the machine that took the mail, which wrote the row.',
  },
  { id: 'own-ip', label: 'client-ip', kind: 'ip', meaning: 'Address of this server, which handed the mail on.' },
  { id: 'own-hostname', label: 'client-hostname', kind: 'host', role: 'logger', meaning: 'Name of this server, which handed the mail on.' },
  { id: 'remote-hostname', label: 'server-hostname', kind: 'host', meaning: 'Name of the server that took the mail from this one.' },
  {
    id: 'source-context',
    label: 'source-context',
    kind: 'text',
    meaning: 'More about the source; for SMTP the session in the protocol log.',
  },
  { id: 'connector-id', label: 'connector-id', kind: 'text', meaning: 'Connector that the mail came or went by.' },
  { id: 'source', label: 'source', kind: 'text', meaning: 'Part of Exchange that tells it: SMTP, STOREDRIVER, ROUTING …' },
  { id: 'event-id', label: 'event-id', kind: 'text', meaning: 'What happened to the mail: RECEIVE, SEND, DELIVER, FAIL …' },
  { id: 'message-id', label: 'message-id', kind: 'text', meaning: 'The mail, by its own header.' },
  { id: 'recipient-address', label: 'recipient-address', kind: 'text', meaning: 'Whom it is for.' },
  { id: 'recipient-status', label: 'recipient-status', kind: 'text', meaning: 'What became of it for each recipient.' },
  { id: 'message-subject', label: 'message-subject', kind: 'text', meaning: 'Subject of the mail.' },
  { id: 'sender-address', label: 'sender-address', kind: 'text', meaning: 'Sender as the mail states him; no sign-in.' },
  { id: 'return-path', label: 'return-path', kind: 'text', meaning: 'Where a failure is reported to.' },
  {
    id: 'original-client-ip',
    label: 'original-client-ip',
    kind: 'ip',
    role: 'forwarded',
    meaning: 'Client that the mail first came from.',
  },
  { id: 'original-server-ip', label: 'original-server-ip', kind: 'ip', meaning: 'Server that first took it.' },
]

const OUTGOING: ReadonlyMap<string, string> = new Map([
  ['client-ip', 'own-ip'],
  ['client-hostname', 'own-hostname'],
  ['server-hostname', 'remote-hostname'],
])

/** The field of every column in one row under its heading. */
export function trackingColumns(heading: string, record: string): readonly (string | undefined)[] {
  const names = namesIn(heading, ',').map(name => name.toLowerCase())
  const values = valuesOf(record, ',')
  const outgoing = isOutgoing(values[names.indexOf('source')] ?? '', values[names.indexOf('event-id')] ?? '')
  return fieldIds(FIELDS, names).map(id => (outgoing && id !== undefined ? (OUTGOING.get(id) ?? id) : id))
}
